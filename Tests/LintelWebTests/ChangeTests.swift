// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign
import Testing

@testable import LintelWeb

@Suite struct ChangeTests {
  @Test func `claim and release through the form`() async throws {
    try await TestBoard.run { board in
      let key = try board.key("fs/tide")
      let ada = try await board.signIn(.ada)
      let bob = try await board.signIn(.bob)
      let page = try await board.client.get("/site/\(key)", cookie: ada.cookie)
      #expect(page.body.contains("action=\"/site/\(key)/claim\""))
      let claimed = try await board.client.post(
        "/site/\(key)/claim", ["key": ada.key], cookie: ada.cookie)
      #expect(claimed.status == 303)
      #expect(claimed["location"] == "/site/\(key)?done=claimed")
      #expect(try board.holder(key) == .ada)
      // Again is no harm.
      #expect(
        try await board.client.post("/site/\(key)/claim", ["key": ada.key], cookie: ada.cookie)
          .status == 303)

      let taken = try await board.client.post(
        "/site/\(key)/claim", ["key": bob.key], cookie: bob.cookie)
      #expect(taken.status == 409)
      #expect(taken.body.contains("Taken by Ada &lt;ada@example.org&gt; since"))
      let others = try await board.client.post(
        "/site/\(key)/release", ["key": bob.key], cookie: bob.cookie)
      #expect(others.status == 409)
      #expect(try board.holder(key) == .ada)

      let released = try await board.client.post(
        "/site/\(key)/release", ["key": ada.key], cookie: ada.cookie)
      #expect(released["location"] == "/site/\(key)?done=released")
      #expect(try board.holder(key) == nil)
      #expect(
        try await board.client.post("/site/\(key)/release", ["key": ada.key], cookie: ada.cookie)
          .status == 409)
      #expect(
        try await board.client.post(
          "/site/0123456789ab/claim", ["key": ada.key], cookie: ada.cookie
        ).status == 404)
      #expect(try board.ledger.faults().isEmpty)
    }
  }

  @Test func `a subsystem's free sites are claimed at once`() async throws {
    try await TestBoard.run { board in
      let taken = try board.key("fs/tide", api: "kunmap")
      _ = try board.ledger.claim([.key(taken)], by: .bob, now: .now)
      let ada = try await board.signIn(.ada)
      let title = PercentCoding.encode(Samples.subsystem)
      let reply = try await board.client.post(
        "/subsystem/claim", ["key": ada.key, "title": title], cookie: ada.cookie)
      #expect(reply.status == 303)
      #expect(reply["location"] == "/subsystem?title=\(title)&claimed=1")
      #expect(try board.holder(board.key("fs/tide")) == .ada)
      #expect(try board.holder(taken)?.address == Person.bob.address)
      let page = try await board.client.get(reply["location"], cookie: ada.cookie)
      #expect(page.status == 200 && page.body.contains("Claimed 1 site."))
      #expect(
        try await board.client.post(
          "/subsystem/claim", ["key": ada.key, "title": "none"], cookie: ada.cookie
        ).status == 404)
    }
  }

  @Test func `a change needs a session, the form's key and the board's origin`() async throws {
    try await TestBoard.run { board in
      let key = try board.key("fs/tide")
      let ada = try await board.signIn(.ada)
      let bob = try await board.signIn(.bob)
      let port = board.client.port
      for path in ["/site/\(key)/claim", "/site/\(key)/release", "/subsystem/claim", "/sign-out"] {
        func status(
          _ form: [String: String], _ cookie: String, _ fields: [String: String] = [:]
        ) async throws -> Int {
          try await board.client.post(path, form, cookie: cookie, fields).status
        }
        #expect(try await status(["key": ada.key], "") == 401)
        #expect(try await status(["key": ada.key], "lintel-\(port)=\(ada.key)") == 401)
        #expect(try await status(["key": ada.key], "lintel-1=" + ada.cookie) == 401)
        #expect(try await status([:], ada.cookie) == 403)
        #expect(try await status(["key": ""], ada.cookie) == 403)
        #expect(try await status(["key": bob.key], ada.cookie) == 403)
        for origin in [
          "https://127.0.0.1:\(port)", "http://localhost:\(port)", "http://127.0.0.1:1", "null",
          "http://evil.example",
        ] {
          #expect(try await status(["key": ada.key], ada.cookie, ["Origin": origin]) == 403)
        }
        #expect(
          try await status(
            ["key": ada.key], ada.cookie, ["Origin": "", "Sec-Fetch-Site": "cross-site"]) == 403)
        #expect(
          try await status(
            ["key": ada.key], ada.cookie, ["Origin": "", "Sec-Fetch-Site": "same-site"]) == 403)
      }
      #expect(try board.holder(key) == nil)
      // A program that is no browser sends neither.
      #expect(
        try await board.client.post(
          "/site/\(key)/claim", ["key": ada.key], cookie: ada.cookie, ["Origin": ""]
        ).status == 303)
    }
  }

  @Test func `signing in and out`() async throws {
    try await TestBoard.run(origins: ["https://board.example.org"]) { board in
      let key = try board.key("fs/tide")
      let token = try board.token(.ada)
      let reply = try await board.client.post("/sign-in", ["token": token, "next": key])
      #expect(reply["location"] == "/site/\(key)")
      let cookie = reply["set-cookie"]
      #expect(cookie.contains("; HttpOnly; SameSite=Strict") && !cookie.contains("Secure"))
      #expect(!cookie.contains(token))
      for next in ["//evil.example", "https%3A%2F%2Fevil.example", "..%2F..", "\(key)%2Fclaim"] {
        let other = try await board.client.post("/sign-in", ["token": token, "next": next])
        #expect(other["location"] == "/")
      }
      let secure = try await board.client.post(
        "/sign-in", ["token": token],
        ["Host": "board.example.org", "Origin": "https://board.example.org"])
      #expect(secure["set-cookie"].hasSuffix("; Secure"))
      let page = try await board.client.get("/", cookie: reply.cookie)
      #expect(page.body.contains("Sign out"))
      let out = try await board.client.post(
        "/sign-out", ["key": page.formKey], cookie: reply.cookie)
      #expect(out.status == 303 && out["set-cookie"].contains("Max-Age=0"))
      #expect(try await board.client.get("/", cookie: reply.cookie).body.contains("Sign in"))
    }
  }

  @Test func `forged and revoked tokens are refused`() async throws {
    try await TestBoard.run { board in
      let key = try board.key("fs/tide")
      let token = try board.token(.ada, name: "desk")
      let last = token.last == "0" ? "1" : "0"
      let forged = [
        "", "lintel_", String(token.dropLast()) + last, token.uppercased(), token + "0",
        String(token.dropLast(64)) + String(repeating: "0", count: 64),
        TokenSecret().text, "' OR 1=1 --", String(repeating: "a", count: 80), "lintel_%00",
      ]
      // Fewer than the tries that a machine has.
      for text in forged.prefix(5) {
        let reply = try await board.client.send(
          "POST", "/api/sites/\(key)/claim", ["Authorization": "Bearer " + text])
        #expect(reply.status == 401 && !reply["www-authenticate"].isEmpty, "\(text)")
      }
      #expect(try await board.client.send("POST", "/api/sites/\(key)/claim").status == 401)
      #expect(
        try await board.client.send(
          "POST", "/api/sites/\(key)/claim", ["Authorization": "Basic " + token]
        ).status == 401)
      let visitor = try await board.client.post("/sign-in", ["token": token])
      let page = try await board.client.get("/", cookie: visitor.cookie)
      try board.ledger.revokeToken(named: "desk", now: .now)
      // Who has signed in with it is out as well.
      #expect(
        try await board.client.post(
          "/site/\(key)/claim", ["key": page.formKey], cookie: visitor.cookie
        ).status == 401)
      #expect(
        try await board.client.send(
          "POST", "/api/sites/\(key)/claim", ["Authorization": "Bearer " + token]
        ).status == 401)
      #expect(try board.holder(key) == nil)
      for text in forged {
        #expect(TokenSecret(text)?.text != token)
      }
      var statuses: Set<Int> = []
      for _ in 0..<8 {
        let reply = try await board.client.post("/sign-in", ["token": "no"])
        statuses.insert(reply.status)
        if reply.status == 429 { #expect(Int(reply["retry-after"]) ?? 0 > 0) }
      }
      #expect(statuses == [401, 429])
      // Reading goes on.
      #expect(try await board.client.get("/").status == 200)
    }
  }

  @Test func `a person's changes are limited in rate`() async throws {
    try await TestBoard.run(changesPerMinute: 10) { board in
      let key = try board.key("fs/tide")
      let token = try board.token(.ada)
      var statuses: [Int] = []
      for _ in 0..<4 {
        statuses.append(
          try await board.client.send(
            "POST", "/api/sites/\(key)/claim", ["Authorization": "Bearer " + token]
          ).status)
      }
      #expect(statuses == [200, 200, 429, 429])
    }
  }

  @Test func `of twenty who claim a site at once one gets it`() async throws {
    try await TestBoard.run { board in
      let key = try board.key("fs/tide")
      var tokens: [String] = []
      for index in 0..<20 {
        tokens.append(try board.token(Person(name: "P", address: "p\(index)@example.org")))
      }
      let replies = try await withThrowingTaskGroup(of: (Int, WebReply).self) { group in
        for (index, token) in tokens.enumerated() {
          group.addTask {
            (
              index,
              try await board.client.send(
                "POST", "/api/sites/\(key)/claim", ["Authorization": "Bearer " + token])
            )
          }
        }
        var all: [(Int, WebReply)] = []
        for try await reply in group { all.append(reply) }
        return all
      }
      let winners = replies.filter { $0.1.status == 200 }
      try #require(winners.count == 1)
      let owner = try board.holder(key)
      #expect(owner?.address == "p\(winners[0].0)@example.org")
      for (_, reply) in replies where reply.status != 200 {
        #expect(reply.status == 409)
        #expect(reply.body.contains("Taken by P \\u003cp\(winners[0].0)@example.org>"))
      }
      #expect(try board.ledger.faults().isEmpty)
    }
  }

  @Test func `the data of the pages`() async throws {
    try await TestBoard.run { board in
      let key = try board.key("fs/tide")
      let token = try board.token(.ada)
      let claim = try await board.client.send(
        "POST", "/api/sites/\(key)/claim", ["Authorization": "Bearer " + token])
      #expect(claim.status == 200 && claim.body.contains("\"state\":\"claimed\""))
      let sites = try await board.client.get("/api/sites?state=claimed")
      #expect(sites["content-type"].hasPrefix("application/json"))
      #expect(sites.body.contains("\"count\":1,") && sites.body.contains(key))
      let site = try await board.client.get("/api/sites/\(key)")
      #expect(
        site.body.contains("\"kind\":\"found\"") && site.body.contains("\"kind\":\"claimed\""))
      let progress = try await board.client.get("/api/progress")
      #expect(progress.body.contains("{\"counts\":{\"claimed\":1,\"open\":3},\"done\":0,"))
      let missing = try await board.client.get("/api/subsystem")
      #expect(missing.status == 400 && missing.body == "{\"error\":\"title is missing\"}\n")
    }
  }

  @Test func `a port that is taken is one line`() async throws {
    try await TestBoard.run { board in
      var options = BoardOptions()
      options.port = board.client.port
      let second = try Board(LedgerWork(board.ledger), options: options) { _ in nil }
      await #expect(
        throws: BoardError.cannotListen(
          "127.0.0.1:\(options.port)", reason: "Address already in use")
      ) { try await BoardServer(second, options: options) { _ in }.run() }
    }
  }
}
