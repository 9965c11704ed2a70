// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Writes answers in the layout of get_maintainer.pl, by file, or as JSON.
struct AnswerWriter: ~Copyable {
  private let options: MaintainerOptions
  private var count = 0
  /// What was written for files with the same sections.
  private var shared: [[Int]: [UInt8]] = [:]

  /// What was written and not cleared.
  private(set) var output = ByteBuffer(capacity: 1 << 16)

  init(_ options: MaintainerOptions) { self.options = options }

  /// Forgets what was written so far.
  mutating func clear() { output.clear() }

  /// Adds text as it is.
  mutating func add(_ listing: String) { output.append(listing) }

  /// Adds the answer for all files together.
  mutating func add(_ answer: Answer, files: [String]) {
    switch options.format {
    case .json:
      output.append("{")
      addJSON("files", files)
      output.append(",")
      addJSON(answer)
      output.append("}\n")
    case .scriptJSON: ScriptJSON(options).append(answer, to: &output)
    case .text: for list in lists(answer) { addLines(list) }
    }
  }

  /// Adds the answer for one file of several.
  ///
  /// - Parameter isShared: The sections that alone decide on it, if they do.
  mutating func add(_ answer: Answer, file: String, listing: String, isShared sections: [Int]?) {
    count += 1
    switch options.format {
    case .json:
      output.append(count == 1 ? "[\n{\"file\":" : ",\n{\"file\":")
      output.append(json: file)
      output.append(",")
      addShared(sections) { $0.addJSON(answer) }
      output.append("}")
    // The options allow --json for one answer only.
    case .text, .scriptJSON:
      output.append(file)
      output.append("\n")
      addShared(sections) { writer in
        for line in listing.split(separator: "\n") { writer.addIndented(String(line)) }
        for list in writer.lists(answer) {
          if writer.options.multiline {
            for line in list { writer.addIndented(line) }
          } else if !list.isEmpty {
            writer.addIndented(list.joined(separator: writer.options.separator))
          }
        }
      }
    }
  }

  /// Ends the output.
  mutating func finish() {
    if options.byFile, options.format == .json { output.append(count == 0 ? "[]\n" : "\n]\n") }
  }

  /// Writes with `body`, or what it wrote before for the same sections.
  private mutating func addShared(_ sections: [Int]?, _ body: (inout AnswerWriter) -> Void) {
    if let sections, let known = shared[sections] {
      known.withView { output.append($0) }
      return
    }
    let start = output.count
    body(&self)
    if let sections { shared[sections] = output.view.from(start).bytes }
  }

  private mutating func addIndented(_ line: String) {
    output.append("\t")
    output.append(line)
    output.append("\n")
  }

  /// The lists to print, in the script's order.
  ///
  /// Without addresses nothing stands for them, while an empty list of anything else is an empty
  /// line where all is put on one.
  private func lists(_ answer: Answer) -> [[String]] {
    var lists: [[String]] = []
    if !answer.recipients.isEmpty {
      lists.append(answer.recipients.map { $0.line(withRole: options.roles) })
    }
    if options.scm { lists.append(answer.trees) }
    if options.showsSubstatus { lists.append(answer.substatuses) }
    if options.status { lists.append(answer.statuses) }
    if options.subsystem { lists.append(answer.subsystems) }
    if options.web { lists.append(answer.pages) }
    if options.bug { lists.append(answer.bugTrackers) }
    return lists
  }

  private mutating func addLines(_ lines: [String]) {
    if options.multiline {
      for line in lines {
        output.append(line)
        output.append("\n")
      }
    } else {
      output.append(lines.joined(separator: options.separator))
      output.append("\n")
    }
  }

  private mutating func addJSON(_ key: StaticString, _ values: [String]) {
    output.append("\"")
    output.append(key)
    output.append("\":[")
    for (number, value) in values.enumerated() {
      if number > 0 { output.append(",") }
      output.append(json: value)
    }
    output.append("]")
  }

  private mutating func addJSON(_ answer: Answer) {
    output.append("\"email\":[")
    for (number, recipient) in answer.recipients.enumerated() {
      let parts = AddressText(recipient.text)
      let fields: [(StaticString, String)] = [
        ("name", parts.name), ("address", parts.address.isEmpty ? recipient.text : parts.address),
        ("role", recipient.role), ("kind", recipient.isList ? "list" : "person"),
      ]
      output.append(number == 0 ? "{" : ",{")
      for (place, (key, value)) in fields.enumerated() {
        output.append(place == 0 ? "\"" : ",\"")
        output.append(key)
        output.append("\":")
        output.append(json: value)
      }
      output.append("}")
    }
    output.append("],")
    addJSON("subsystem", answer.subsystems)
    output.append(",")
    addJSON("status", answer.statuses)
    output.append(",")
    addJSON("scm", answer.trees)
    output.append(",")
    addJSON("web", answer.pages)
    output.append(",")
    addJSON("bug", answer.bugTrackers)
  }
}
