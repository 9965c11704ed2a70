// SPDX-License-Identifier: GPL-2.0-only

/// The elements that pages use.
package enum Tag: String, Sendable {
  case a, article, body, button, caption, code, datalist, dd, details, div, dl, dt, em, footer
  case form, h1, h2, h3, head, header, html, label, li, main, nav, ol, option, p, pre, script
  case section, select, small, span, strong, summary, table, tbody, td, th, thead, title, time, tr
  case ul
  // Of drawings.
  case svg, g, rect, path, line, desc
  case drawingText = "text"
}

/// The elements that can hold nothing.
package enum VoidTag: String, Sendable {
  case br, input, link, meta
}
