// SPDX-License-Identifier: GPL-2.0-only

import HTTPTypes
import Hummingbird
import LintelCampaign

extension BoardResponder {
  func signInPage(_ request: BoardRequest) async throws -> Response {
    let next = SiteReturn(request.query["next"]).key
    return Reply.page(SignInPage(next: next).document(viewer: try await viewer(request)))
  }

  /// Takes a token and begins a session.
  func signIn(_ request: BoardRequest) async throws -> Response {
    try checkOrigin(request)
    let form = try await request.form()
    let next = SiteReturn(form["next"])
    guard let token = try await token(form["token"], from: request) else {
      return Reply.page(
        SignInPage(next: next.key).document(
          viewer: nil, refusal: "This token is not in force."), status: .unauthorized)
    }
    var response = Reply.redirect(to: next.address)
    response.headers[.setCookie] = request.cookie.header(board.sessions.begin(for: token))
    return response
  }

  func signOut(_ request: BoardRequest) async throws -> Response {
    _ = try await signedIn(request)
    if let value = request.cookie.value(in: request.request.headers) { board.sessions.end(value) }
    var response = Reply.redirect(to: Address([]))
    response.headers[.setCookie] = request.cookie.header("")
    return response
  }

  func claim(_ key: String, _ request: BoardRequest) async throws -> Response {
    let viewer = try await signedIn(request, isChange: true).viewer
    switch try await change(key, { try Self.claim($0, in: $1, by: viewer.person) }) {
    case .done: return Reply.redirect(to: Address(["site", key], [("done", "claimed")]))
    case .refused(let why): return try await sitePage(key, viewer, notice: (why, false))
    }
  }

  func release(_ key: String, _ request: BoardRequest) async throws -> Response {
    let viewer = try await signedIn(request, isChange: true).viewer
    switch try await change(key, { try Self.release($0, in: $1, by: viewer.person) }) {
    case .done: return Reply.redirect(to: Address(["site", key], [("done", "released")]))
    case .refused(let why): return try await sitePage(key, viewer, notice: (why, false))
    }
  }

  /// Claims the sites of a subsystem that nobody has.
  func claimFree(_ request: BoardRequest) async throws -> Response {
    let (viewer, form) = try await signedIn(request, isChange: true)
    guard form.has("title") else { throw Failure.badRequest("The title is missing.") }
    let title = form["title"]
    let outcome = try await board.work.write {
      try $0.claim([.subsystem(title)], by: viewer.person, policy: .available, now: .now)
    }
    return Reply.redirect(
      to: Address(
        ["subsystem"], [("title", title), ("claimed", String(outcome.claimed.count))]))
  }

  /// Who sent a form from a page of the board, and the form.
  ///
  /// It must come with a session, from a page of the board, and with the key that the session's
  /// pages have.
  private func signedIn(
    _ request: BoardRequest, isChange: Bool = false
  ) async throws -> (viewer: Viewer, form: FormFields) {
    try checkOrigin(request)
    let form = try await request.form()
    guard let viewer = try await viewer(request) else {
      throw Failure.unauthorized("Sign in first.")
    }
    guard form[FormKey.name].isEqualInConstantTime(to: viewer.formKey) else {
      throw Failure(.forbidden, "The form is not from your page; load the page again.")
    }
    if isChange { try count(viewer.person) }
    return (viewer, form)
  }

  private func checkOrigin(_ request: BoardRequest) throws(Failure) {
    if !board.origins.isOwn(request.request.head, origin: request.origin) {
      throw Failure(.forbidden, "The request was sent by a page elsewhere.").closing
    }
  }

  /// Counts a change by somebody, whatever token they use.
  func count(_ person: Person) throws(Failure) {
    if let seconds = board.changes.take(person.address.lowercased()) {
      throw .tooMany("Too many changes; wait \(seconds) s.", retryAfter: seconds)
    }
  }

  /// The token of a text, if it is in force. Failed tries of a machine are counted.
  func token(_ text: String, from request: BoardRequest) async throws -> BoardToken? {
    let peer = request.context.peer
    if let seconds = board.failures.wait(peer) {
      throw Failure.tooMany("Too many wrong tokens; wait \(seconds) s.", retryAfter: seconds)
    }
    if let secret = TokenSecret(text) {
      let known = try await board.work.read { try $0.token(id: secret.id) }
      if secret.matches(known?.proof ?? TokenSecret.nobody), let known { return known.token }
    }
    _ = board.failures.take(peer)
    return nil
  }
}

/// Where signing in leads back to: the page of a site, or the overview for all other text.
struct SiteReturn {
  /// The site's id, or empty.
  let key: String

  init(_ text: String) {
    if case .site(let key)? = Route(path: "/site/" + text) { self.key = key } else { key = "" }
  }

  var address: Address { key.isEmpty ? Address([]) : .site(key) }
}
