// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign
import Testing

@testable import LintelWeb

@Suite struct HostileRequestTests {
  static let values = [
    "<script>alert(1)</script>", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%27%3E%3Cb%3E", "'",
    "%27%20OR%201=1--", "../../../etc/passwd", "..%2F..%2Fetc%2Fpasswd", "%00", "%FF%FE", "%",
    "%zz",
    "%F0%9F%90%A7", "-1", "0", "99999999999999999999999", "1e9", "javascript:alert(1)",
    "//evil.example", "%0d%0aSet-Cookie:%20a=b", "",
    String(repeating: "a", count: 1_900), String(repeating: "%2e", count: 600),
  ]

  static let pages = [
    "/", "/sites", "/subsystem", "/site/0123456789ab", "/sign-in", "/api/progress", "/api/sites",
    "/api/subsystem", "/api/sites/0123456789ab", "/style.css", "/script.js", "/favicon.ico",
  ]

  static let fields = [
    "q", "api", "subsystem", "path", "person", "state", "page", "title", "around", "done", "next",
    "claimed", "v", "other",
  ]

  /// What every answer must have, whatever was asked.
  private func expectSafe(_ reply: WebReply, _ what: String) {
    #expect((200..<500).contains(reply.status), "\(what): \(reply.status)")
    #expect(!reply.body.contains("<script>alert"), "\(what)")
    #expect(!reply.body.contains("<b>"), "\(what)")
    #expect(reply["content-security-policy"].hasPrefix("default-src 'none'"), "\(what)")
    #expect(reply["x-content-type-options"] == "nosniff", "\(what)")
    #expect(reply["set-cookie"].isEmpty, "\(what)")
    if reply["content-type"].hasPrefix("text/html") {
      // The board's own script is the only one, and nothing stands in an attribute that runs.
      #expect(reply.body.split(separator: "<script").count == 2, "\(what)")
      #expect(!reply.body.contains(" style=") && !reply.body.contains(" onclick="), "\(what)")
    }
  }

  @Test func `every address withstands every field`() async throws {
    try await TestBoard.run { board in
      let key = try board.key("fs/tide")
      for page in Self.pages {
        let path = page.replacing("0123456789ab", with: key)
        for field in Self.fields {
          for value in Self.values.shuffled().prefix(6) {
            let address = "\(path)?\(field)=\(value.replacing(" ", with: "+"))"
            expectSafe(try await board.client.get(address), address)
          }
        }
        expectSafe(try await board.client.get("\(path)?page=1&page=2"), "\(path) twice")
        expectSafe(try await board.client.get("\(path)?&&&==&=x"), "\(path) empty names")
      }
    }
  }

  @Test func `pages that show hostile texts show them as text`() async throws {
    try await TestBoard.run { board in
      let visitor = try await board.signIn(.bob)
      let key = try board.key("fs/tide")
      _ = try board.ledger.claim([.key(key)], by: .bob, now: .now)
      _ = try board.ledger.note(
        "<script>alert(3)</script>", on: [.key(key)], by: .bob, now: .now)
      let title = Address.subsystem(Samples.subsystem).text
      for path in ["/", "/sites", "/site/\(key)", title, "/site/\(key)?around=200"] {
        let reply = try await board.client.get(path, cookie: visitor.cookie)
        #expect(reply.status == 200)
        #expect(reply.body.contains("Bob &lt;b&gt;"))
        expectSafe(reply, path)
      }
      let page = try await board.client.get("/site/\(key)").body
      #expect(page.contains("kmap(page); // &lt;script&gt;alert(2)&lt;/script&gt;"))
      #expect(page.contains("note by Bob &lt;b&gt;: &lt;script&gt;alert(3)&lt;/script&gt;"))
    }
  }

  @Test func `other methods are refused with the ones that are taken`() async throws {
    try await TestBoard.run { board in
      let key = "0123456789ab"
      let posts = [
        "/sign-out", "/site/\(key)/claim", "/subsystem/claim", "/api/sites/\(key)/claim",
      ]
      for path in Self.pages + posts {
        for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"] {
          let reply = try await board.client.send(method, path)
          #expect(reply.status == 405, "\(method) \(path)")
          #expect(
            reply["allow"]
              == (posts.contains(path)
                ? "POST"
                : path == "/sign-in"
                  ? "GET, HEAD, POST" : "GET, HEAD"))
        }
      }
      for path in posts { #expect(try await board.client.get(path).status == 405) }
      let head = try await board.client.send("HEAD", "/")
      #expect(head.status == 200 && head.body.isEmpty && Int(head["content-length"]) ?? 0 > 1_000)
    }
  }

  @Test func `nothing is at other addresses`() async throws {
    try await TestBoard.run { board in
      for path in [
        "/nothing", "/../../etc/passwd", "/site/../../etc/passwd", "/site/..%2F..%2Fetc%2Fpasswd",
        "/style.css/../sites", "//", "/site/", "/site/0123456789AB", "/site/0123456789abc",
        "/site/012345678901", "/api", "/api/", "/api/sites/xyz", "/subsystem?title=none", "/.git",
        "/site/%30123456789ab", "/site/0123456789ab/claim/now", "/ledger.db", "/%2e%2e/outside.c",
      ] {
        let reply = try await board.client.get(path)
        #expect(reply.status == 404, "\(path)")
        #expect(!reply.body.contains("secret"))
        expectSafe(reply, path)
      }
    }
  }

  @Test func `a ledger can't make the board show files outside of the tree`() async throws {
    try await TestBoard.run { board in
      for path in ["../outside.c", "fs/linked.c"] {
        let reply = try await board.client.get("/site/\(try board.key(path))")
        #expect(reply.status == 200)
        #expect(!reply.body.contains("the secret"))
        #expect(reply.body.contains("The file is not in the tree that the board reads."))
      }
      for path in ["", "/", "/etc/passwd", ".", "..", "a/../b", ".git/config", "a//b"] {
        #expect(!SourceExcerpt.isShown(path))
      }
      #expect(SourceExcerpt.isShown("fs/tide/file.c"))
    }
  }

  @Test func `what is too large is refused`() async throws {
    try await TestBoard.run { board in
      let client = board.client
      let long = String(repeating: "a", count: 20_000)
      #expect(try await client.get("/sites?q=" + long.prefix(3_000)).status == 414)
      #expect(try await client.send("GET", "/", ["X-Long": long]).status == 400)
      let many = Dictionary(uniqueKeysWithValues: (0..<200).map { ("X-\($0)", "a") })
      #expect(try await client.send("GET", "/", many).status == 400)
      #expect(try await client.post("/sign-in", ["token": long]).status == 413)
      // Without a length, and with one that lies.
      let host = "Host: 127.0.0.1:\(client.port)\r\nContent-Type: application/x-www-form-urlencoded"
      let part = "2000\r\n\(String(repeating: "a", count: 0x2000))\r\n"
      let chunked = try await client.raw(
        "POST /sign-in HTTP/1.1\r\n\(host)\r\nTransfer-Encoding: chunked\r\n\r\n\(part)\(part)0\r\n\r\n"
      )
      #expect(chunked.status == 413)
      let lying = try await client.raw(
        "POST /sign-in HTTP/1.1\r\n\(host)\r\nContent-Length: 99999999999999999999\r\n\r\na=b")
      #expect([400, 413].contains(lying.status))
      let fields = (0..<40).map { "f\($0)=1" }.joined(separator: "&")
      #expect(try await client.get("/sites?" + fields).status == 400)
      #expect(try await client.send("GET", "/", body: "a=b").status == 400)
      #expect(
        try await client.send("POST", "/sign-in", ["Content-Type": "text/plain"], body: "token=a")
          .status == 415)
    }
  }

  @Test func `what is no request is refused`() async throws {
    try await TestBoard.run { board in
      for text in [
        "\r\n\r\n\r\n\r\nhello\r\n\r\n", "GET\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}",
        "GET / HTTP/9.9\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nbad header\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(board.client.port)\r\nA: b\u{0}c\r\n\r\n",
      ] {
        let reply = try await board.client.raw(text)
        #expect(reply.status == 400 || reply.status == 0, "\(text)")
      }
      #expect(try await board.client.get("/").status == 200)
    }
  }

  @Test func `only the board's own names are answered`() async throws {
    try await TestBoard.run(origins: ["https://board.example.org"]) { board in
      let port = board.client.port
      for host in [
        "evil.example", "evil.example:\(port)", "127.0.0.1", "127.0.0.1:1",
        "localhost.evil:\(port)",
        "127.0.0.1:\(port).evil", "board.example.org:8443", "169.254.169.254:\(port)",
      ] {
        for path in ["/", "/api/progress", "/style.css"] {
          let reply = try await board.client.send("GET", path, ["Host": host])
          #expect(reply.status == 421, "\(host)")
          #expect(!reply.body.contains("kmap"))
        }
      }
      #expect(try await board.client.send("GET", "/", ["Host": ""]).status == 421)
      // As proxies are asked: the field counts, which no page can set, and not the address.
      let whole = "http://127.0.0.1:\(port)/"
      #expect(try await board.client.send("GET", whole, ["Host": "evil.example"]).status == 421)
      for host in ["127.0.0.1:\(port)", "LOCALHOST:\(port)", "[::1]:\(port)", "board.example.org"] {
        #expect(try await board.client.send("GET", "/", ["Host": host]).status == 200, "\(host)")
      }
    }
  }
}
