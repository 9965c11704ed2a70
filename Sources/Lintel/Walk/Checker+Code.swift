// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What is done with a line that a hunk adds or keeps.
extension Checker {
  mutating func visitCode() {
    line.spaced = line.code
    if line.traits.contains(.comment) { clearComments() }
    run(.anyFile)
    let kind = line.path.kind
    guard
      !kind.isDisjoint(with: .anySource)
        || line.has(.environmentFiles) && line.path.hasSuffix(".env")
    else { return }
    run(.source)
    guard !kind.isDisjoint(with: .tabbed) else { return }
    run(.tabbed)
    guard !kind.isDisjoint(with: .c) else { return }
    noteFunction()
    run(.c)
    readStatement()
    readCondition()
    readStatementLate(for: .context)
    run(.context)
    readRoles()
    if !line.isAdded && !line.code.isEmpty { return }
    run(.added)
    if options.debug.type > 0 || options.debug.attr > 0 {
      run(.debugging)
      return
    }
    run(.beforeCut)
    if !line.traits.isDisjoint(with: .opener) { cutLineComment() }
    run(.code)
    readStatementLate(for: .conditions)
    run(.conditions)
    if line.path.isLinkerScript { countLinkerWords() }
    run(.afterMacros)
    noteDefinition()
  }

  @inline(__always)
  private mutating func run(_ stage: CheckOrder.Stage) {
    let span = rules.span(stage)
    // The mask is read where it lies: a copy for each stage would cost more than the stage.
    var word = span.firstWord
    var bits = candidates.words[word] & span.firstBits
    while true {
      while bits != 0 {
        rules.checks[word &<< 6 | bits.trailingZeroBitCount].rule.run(line, &memory, &out)
        bits &= bits &- 1
      }
      if word == span.lastWord { return }
      word += 1
      bits = candidates.words[word] & (word == span.lastWord ? span.lastBits : ~0)
    }
  }

  private mutating func clearComments() {
    line.spacedBuffer.clear()
    line.spacedBuffer.append(line.code, replacing: .comment, with: UInt8(ascii: " "))
    line.spaced = line.spacedBuffer.view
  }

  /// Follows which function the lines are in.
  private mutating func noteFunction() {
    guard line.isAdded else { return }
    let bracket = line.spaced[1]
    guard bracket == UInt8(ascii: "{") || bracket == UInt8(ascii: "}"),
      line.spaced.skipSpaces(2) >= line.spaced.count
    else { return }
    if bracket == UInt8(ascii: "}") {
      line.functionName = []
    } else if let name = FunctionHead.name(line.previous, grammar: line.grammar) {
      line.functionName = name.bytes
    }
  }

  /// Notes the function that starts in the line, for the lines below.
  private mutating func noteDefinition() {
    guard memory.room.mayHaveFunction(line),
      let name = FunctionHead.definition(line.statement.text, grammar: line.grammar)
    else { return }
    line.functionName = name.bytes
  }

  private mutating func readStatement() {
    guard line.number > walk.statementEnd, line.remaining != 0,
      line.spaced.skipSpaces(1) < line.spaced.count
    else { return }
    line.statement.scan(
      line.patch, line: line.number, remaining: line.remaining, offset: 0, clearingMarkers: true)
    line.hasStatement = true
    let text = line.statement.text
    let end = text.skipTrailing(UInt8(ascii: ";"), before: text.skipSpacesBack(text.count))
    let inner = text.upTo(end)
    if !inner.contains(UInt8(ascii: "{")) && !inner.contains(UInt8(ascii: ";")) {
      walk.statementEnd = line.statement.nextLine
    }
    var next = line.statement.nextLine
    let rest = line.patch.code(next - 1).from(line.statement.nextOffset)
    if next > line.patch.count || rest.isBlank { next += 1 }
    line.lineAfterStatement = next
    TypeLearner.learn(
      from: text, startsFresh: line.roles.last == .end, into: &line.grammar,
      log: &learningLog)
  }

  /// Reads what starts in a line in the middle of a statement, as if a statement started there, where
  /// a rule of the stage wants that; the markers stay in the text.
  @inline(__always)
  private mutating func readStatementLate(for stage: CheckOrder.Stage) {
    guard !line.hasStatement, let reader = rules.lateReader(stage),
      candidates.contains(reader.index), reader.rule.wantsStatement(line)
    else { return }
    line.statement.scan(line.patch, line: line.number, remaining: line.remaining, offset: 0)
    line.hasStatement = true
  }

  private mutating func readRoles() {
    opLine.clear()
    if !line.code.isEmpty { opLine.append(UInt8(ascii: " ")) }
    opLine.append(line.code.from(1))
    opLine.append(UInt8(ascii: "\n"))
    let before = line.roles.last
    line.roles.read(opLine.view, grammar: line.grammar)
    if options.debug.values > 0 { traceValues(startingWith: before) }
  }

  /// Writes down the kinds and roles of the line, in the format of the script.
  private mutating func traceValues(startingWith before: OperatorRoles.Value) {
    valueTrace.append("\(line.number) > .")
    let text = opLine.view
    for index in 0..<text.count {
      valueTrace.append(text[index] == UInt8(ascii: "\t") ? UInt8(ascii: " ") : text[index])
    }
    valueTrace.append("\(line.number) > ")
    valueTrace.append(before.letter)
    line.roles.valueLetters.withView { valueTrace.append($0) }
    valueTrace.append("\n\(line.number) >  ")
    line.roles.roleLetters.withView { valueTrace.append($0) }
    valueTrace.append("\n")
  }

  /// Replaces each word of the linker script's header by how often it was met before.
  ///
  /// checkpatch.pl does so by accident while it collects the words; what is found in such a line
  /// afterwards depends on it.
  private mutating func countLinkerWords() {
    line.countedBuffer.clear()
    var at = 0
    while at < line.code.count {
      let end = line.code.wordEnd(at)
      if end > at {
        let count = memory.input.linkerWords[line.code[at..<end].bytes, default: 0]
        memory.input.linkerWords[line.code[at..<end].bytes] = count + 1
        line.countedBuffer.append("\(count)")
        at = end
      } else {
        line.countedBuffer.append(line.code[at])
        at += 1
      }
    }
    line.code = line.countedBuffer.view
    line.shape = CodeShape(line.code, line.traits)
  }

  /// Forgets a C99 comment, which code has only where the user does not tolerate them.
  private mutating func cutLineComment() {
    guard let comment = line.code.firstIndex(of: "//") else { return }
    line.code = line.code.upTo(comment)
    line.shape = CodeShape(line.code, line.traits)
    line.patch.cutCode(line.index, to: comment)
  }
}
