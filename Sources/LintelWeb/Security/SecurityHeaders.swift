// SPDX-License-Identifier: GPL-2.0-only

import HTTPTypes

/// What each answer tells the browser not to do.
enum SecurityHeaders {
  /// Only the board's own style sheet, script and icon; no frames, no plug-ins, forms to itself only.
  static let policy = [
    "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  private static let all: [(HTTPField.Name, String)] = [
    (.contentSecurityPolicy, policy),
    (.xContentTypeOptions, "nosniff"),
    // With no-referrer a browser would send no origin with a form.
    (HTTPField.Name("Referrer-Policy")!, "same-origin"),
    (HTTPField.Name("X-Frame-Options")!, "DENY"),
    (HTTPField.Name("Cross-Origin-Opener-Policy")!, "same-origin"),
    (HTTPField.Name("Cross-Origin-Resource-Policy")!, "same-origin"),
    (HTTPField.Name("Permissions-Policy")!, "camera=(), geolocation=(), microphone=()"),
  ]

  /// Adds the headers; a page is not kept anywhere unless it says so itself.
  static func add(to headers: inout HTTPFields) {
    for (name, value) in all { headers[name] = value }
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
  }
}
