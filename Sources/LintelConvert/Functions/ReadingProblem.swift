// SPDX-License-Identifier: GPL-2.0-only

/// Why a piece of code is not read any further.
struct ReadingProblem: Error, Equatable {
  /// The token of the file at which it is not understood.
  let token: Int
  /// What is not understood, without a dot at the end.
  let text: String

  init(_ token: Int, _ text: String) {
    self.token = token
    self.text = text
  }
}

/// What a function may hold at most; beyond it the function is refused, not guessed at.
enum ConvertLimits {
  /// How deep statements and expressions may be nested.
  static let depth = 160
  /// How many tokens a function may have.
  static let tokens = 60_000
  /// How many combinations of `#if` arms are looked at.
  static let combinations = 64
  /// How many states may be met in a function, all paths together.
  static let states = 40_000
  /// How many mappings may be live at once: the kernel has 16 slots for each task.
  static let liveMappings = 16
  /// How many conditions of a function are remembered along a path.
  static let conditions = 64
  /// How many functions may share mappings and be converted at once.
  static let groupMembers = 200
  /// Through how many files mappings may be handed on.
  static let groupRounds = 4
}
