// SPDX-License-Identifier: GPL-2.0-only

/// What can stand at a byte, and what an operator can be.
extension OperatorRoles {
  /// What kind of value stands at a byte.
  package enum Value: UInt8 {
    /// Nothing is known of it.
    case unknown
    case value, type, cast
    /// An operand must follow.
    case operand
    /// A statement ended.
    case end
    case comma

    /// How checkpatch.pl shows it with `--debug values`.
    package var letter: UInt8 {
      switch self {
      case .unknown: UInt8(ascii: "_")
      case .value: UInt8(ascii: "V")
      case .type: UInt8(ascii: "T")
      case .cast: UInt8(ascii: "c")
      case .operand: UInt8(ascii: "N")
      case .end: UInt8(ascii: "E")
      case .comma: UInt8(ascii: "C")
      }
    }
  }

  /// What an operator with more than one meaning is; a colon has the last four.
  package enum Role: UInt8 {
    /// No such operator.
    case none
    case binary, unary
    case bitField, label, caseLabel, otherColon

    /// How checkpatch.pl shows it with `--debug values`.
    package var letter: UInt8 {
      switch self {
      case .none: UInt8(ascii: "_")
      case .binary, .bitField: UInt8(ascii: "B")
      case .unary: UInt8(ascii: "U")
      case .label: UInt8(ascii: "L")
      case .caseLabel: UInt8(ascii: "C")
      case .otherColon: UInt8(ascii: "O")
      }
    }
  }
}
