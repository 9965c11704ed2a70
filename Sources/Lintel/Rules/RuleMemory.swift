// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What rules remember from line to line, by how long they do: a line for each rule that does.
///
/// A rule declares what it remembers in its own file, in a type of its own where that is more than one
/// plain value. A lifetime ends by making all of it anew. Line numbers count from 1.
package struct RuleMemory: ~Copyable {
  /// What is forgotten where a hunk starts.
  struct OfHunk {
    /// TRAILING_STATEMENTS.
    var doLoops = DoLoopEnds.Memory()
    /// ASSIGN_IN_IF.
    var assignInIf = AssignInIf.Memory()
    /// BRACES.
    var braces = Braces.Memory()
    /// EXPORT_SYMBOL.
    var exportSymbol = ExportSymbol.Memory()
    /// LINE_SPACING.
    var repeatedLines = LineSpacing.Repeated.Memory()
    /// SPLIT_STRING.
    var splitString = SplitString.Memory()
  }

  /// What is forgotten where a diff names a file.
  struct OfFile {
    /// SPDX_LICENSE_TAG.
    var license = SPDXLicenseTag.Memory()
  }

  /// What is kept until the input ends.
  struct OfInput: ~Copyable {
    /// CAMELCASE.
    var names = MetNames()
    /// AVOID_EXTERNS: the words of the linker script's header, and how often the walk met each.
    var linkerWords: [[UInt8]: Int] = [:]
    /// DEVICE_ATTR_RW and its siblings.
    var deviceAttributes = NextMention("DEVICE_ATTR")
    /// What macros say of their values: room for the value at hand.
    var macroValue = MacroValue()
  }

  var hunk = OfHunk()
  var file = OfFile()
  var input = OfInput()
  /// Memory to work with.
  package var room = WorkingRoom()

  init() {}

  /// What is known of the line at hand from the lines before it.
  @inline(__always)
  func facts(of line: borrowing Line) -> LineTraits {
    line.fileLine == file.license.line ? .licensePlace : []
  }

  /// Tells what the inputs after this one have to know.
  func tell(_ result: inout InputResult) {
    result.knownNames = input.names.forLaterInputs
    result.linkerWords = Set(input.linkerWords.keys)
  }
}
