// SPDX-License-Identifier: GPL-2.0-only

import LintelText

@testable import Lintel
@testable import LintelMaintainers

/// MAINTAINERS below a line with a path: whose it is, and whom to name.
final class MaintainersTarget: FuzzTarget {
  static let name = "maintainers"
  static var seeds: [[UInt8]] {
    [
      """
      drivers/net/phy/x.c
      Maintainers List
      ----------------
      3C59X NETWORK DRIVER
      M:	A B <a@example.org>
      R:	"C. D" <c@example.org>
      L:	list@example.org (moderated for non-subscribers)
      S:	Maintained
      T:	git git://example.org/x.git
      W:	http://example.org
      F:	drivers/net/*/x?.c
      X:	drivers/net/phy/y.c
      N:	phy[^a-z]|x\\.(c|h)$
      K:	\\b(phy|net)_[a-z]+\\b

      THE REST
      M:	E <e@example.org>
      S:	Buried alive in reporters
      F:	*
      F:	*/
      """
    ].map { Array($0.utf8) }
  }

  func run(_ input: ByteView) {
    let (name, text) = FuzzOptions.named(input)
    let path = Array(name.utf8)
    // Nothing is below a device, so no pattern is a folder.
    let file = MaintainerFile(text, name: "MAINTAINERS", root: "/dev/null")
    let hits = path.withView { file.index.hits(of: $0) }
    let found = hits.map { "\($0.section) \($0.field)" }
    let expected = path.withView { Self.hits(file.sections, $0) }
    expect(found == expected, "the index finds \(found), one after the other: \(expected)")
    if let keywords = try? Keywords(file.sections) {
      _ = path.withView {
        keywords.matches($0, isInPatch: false) + keywords.matches($0, isInPatch: true)
      }
    }
    answer(file, path)
  }

  /// What each pattern says by itself.
  private static func hits(_ sections: [Section], _ path: ByteView) -> [String] {
    var hits: [String] = []
    for (number, section) in sections.enumerated() {
      for (place, field) in section.fields.enumerated() {
        let value = Array(field.value.utf8)
        let matches =
          switch field.letter {
          case UInt8(ascii: "F"), UInt8(ascii: "X"):
            value.withView { value in
              let pattern = try? PathPattern(wildcards: value, knowsDoubleStars: true) { _ in
                false
              }
              return pattern?.matches(path) ?? false
            }
          case UInt8(ascii: "N"):
            (try? Expression(field.value, skippingSpace: true))?.matches(path) ?? false
          default: false
          }
        if matches { hits.append("\(number) \(place)") }
      }
    }
    return hits
  }

  private func answer(_ file: MaintainerFile, _ path: [UInt8]) {
    let options = MaintainerOptions()
    var builder = AnswerBuilder(options, mailmap: Mailmap(), ignored: [], script: .newest)
    for section in path.withView(file.sections(forPath:)) { builder.add(section) }
    builder.unifyAddresses()
    builder.settleChiefPenguin()
    var writer = AnswerWriter(options)
    writer.add(builder.answer(), files: ["x"])
    writer.finish()
  }
}
