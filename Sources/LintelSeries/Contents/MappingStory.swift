// SPDX-License-Identifier: GPL-2.0-only

package import LintelConvert
package import LintelText

/// The words for kmap() and kmap_atomic() that become kmap_local_page().
package struct MappingStory: ConversionStory {
  /// The words of a series.
  package init() {}

  package func subject(_ files: [ConvertedFile]) -> String {
    "Replace \(list(apis(files))) with kmap_local_page()"
  }

  package func log(_ files: [ConvertedFile]) -> [String] {
    let apis = apis(files)
    let functions = files.flatMap(\.functions)
    var log: [String] = []
    if apis.contains("kmap") {
      log.append(
        "kmap() is deprecated: its slots are few, all CPUs share them, a global lock guards them, and a task may have to wait for one. What kmap_local_page() maps belongs to the task alone, which costs little and never waits."
      )
    }
    if apis.contains("kmap_atomic") {
      log.append(
        "kmap_atomic() is deprecated: besides mapping the page it disables page faults and preemption, which kmap_local_page() does not."
      )
    }
    let faults =
      apis.contains("kmap_atomic")
      ? " Nothing in between relies on page faults or preemption being disabled." : ""
    log.append(
      "In each function every path from the map to an exit unmaps once, what was mapped last first, by an address in the mapped page. A local variable holds the address, and it does not leave the function."
        + faults)
    log += functions.map(paragraph)
    if functions.contains(where: { !$0.questions.isEmpty }) {
      log.append("What is marked with a question mark rests on more than the code shows.")
    }
    log.append(
      "Line numbers are those before the patch. Checked by following all paths through the functions, with each combination of their #if arms; it was not compiled or run for that."
    )
    return log
  }

  private func paragraph(_ function: ConvertedFile.Function) -> String {
    let lines = function.questions.map { "? " + $0 } + function.proofs
    return (["\(function.name):"] + lines.map { WrappedText.indented("  " + $0, by: 4) })
      .joined(separator: "\n")
  }
}

extension ConvertedFile {
  /// A file with the edits of verdicts, none of which is a refusal; `prefix` leads from where the
  /// patches' paths are counted to where the verdicts' are.
  package init(
    _ text: ByteView, _ verdicts: [FunctionVerdict], path: String, prefix: String = ""
  ) {
    let sites = verdicts.flatMap(\.sites)
    self.init(
      path: prefix + path, old: text.bytes, new: EditedText.make(text, verdicts.flatMap(\.edits)),
      apis: Set(sites.map(\.api).filter { !$0.hasPrefix("kun") }).sorted(), calls: sites.count,
      functions: verdicts.map(Function.init),
      partners: Set(verdicts.flatMap(\.group).map { prefix + $0.path }).subtracting([prefix + path])
    )
  }
}

extension ConvertedFile.Function {
  init(_ verdict: FunctionVerdict) {
    func sentences(_ reasons: [Reason]) -> [String] {
      reasons.map { "line \($0.line): \($0.text)" }
    }
    // What is no proof is a note where nothing is to be reviewed.
    let isReviewed = verdict.verdict == .review
    self.init(
      name: verdict.function.hasSuffix(")") ? verdict.function : verdict.function + "()",
      proofs: sentences(verdict.reasons.filter { $0.isProof || !isReviewed }),
      questions: sentences(verdict.reasons.filter { !$0.isProof && isReviewed })
    )
  }
}
