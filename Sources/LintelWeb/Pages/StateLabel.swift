// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign

/// The state of a site as a word with its colour.
enum StateLabel {
  /// Adds the label.
  static func write(_ state: SiteState, into html: inout HTML) {
    html.element(.span, .style("state")) { label in
      StateBar.dot(state, into: &label)
      label.text(state.rawValue)
    }
  }
}
