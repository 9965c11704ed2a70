// SPDX-License-Identifier: GPL-2.0-only

import Hummingbird
import LintelCampaign

extension BoardResponder {
  /// Who looks, if they have signed in with a token that is still in force.
  func viewer(_ request: BoardRequest) async throws -> Viewer? {
    guard let value = request.cookie.value(in: request.request.headers),
      let session = board.sessions.session(value)
    else { return nil }
    guard try await board.work.read({ try $0.token(id: session.tokenID) }) != nil else {
      board.sessions.end(value)
      return nil
    }
    return Viewer(person: session.person, formKey: session.formKey)
  }

  func overview(_ request: BoardRequest) async throws -> Response {
    let viewer = try await viewer(request)
    return try await board.work.read {
      Reply.page(try OverviewPage($0, now: .now).document(viewer: viewer))
    }
  }

  func sites(_ request: BoardRequest) async throws -> Response {
    let search = try SiteSearch(request.query)
    let viewer = try await viewer(request)
    return try await board.work.read {
      Reply.page(try SitesPage(search, $0, now: .now).document(viewer: viewer))
    }
  }

  func subsystem(_ request: BoardRequest) async throws -> Response {
    guard request.query.has("title") else { throw Failure.badRequest("The title is missing.") }
    let title = request.query["title"]
    let count =
      request.query.has("claimed")
      ? try request.query.number("claimed", in: 0...1_000_000, else: 0) : nil
    let viewer = try await viewer(request)
    return try await board.work.read {
      guard let page = try SubsystemPage(title: title, $0, now: .now) else {
        throw Failure.notFound
      }
      return Reply.page(
        page.document(
          viewer: viewer,
          notice: count.map { ("Claimed \($0) \($0 == 1 ? "site" : "sites").", $0 > 0) }))
    }
  }

  func site(_ key: String, _ request: BoardRequest) async throws -> Response {
    let around = try request.query.number(
      "around", in: 0...SourceExcerpt.farthest, else: SourceView.near)
    let notice = SiteNotice(rawValue: request.query["done"])
    let viewer = try await viewer(request)
    return try await sitePage(key, around: around, viewer, notice: notice.map { ($0.text, true) })
  }

  /// The page of a site, with what a change of it came to.
  func sitePage(
    _ key: String, around: Int = SourceView.near, _ viewer: Viewer?,
    notice: (text: String, isGood: Bool)?
  ) async throws -> Response {
    let recipe = board.recipe
    return try await board.work.read {
      guard let page = try SitePage(key: key, around: around, $0, now: .now) else {
        throw Failure.notFound
      }
      var response = Reply.page(
        page.document(viewer: viewer, recipe: recipe(page.site.api), notice: notice))
      if notice?.isGood == false { response.status = .conflict }
      return response
    }
  }
}

/// What was done to a site, as the address of its page says it after a form.
enum SiteNotice: String {
  case claimed, released

  var text: String {
    switch self {
    case .claimed: "The site is yours."
    case .released: "The site is free again."
    }
  }
}
