// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// `lintel-fuzz`: feeds one of Lintel's readers with input that libFuzzer makes.
///
/// `Scripts/fuzz.sh` builds and runs it; libFuzzer's own options go after the target.
@main enum Main {
  private static let usage = """
    lintel-fuzz TARGET [LIBFUZZER OPTION]... [FOLDER | FILE]...   fuzz, or run files again
    lintel-fuzz seeds TARGET FOLDER                               write the inputs to start from
    lintel-fuzz targets                                           list the targets

    """

  static func main() {
    let words = CommandLine.arguments.dropFirst()
    switch (words.first, words.count) {
    case ("targets", 1):
      say(1, TargetList.all.map { $0.name + "\n" }.joined())
    case ("seeds", 3):
      guard let target = TargetList.named(words[2]) else { return refuse(words[2]) }
      writeSeeds(target, words[3])
    case (let name?, _) where name.hasPrefix("-"):
      // A process that libFuzzer has started, for a merge or to make a finding smaller.
      guard let target = TargetList.named(LibFuzzer.inheritedTarget) else { return refuse(name) }
      LibFuzzer.run(target.init(), wordsBefore: 0)
    case (let name?, _):
      guard let target = TargetList.named(name) else { return refuse(name) }
      LibFuzzer.run(target.init(), wordsBefore: 1)
    default:
      say(2, usage)
      LibFuzzer.end(2)
    }
  }

  private static func refuse(_ name: String) {
    say(2, "lintel-fuzz: there is no target \(name)\n\(usage)")
    LibFuzzer.end(2)
  }

  private static func writeSeeds(_ target: any FuzzTarget.Type, _ folder: String) {
    for (number, seed) in target.seeds.enumerated() {
      let path = "\(folder)/seed-\(number)"
      do {
        try seed.withView { view throws(InputError) in
          try OutputFile.writeAtomically(path, bytes: view, keepingModeOf: path)
        }
      } catch {
        say(2, "lintel-fuzz: \(error)\n")
        LibFuzzer.end(2)
      }
    }
  }

  private static func say(_ descriptor: Int32, _ text: String) {
    _ = Array(text.utf8).withView { OutputFile.writeAll(descriptor, $0) }
  }
}
