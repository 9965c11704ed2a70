// SPDX-License-Identifier: GPL-2.0-only

import HTTPTypes

/// The cookie that keeps somebody signed in.
struct SessionCookie {
  /// Its name, with the board's port: browsers keep one jar for all ports of a host.
  private let name: String
  private let isSecure: Bool

  /// The cookie of the board that a request was sent to.
  init(port: Int, origin: String) {
    name = "lintel-\(port)"
    isSecure = origin.hasPrefix("https:")
  }

  /// The value that a request has; nil for none, and for what none of ours can be.
  func value(in headers: HTTPFields) -> String? {
    for field in headers[values: .cookie] {
      for pair in field.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == name else { continue }
        return parts[1].utf8.count == 64 ? String(parts[1]) : nil
      }
    }
    return nil
  }

  /// What sets it; an empty value takes it away.
  func header(_ value: String) -> String {
    let age = value.isEmpty ? 0 : SessionStore.length.components.seconds
    return "\(name)=\(value); Path=/; Max-Age=\(age); HttpOnly; SameSite=Strict"
      + (isSecure ? "; Secure" : "")
  }
}
