// SPDX-License-Identifier: GPL-2.0-only

import LintelText

@testable import LintelConvert

/// Judges code that tests write.
enum Judged {
  /// The verdicts on all functions of a text.
  static func all(_ text: String) -> [FunctionVerdict] {
    Array(text.utf8).withView { ConversionRun.verdicts(in: $0, path: "fs/a.c") }
  }

  /// The text with the edits of its verdicts.
  static func rewritten(_ text: String) -> String {
    let edits = all(text).flatMap(\.edits)
    return Array(text.utf8).withView { text in
      String(decoding: EditedText.make(text, edits), as: UTF8.self)
    }
  }

  /// The findings of `lintel mappings` in a text.
  static func findings(_ text: String) -> [MappingFinding] {
    found(text).findings
  }

  /// What `lintel mappings` could not follow in a text.
  static func unchecked(_ text: String) -> [String] { found(text).unchecked.map(\.text) }

  private static func found(_ text: String) -> MappingFindings {
    Array(text.utf8).withView { MappingsRun.findings(in: $0, path: "fs/a.c") }
  }

  /// The verdict on a function with this body, which has `page`, `other`, `pages`, `n` and `box`.
  static func body(_ body: String) -> FunctionVerdict? {
    all(
      """
      int f(struct page *page, struct page *other, struct page **pages, int n, struct box *box)
      {
      \(body)
      }
      """
    ).last
  }
}
