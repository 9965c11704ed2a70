// SPDX-License-Identifier: GPL-2.0-only

/// The client does not want the answer to a request any more; one that was answered stays so.
enum CancelRequest: NotificationHandler {
  static let method = "$/cancelRequest"

  static func handle(_ params: JSONValue, in session: Session) {
    if let id = params["id"] { session.cancel(id) }
  }
}
