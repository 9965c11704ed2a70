// SPDX-License-Identifier: GPL-2.0-only

import HTTPTypes

/// What a browser shows for a request that was refused.
struct FailurePage {
  /// Why it was refused.
  let failure: Failure

  /// The page.
  var document: String {
    let title = failure.status.reasonPhrase
    return PageFrame(title: title, viewer: nil).document { page in
      page.element(.h1, text: title.isEmpty ? "Refused" : title)
      page.element(.p, text: failure.message)
      page.element(.p) { $0.element(.a, .href(Address([])), text: "To the overview") }
    }
  }
}
