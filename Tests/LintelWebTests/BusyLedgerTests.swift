// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import LintelCampaign
import Testing

@testable import LintelWeb

@Suite struct BusyLedgerTests {
  @Test func `a change that others hold up is refused, and may come again`() async throws {
    try await TestBoard.run(patience: 0.1) { board in
      let key = try board.key("fs/tide")
      let ada = try await board.signIn(.ada)
      let token = try board.token(.bob)
      let other = try Ledger.open(board.ledger.path)
      let (steps, step) = AsyncStream.makeStream(of: Void.self)
      let release = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        try? other.write { _ in
          step.yield()
          release.wait()
        }
        step.yield()
      }
      var iterator = steps.makeAsyncIterator()
      await iterator.next()
      do {
        defer { release.signal() }
        let page = try await board.client.post(
          "/site/\(key)/claim", ["key": ada.key], cookie: ada.cookie)
        #expect(page.status == 503)
        #expect(page["retry-after"] == "2")
        #expect(page.body.contains("Other programs keep the ledger; try again in a moment."))
        let data = try await board.client.send(
          "POST", "/api/sites/\(key)/claim", ["Authorization": "Bearer " + token])
        #expect(data.status == 503)
        #expect(data["retry-after"] == "2")
        #expect(
          data.body
            == "{\"error\":\"Other programs keep the ledger; try again in a moment.\"}\n")
        // Whoever reads need not wait.
        #expect(try await board.client.get("/site/\(key)").status == 200)
        #expect(try board.holder(key) == nil)
      }
      await iterator.next()
      #expect(
        try await board.client.post("/site/\(key)/claim", ["key": ada.key], cookie: ada.cookie)
          .status == 303)
      #expect(try board.holder(key) == .ada)
    }
  }
}
