// SPDX-License-Identifier: GPL-2.0-only

import HTTPTypes
import Hummingbird
import LintelCampaign

extension BoardResponder {
  func progressData() async throws -> Response {
    try await board.work.read {
      try Reply.data(ProgressData(OverviewPage($0, now: .now)))
    }
  }

  func sitesData(_ request: BoardRequest) async throws -> Response {
    let search = try SiteSearch(request.query)
    return try await board.work.read { ledger in
      try Reply.data(
        SitesData(
          page: search.page, pageSize: SiteSearch.pageSize,
          count: ledger.count(search.filter(paged: false), now: .now),
          sites: ledger.sites(search.filter(), now: .now)))
    }
  }

  func siteData(_ key: String) async throws -> Response {
    try await board.work.read {
      guard let page = try SitePage(key: key, $0, now: .now) else { throw Failure.notFound }
      return try Reply.data(SiteData(page))
    }
  }

  func subsystemData(_ request: BoardRequest) async throws -> Response {
    guard request.query.has("title") else { throw Failure.badRequest("title is missing") }
    let title = request.query["title"]
    return try await board.work.read {
      guard let page = try SubsystemPage(title: title, $0, now: .now) else {
        throw Failure.notFound
      }
      return try Reply.data(SubsystemData(page))
    }
  }

  func claimData(_ key: String, _ request: BoardRequest) async throws -> Response {
    let person = try await bearer(request)
    return try Self.data(await change(key) { try Self.claim($0, in: $1, by: person) })
  }

  func releaseData(_ key: String, _ request: BoardRequest) async throws -> Response {
    let person = try await bearer(request)
    return try Self.data(await change(key) { try Self.release($0, in: $1, by: person) })
  }

  private static func data(_ change: SiteChange) throws -> Response {
    switch change {
    case .done(let site): return try Reply.data(site)
    case .refused(let why): throw Failure(.conflict, why)
    }
  }

  /// Who sent a token with the request. A browser does not send it by itself, so such a request
  /// needs no form's key; one that a page elsewhere sends is refused all the same.
  private func bearer(_ request: BoardRequest) async throws -> Person {
    if !board.origins.isOwn(request.request.head, origin: request.origin) {
      throw Failure(.forbidden, "The request was sent by a page elsewhere.").closing
    }
    _ = try await request.body()
    let scheme = "Bearer "
    guard let value = request.request.headers[.authorization], value.hasPrefix(scheme) else {
      throw Failure.unauthorized("Send your token: Authorization: Bearer TOKEN")
    }
    guard let token = try await token(String(value.dropFirst(scheme.count)), from: request) else {
      throw Failure.unauthorized("This token is not in force.")
    }
    try count(token.person)
    return token.person
  }
}
