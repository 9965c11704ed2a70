// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The line that is looked at, and everything around it that a rule may ask for.
///
/// There is one of these a worker; the checker moves it from line to line. Offsets are the same in
/// `raw`, `code` and `spaced`, and the first byte of each is the patch's marker (`+`, `-`, space).
package struct Line: ~Copyable {
  // MARK: Where

  /// The number in the input, from 1.
  package internal(set) var number = 0
  /// Which lines of the input those of the patch are; nil where they are the same.
  var inputLines: LineMap?
  /// The number in the new file, from 1; 0 before the first hunk.
  package internal(set) var fileLine = 0
  /// How many lines of the hunk are left, this one included; 0 outside of hunks.
  package internal(set) var remaining = 0
  /// The number (from 1) of the first line of the hunk.
  package internal(set) var hunkStart = 0
  /// The path of the file, as the diff names it without its first folder; empty in the mail.
  package internal(set) var path: FilePath
  /// The name of the input, as the user gave it.
  package internal(set) var inputName = ""
  /// Whether the input is a source file (`-f`), not a patch.
  package internal(set) var inWholeFile = false
  /// Whether the subjective findings are wanted here.
  package internal(set) var isStrict = false
  /// Whether the line is part of the commit log.
  package internal(set) var inCommitLog = false

  // MARK: What

  /// The line as written.
  package internal(set) var raw = ByteView.empty
  /// The line with comments as `UInt8.comment` and the inside of strings as X.
  package internal(set) var code = ByteView.empty
  /// The code with comments as spaces.
  package internal(set) var spaced = ByteView.empty
  /// What the code looks like.
  package internal(set) var shape = CodeShape.ofNothing
  /// Whether a modifier such as `const` or `__user` may stand in the code, learned ones left out.
  package internal(set) var mayHaveModifier = true
  /// The last word of the code that a condition, a loop's head or a body follows, and whether there is
  /// one other than `switch (`; nil where there is none, and in directives.
  package internal(set) var controlWord: (word: Range<Int>, isAnyOther: Bool)?
  /// The lines from that word to the end of its condition.
  package internal(set) var conditionHead: ConditionHead?
  /// The columns of the line without its marker, tabs expanded.
  package internal(set) var length = 0
  /// The columns of the white space at its start.
  package internal(set) var indent = 0
  /// The line before as written, removed lines left out.
  package internal(set) var previousRaw = ByteView.empty
  /// The code of the line before, removed lines left out.
  package internal(set) var previous = ByteView.empty
  /// What the code of the line before looks like.
  package internal(set) var previousShape = CodeShape.ofNothing
  /// Whether a modifier may stand in the code of the line before, learned ones left out.
  package internal(set) var previousMayHaveModifier = true
  /// The columns of the white space at the start of the line before.
  package internal(set) var previousIndent = 0

  // MARK: Around it

  /// All lines of the input.
  package internal(set) var patch: PatchText
  /// What a type looks like, with what the file has taught so far.
  package internal(set) var grammar: Grammar
  /// What the operators of the line are; read once context rules are done.
  package internal(set) var roles: OperatorRoles
  /// The statement that starts in the line; only meaningful where `hasStatement`.
  package internal(set) var statement: StatementBlock
  /// Whether the statement was read; not for lines in the middle of one without inner statements.
  package internal(set) var hasStatement = false
  /// The number of the line in which the code after the statement starts; 0 where not known.
  package internal(set) var lineAfterStatement = 0
  /// The function that the line is in, as far as the hunk header or a definition names it.
  package internal(set) var functionName: [UInt8] = []
  /// What the run knows: options, tree, tables.
  package let services: Services

  /// Where the comments of the hunk are.
  let comments: CommentSearch

  private let inPlace = StaysInPlace()
  var spacedBuffer: ByteBuffer
  var countedBuffer: ByteBuffer

  /// The place before the first line; of an input it will be known whether its code has `text`.
  init(services: Services, watching text: StaticString) {
    self.services = services
    patch = PatchText(watching: text)
    path = FilePath()
    roles = OperatorRoles()
    statement = StatementBlock()
    comments = CommentSearch()
    spacedBuffer = ByteBuffer(capacity: 256)
    countedBuffer = ByteBuffer(capacity: 16)
    grammar = Grammar(
      extraTypes: services.extraTypes,
      knowsAligned: services.profile.has(.alignedAttribute))
  }

  /// The place before the first line of the input that was loaded into `patch`.
  ///
  /// Everything is as at the very start but what the input is; buffers keep their room.
  private init(renewing used: consuming Line) {
    services = used.services
    inputName = used.inputName
    inWholeFile = used.inWholeFile
    // checkpatch.pl counts the lines of a mail from its last hunk on, and --showfile shows it.
    patch = used.patch
    fileLine = patch.lastHunkStart - 1
    isStrict = services.options.strict
    path = used.path
    grammar = used.grammar
    roles = used.roles
    statement = used.statement
    comments = used.comments
    spacedBuffer = used.spacedBuffer
    countedBuffer = used.countedBuffer
    path.clear()
    grammar.forget()
    roles.reset()
    comments.reset()
  }

  /// Goes before the first line of the input that was loaded.
  mutating func startInput() { self = Line(renewing: self) }

  /// What stands in the code.
  @inline(__always)
  package var traits: LineTraits { shape.traits }

  /// The number of the line in the input, or in the part of it that had to be decoded.
  package var numberInInput: Int { inputLines?.shownNumber(of: number) ?? number }

  /// The index of the line in `patch`, from 0.
  @inline(__always)
  package var index: Int { number - 1 }

  /// Whether the patch adds the line.
  @inline(__always)
  package var isAdded: Bool { code[0] == UInt8(ascii: "+") }

  /// Whether the script whose answers are given behaves so.
  @inline(__always)
  package func has(_ variant: Variant) -> Bool { services.profile.has(variant) }

  /// The user's options.
  @inline(__always)
  package var options: CheckOptions { services.options }

  /// The columns that text takes that starts in column 0, tabs expanded.
  package func columns(_ text: ByteView) -> Int {
    let size = services.tabSize
    var tabs = 0
    while text[tabs] == UInt8(ascii: "\t") { tabs += 1 }
    var columns = tabs * size
    for index in tabs..<text.count {
      if text[index] == UInt8(ascii: "\t") {
        columns += size - columns % size
      } else {
        columns += 1
      }
    }
    return columns
  }

  /// The columns of the white space at the start of a line of the patch, after its marker.
  package func indent(of text: ByteView) -> Int {
    let text = text.from(1)
    return columns(text.upTo(text.skipSpaces(0)))
  }

  /// Whether the line is a preprocessor directive.
  package var isDirective: Bool { code[shape.start] == UInt8(ascii: "#") }

  /// The indices of `count` lines from the line `below` lines below on, removed ones left out; fewer
  /// at the end of the input.
  package func indices(below: Int = 0, count: Int) -> [Int] {
    var found: [Int] = []
    var at = index
    var skip = below
    while found.count < count && at < patch.count {
      if !patch.isRemoved(at) {
        if skip > 0 { skip -= 1 } else { found.append(at) }
      }
      at += 1
    }
    return found
  }

  /// Whether a comment stands at the end of the line, next to it, or in the hunk right above it.
  ///
  /// That is where a lock, a barrier or a data race is expected to be explained.
  package var hasComment: Bool { comments.found(in: patch, from: hunkStart, to: number) }
}
