// SPDX-License-Identifier: GPL-2.0-only

import LintelText

@testable import Lintel
@testable import LintelConvert

/// Source files as `lintel convert` and `lintel mappings` read them.
final class ConvertTarget: FuzzTarget {
  static let name = "convert"
  /// Verdicts and findings, each twice, and both again of what was converted.
  static let readings: UInt64 = 6
  static var seeds: [[UInt8]] {
    (ReasonCode.allCases.flatMap(examples) + shapes).map { Array($0.utf8) }
  }

  /// The functions that explain a condition.
  private static func examples(of code: ReasonCode) -> [String] {
    code.info.holds + code.info.fails
  }

  /// What the examples do not have: arms of `#if`, macros, loops, callees, jumps, pointers that move.
  private static let shapes = [
    """
    #define COPY(to, from) memcpy(to, from, 4)
    #ifdef CONFIG_HIGHMEM
    static void *take(struct page *page) { return kmap_atomic(page); }
    #else
    #define take(page) page_address(page)
    #endif
    int f(struct page *page, char *to)
    {
    #ifdef A
    	char *p = kmap_atomic(page);
    #else
    	char *p = kmap(page);
    #endif
    	COPY(to, p);
    #ifdef A
    	kunmap_atomic(p);
    #else
    	kunmap(page);
    #endif
    	return 0;
    }

    """,
    """
    SYSCALL_DEFINE2(f, struct page **, pages, int, n)
    {
    	int i;

    	for (i = 0; i < n; i++) {
    		char *a = kmap(pages[i]), *b = kmap(pages[i + 1]);

    		if (!a[0])
    			goto out;
    		switch (b[0]) {
    		case 0: do { a += 4; } while (*a); break;
    		default: continue;
    		}
    		memcpy(a, b, PAGE_SIZE);
    		kunmap(pages[i]);
    		kunmap(pages[i + 1]);
    	}
    	return 0;
    out:
    	kunmap(pages[i]);
    	return -EINVAL;
    }

    """,
    """
    static void done(void *p) { kunmap_local(p); }
    void f(struct page *page, struct box *box)
    {
    	u8 *p = kmap_local_page(page) + offset_in_page(box->at), *q;

    	q = kmap_atomic(box->pages[0]);
    	while (box->n--)
    		*p++ = *q++;
    	kunmap_atomic(q);
    	if (box->flag)
    		done(p);
    	pagefault_disable();
    	if (copy_from_user(box, box->user, 4)) { kunmap_local(p); return; }
    }

    """,
  ]

  func run(_ input: ByteView) {
    let verdicts = verdicts(in: input)
    expect(verdicts == self.verdicts(in: input), "another verdict the second time")
    let edits = verdicts.flatMap(\.edits)
    expectApart(edits, verdicts, in: input)
    expectPlaces(verdicts, in: input)
    expectFindings(in: input)
    report(verdicts, on: input)
    if edits.isEmpty { return }
    EditedText.make(input, edits).withView { expectConverted(from: input, to: $0) }
  }

  private func verdicts(in text: ByteView) -> [FunctionVerdict] {
    ConversionRun.verdicts(in: text, path: "fs/fuzz.c")
  }

  /// Edits can be made one after the other, and only what is not refused has some.
  private func expectApart(_ edits: [SourceEdit], _ verdicts: [FunctionVerdict], in text: ByteView)
  {
    var end = 0
    for edit in edits {
      expect(edit.range.lowerBound >= end, "the edits overlap, or are out of order")
      end = edit.range.upperBound
    }
    expect(end <= text.count, "an edit goes beyond the file")
    for verdict in verdicts {
      expect(
        (verdict.verdict == .refuse) == verdict.edits.isEmpty,
        "\(verdict.verdict) with \(verdict.edits.count) edits")
    }
  }

  /// What is named has calls, and lines that there are.
  private func expectPlaces(_ verdicts: [FunctionVerdict], in text: ByteView) {
    let lines = Self.lines(of: text)
    for verdict in verdicts {
      expect(!verdict.sites.isEmpty && !verdict.reasons.isEmpty, "a verdict on nothing")
      let named =
        [verdict.line] + verdict.sites.map(\.line) + verdict.reasons.map(\.line)
        + verdict.reasons.flatMap { $0.steps.map(\.line) }
      expect(named.allSatisfy(lines.contains), "lines \(named) of \(lines)")
    }
  }

  private func expectFindings(in text: ByteView) {
    let found = MappingsRun.findings(in: text, path: "fs/fuzz.c")
    let again = MappingsRun.findings(in: text, path: "fs/fuzz.c")
    expect(found.findings == again.findings, "other findings the second time")
    expect(
      found.unchecked.map(\.text) == again.unchecked.map(\.text), "another answer the second time")
    let lines = Self.lines(of: text)
    let named =
      found.findings.map(\.line) + found.findings.flatMap { $0.steps.map(\.line) }
      + found.unchecked.map(\.line)
    expect(named.allSatisfy(lines.contains), "lines \(named) of \(lines)")
  }

  /// What was converted stays, and its diff applies.
  private func expectConverted(from old: ByteView, to new: ByteView) {
    let left = verdicts(in: new).filter { $0.verdict != .refuse }
    expect(left.isEmpty, "\(left.map(\.function)) can be converted again")
    guard old.last == 10 else { return }
    let diff = UnifiedDiff.text(old: old, new: new, path: "fuzz.c")
    expect(UnifiedHunks(diff).apply(to: old.bytes) == new.bytes, "the diff does not apply")
  }

  /// Writes the reports, which quote the source.
  private func report(_ verdicts: [FunctionVerdict], on text: ByteView) {
    var out = ByteBuffer()
    for showsColor in [false, true] {
      let report = ConversionText(source: text, showsColor: showsColor, isVerbose: showsColor)
      for verdict in verdicts { report.write(verdict, to: &out) }
    }
    for verdict in verdicts { ConversionJSON.write(verdict, to: &out) }
    ConversionText.writeTotals(verdicts, to: &out)
  }

  private static func lines(of text: ByteView) -> ClosedRange<Int> {
    var last = 1
    for index in 0..<text.count where text[index] == 10 { last += 1 }
    return 1...last
  }
}
