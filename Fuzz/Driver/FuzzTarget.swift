// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// A reader that is fed with input from strangers, and what must hold for whatever it gets.
protocol FuzzTarget: AnyObject, SendableMetatype {
  /// How the command line calls it.
  static var name: String { get }

  /// Inputs to start from.
  static var seeds: [[UInt8]] { get }
  /// How often a run reads its input, each of which has the time of one.
  static var readings: UInt64 { get }

  /// Makes all that is used for every input.
  init()

  /// Reads an input; ends the process where something does not hold.
  func run(_ input: ByteView)
}

/// The targets.
enum TargetList {
  /// All of them.
  static let all: [any FuzzTarget.Type] = [
    PatchTarget.self, PreciseTarget.self, SourceTarget.self, MailTarget.self, FixTarget.self,
    CompatibleFixTarget.self, MaintainersTarget.self, DeprecationsTarget.self,
    ConfigurationTarget.self, IndexTarget.self, CacheTarget.self, ExpressionTarget.self,
    TablesTarget.self, CensusTarget.self, ConvertTarget.self, PatchedTarget.self,
    FramesTarget.self,
  ]

  /// The target with this name, or nil.
  static func named(_ name: String) -> (any FuzzTarget.Type)? { all.first { $0.name == name } }
}

extension FuzzTarget {
  static var readings: UInt64 { 1 }
}
