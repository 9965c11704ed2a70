// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension RuleInfo {
  /// The address of the page that the rule comes from: a link, or one of the kernel's documents on the
  /// web; nil where it comes from none.
  package var address: String? {
    let reference = ByteView(reference)
    if reference.has("https://") { return reference.string }
    let folder: StaticString = "Documentation/"
    guard reference.has(folder), let end = reference.firstIndex(of: ".rst") else { return nil }
    return "https://docs.kernel.org/"
      + reference[folder.utf8CodeUnitCount..<end].string + ".html"
      + reference.from(end + 4).string
  }
}
