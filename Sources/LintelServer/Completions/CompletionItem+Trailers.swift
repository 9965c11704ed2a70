// SPDX-License-Identifier: GPL-2.0-only

extension CompletionItem {
  /// The trailers of a log (Documentation/process/submitting-patches.rst), and the copy to the stable
  /// team (stable-kernel-rules.rst).
  static let trailers = [
    CompletionItem("Signed-off-by: ", detail: "who may submit it"),
    CompletionItem("Fixes: ", detail: "the commit that brought the bug"),
    CompletionItem("Cc: ", detail: "who should see it"),
    CompletionItem("Cc: stable@vger.kernel.org", detail: "for the stable kernels"),
    CompletionItem("Co-developed-by: ", detail: "another author, who signs next"),
    CompletionItem("Reported-by: ", detail: "who found the bug; Closes: comes next"),
    CompletionItem("Closes: ", detail: "the page of the report"),
    CompletionItem("Link: ", detail: "a page to read"),
    CompletionItem("Suggested-by: ", detail: "whose idea it is"),
    CompletionItem("Tested-by: "),
    CompletionItem("Reviewed-by: "),
    CompletionItem("Acked-by: "),
  ]
}
