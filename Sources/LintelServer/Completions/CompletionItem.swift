// SPDX-License-Identifier: GPL-2.0-only

/// One of the texts that can stand at a place.
struct CompletionItem: Equatable {
  /// The text.
  let label: String
  /// What it means, in a few words; empty where it says so itself.
  let detail: String

  init(_ label: String, detail: String = "") {
    self.label = label
    self.detail = detail
  }

  /// The item as a message has it: it takes the place of what is from `start` to `end`, and comes after
  /// all of a smaller `rank`.
  func json(in text: DocumentText, from start: Int, to end: Int, rank: Int) -> JSONValue {
    let order = "0000\(rank)".suffix(5)
    return .object([
      "label": .string(label),
      "detail": detail.isEmpty ? nil : .string(detail),
      "sortText": .string(String(order)),
      "filterText": .string(label),
      "textEdit": [
        "range": text.json(of: min(start, end)..<end), "newText": .string(label),
      ],
    ])
  }
}
