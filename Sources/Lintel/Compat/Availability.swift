// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A script whose behaviour can be asked for by name (`--compat=NAME`).
package enum ScriptVersion: String, CaseIterable, Sendable {
  case newest
  case linux73 = "7.3"
  case linux618 = "6.18"
  case linux612 = "6.12"
  case linux66 = "6.6"
  case linux61 = "6.1"
  case uBoot = "u-boot"

  /// The newest version that has a number.
  package static var newestNumbered: ScriptVersion { kernels.first ?? .newest }

  /// All that can be asked for, for people: "Linux 6.1 to 7.3, U-Boot".
  package static var span: String {
    "Linux \(kernels.last?.rawValue ?? "") to \(newestNumbered.rawValue), U-Boot"
  }

  /// The kernels' versions, the newest first.
  private static var kernels: [ScriptVersion] {
    allCases.filter { $0 != .newest && $0 != .uBoot }.sorted { $0.number > $1.number }
  }

  /// The version as a number that grows: 1000 times the first part, and the second.
  ///
  /// The newest is above all that are known; U-Boot's script was taken from 6.17.
  var number: Int {
    switch self {
    case .newest: .max
    case .uBoot: 6017
    default: Array(rawValue.utf8).withView { Availability.number($0) } ?? .max
    }
  }
}

/// Which versions of checkpatch.pl have something, as a field of the tables says it.
package struct Availability: Sendable, Equatable {
  /// The first version, as `ScriptVersion.number`; nil where all earlier ones have it.
  private(set) var since: Int?
  /// The last version; nil where the newest has it.
  private(set) var until: Int?
  /// What is special about U-Boot's script.
  private(set) var uBoot = UBoot.asItsBase

  /// How U-Boot's script relates to the kernel's.
  enum UBoot {
    /// It has what the kernel's script had that it was taken from.
    case asItsBase
    case only
    case never
  }

  /// Whether no script of the kernel and not U-Boot's has it, but that of another project.
  private(set) var isOthers = false

  /// Reads a field; see `VariantTable.text` for its form. Nil where it is wrong.
  init?(_ field: ByteView) {
    var range = field
    if let comma = field.firstIndex(of: UInt8(ascii: ",")) {
      guard field.from(comma).equals(", not u-boot") else { return nil }
      range = field.upTo(comma)
      uBoot = .never
    }
    if range.equals("u-boot") {
      uBoot = .only
      return
    }
    if range.equals("others") {
      isOthers = true
      return
    }
    guard let dash = range.firstIndex(of: UInt8(ascii: "-")) else { return nil }
    if dash > 0 {
      guard let number = Self.number(range.upTo(dash)) else { return nil }
      since = number
    }
    if dash + 1 < range.count {
      guard let number = Self.number(range.from(dash + 1)) else { return nil }
      until = number
    }
  }

  /// `6.12` as 6012; nil for anything else.
  static func number(_ text: ByteView) -> Int? {
    guard let dot = text.firstIndex(of: UInt8(ascii: ".")),
      let major = text.number(at: 0), major.end == dot,
      let minor = text.number(at: dot + 1), minor.end == text.count
    else { return nil }
    return major.value * 1000 + minor.value
  }

  /// Whether the version has it.
  func contains(_ version: ScriptVersion) -> Bool {
    if isOthers { return false }
    switch uBoot {
    case .only: return version == .uBoot
    case .never where version == .uBoot: return false
    case .asItsBase, .never: break
    }
    let number = version.number
    return number >= since ?? 0 && number <= until ?? .max
  }

  /// For people: "since 6.18", "until 6.12", "6.4 to 6.7", "U-Boot only"; nil where all have it.
  package var description: String? {
    func text(_ number: Int) -> String { "\(number / 1000).\(number % 1000)" }
    if uBoot == .only { return "U-Boot only" }
    if isOthers { return "other projects only" }
    var words: String?
    switch (since, until) {
    case (nil, nil): words = nil
    case (let since?, nil): words = "since \(text(since))"
    case (nil, let until?): words = "until \(text(until))"
    case (let since?, let until?): words = "\(text(since)) to \(text(until))"
    }
    guard uBoot == .never else { return words }
    return (words.map { $0 + ", " } ?? "") + "not U-Boot"
  }
}
