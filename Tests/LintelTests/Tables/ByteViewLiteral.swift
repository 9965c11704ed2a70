// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Lets a test write a view as a literal.
extension ByteView: ExpressibleByStringLiteral {
  package init(stringLiteral literal: StaticString) { self.init(literal) }
}
