// SPDX-License-Identifier: GPL-2.0-only

extension CompletionItem {
  /// The licences that most files of the kernel have (Documentation/process/license-rules.rst).
  static let licences = [
    CompletionItem("GPL-2.0-only", detail: "the kernel's own"),
    CompletionItem("GPL-2.0-or-later"),
    CompletionItem("GPL-2.0-only WITH Linux-syscall-note", detail: "headers for user space"),
    CompletionItem("GPL-2.0-or-later WITH Linux-syscall-note", detail: "headers for user space"),
    CompletionItem("(GPL-2.0-only OR BSD-2-Clause)", detail: "bindings"),
    CompletionItem("GPL-2.0-only OR BSD-3-Clause"),
    CompletionItem("GPL-2.0-only OR MIT"),
    CompletionItem("LGPL-2.1-only"),
    CompletionItem("LGPL-2.1-or-later"),
    CompletionItem("MIT"),
    CompletionItem("BSD-2-Clause"),
    CompletionItem("BSD-3-Clause"),
  ]
}
