// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign

extension Site {
  /// The site on one line: id, state, place, call, who has it.
  var summary: String {
    var parts = [key, state.rawValue.padded(9), "\(path):\(line)", "\(api)()"]
    if !function.isEmpty { parts.append("in \(function)()") }
    if let patch, state == .posted || state == .applied {
      parts.append("v\(patch.version) by \(patch.author)")
    } else if let holder {
      parts.append("by \(holder.person)")
    }
    if !successor.isEmpty { parts.append("now \(successor)()") }
    if let goneBy { parts.append("by \(goneBy.id.prefix(12)) (\(goneBy.author))") }
    return parts.joined(separator: "  ").printable
  }

  /// Why a claim of the site is refused.
  var refusal: String {
    if let holder {
      let until = holder.expires.map { " until \($0.day)" } ?? ""
      return "\(key) \(path):\(line): taken by \(holder.person) since \(holder.since.day)\(until)"
        .printable
    }
    return "\(key) \(path):\(line): is \(state.rawValue) already".printable
  }
}

extension String {
  /// The text with spaces after it up to a width.
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// The text with spaces before it up to a width.
  func aligned(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}

/// `1 site`, `2 sites`, `2 patches`.
func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
