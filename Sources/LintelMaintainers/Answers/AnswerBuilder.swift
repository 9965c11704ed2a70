// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Collects an answer, section by section, in the order and with the memory of get_maintainer.pl.
///
/// What was named before decides what comes later: a name or address that was met is not added
/// again, and one that goes by two names or addresses gets those that were met first.
struct AnswerBuilder {
  let options: MaintainerOptions
  private let mailmap: Mailmap
  private let ignored: Set<String>
  private let script: MaintainerScript

  private(set) var people: [Recipient] = []
  private var lists: [Recipient] = []
  private var subsystems: [String] = []
  private var statuses: [String] = []
  private var substatuses: [String] = []
  private var trees: [String] = []
  private var pages: [String] = []
  private var bugTrackers: [String] = []

  private var usedNames: Set<String> = []
  private var usedAddresses: Set<String> = []
  private var usedLists: Set<String> = []
  private var knownNames: [String: AddressText] = [:]
  private var knownAddresses: [String: AddressText] = [:]

  /// An answer that says nothing yet.
  init(
    _ options: MaintainerOptions, mailmap: Mailmap, ignored: Set<String>, script: MaintainerScript
  ) {
    self.options = options
    self.script = script
    self.mailmap = mailmap
    self.ignored = ignored
  }

  // MARK: Sections

  /// Adds all that a section says; `suffix` goes after each reason.
  mutating func add(_ section: Section, suffix: String = "") {
    subsystems.append(section.title)
    if let substatus = section.substatus { substatuses.append(substatus + suffix) }
    for field in section.fields {
      switch field.letter {
      case UInt8(ascii: "L"): addList(field.value, of: section, suffix)
      case UInt8(ascii: "M") where options.maintainers:
        addPeople(field.value, role: "\(section.role(script)):\(section.shortTitle)\(suffix)")
      case UInt8(ascii: "R") where options.reviewers:
        addPeople(field.value, role: "reviewer:\(section.shortTitle)\(suffix)")
      case UInt8(ascii: "T"): trees.append(field.value + suffix)
      case UInt8(ascii: "W"): pages.append(field.value + suffix)
      case UInt8(ascii: "B"): bugTrackers.append(field.value + suffix)
      case UInt8(ascii: "S"): statuses.append(field.value + suffix)
      default: break
      }
    }
  }

  private mutating func addList(_ value: String, of section: Section, _ suffix: String) {
    let bytes = value.utf8
    let end = bytes.firstIndex { $0.isSpace } ?? bytes.endIndex
    let address = String(value[..<end])
    let remark = value[end...]
    let kind: String
    if remark.contains("subscribers-only") {
      guard options.subscriberLists else { return }
      kind = "subscriber list"
    } else {
      guard options.lists else { return }
      let isModerated = remark.contains("moderated")
      if isModerated && !options.moderatedLists { return }
      kind = isModerated ? "moderated list" : "open list"
    }
    guard usedLists.insert(address.lowercased()).inserted else { return }
    let title = section.shortTitle == "THE REST" ? "" : ":" + section.shortTitle
    lists.append(Recipient(text: address, role: kind + title + suffix, isList: true))
  }

  private mutating func addPeople(_ value: String, role: String) {
    if !value.utf8.contains(UInt8(ascii: ",")) || AddressList.isAddress(value) {
      add(AddressText(value), role: role)
    } else if let addresses = AddressList.addresses(value) {
      for address in addresses { add(AddressText(address), role: role) }
    } else {
      add(AddressText(value), role: role)
    }
  }

  // MARK: People

  /// Adds an address unless it, or somebody of that name, is there already.
  mutating func add(_ person: AddressText, role: String) {
    guard !person.address.isEmpty else { return }
    if options.removesDuplicates {
      let name = person.name.lowercased()
      let address = person.address.lowercased()
      if usedAddresses.contains(address) || (!name.isEmpty && usedNames.contains(name)) { return }
      if !name.isEmpty { usedNames.insert(name) }
      usedAddresses.insert(address)
    }
    people.append(
      Recipient(text: person.text(usingName: options.usesNames), role: role, isList: false))
  }

  /// Adds a reason to all entries of a person.
  private mutating func addRole(_ person: AddressText, _ role: String) {
    let text = person.text(usingName: options.usesNames)
    for index in people.indices {
      if options.removesDuplicates {
        // Two without a name have the same name.
        let entry = AddressText(people[index].text)
        guard entry.name == person.name || entry.address == person.address else { continue }
      } else if people[index].text != text {
        continue
      }
      if role.isEmpty || people[index].role.contains(role) { continue }
      people[index].role += people[index].role.isEmpty ? role : "," + role
    }
  }

  /// Replaces each address by the right one, and by the one that was met first.
  mutating func unifyAddresses() {
    for index in people.indices { people[index].text = unified(people[index].text).text() }
    for index in lists.indices { lists[index].text = unified(lists[index].text).text() }
  }

  /// The address that stands for this one in the answer.
  mutating func unified(_ text: String) -> AddressText {
    let person = mailmap.mapped(AddressText(text))
    guard options.removesDuplicates else { return person }
    let name = person.name.lowercased()
    let address = person.address.lowercased()
    if !name.isEmpty, let known = knownNames[name] { return mailmap.mapped(known) }
    if let known = knownAddresses[address] { return mailmap.mapped(known) }
    knownNames[name] = person
    knownAddresses[address] = person
    return mailmap.mapped(person)
  }

  /// Adds those who stand in the files themselves.
  mutating func addFileAddresses(_ addresses: [String]) {
    guard options.email else { return }
    for text in addresses {
      let person = mailmap.mapped(AddressText(text))
      add(person, role: "")
      addRole(person, "in file")
    }
  }

  /// Names Linus Torvalds, or takes him out: he gets no mail just because he merges.
  mutating func settleChiefPenguin() {
    guard options.email else { return }
    let chief = AddressText(name: "Linus Torvalds", address: "torvalds@linux-foundation.org")
      .text(usingName: options.usesNames)
    if options.gitChiefPenguins {
      people.append(Recipient(text: chief, role: "chief penguin", isList: false))
    } else {
      people.removeAll { $0.text.contains(chief) }
    }
  }

  // MARK: History

  /// Adds those who did most of something, such as signing commits.
  ///
  /// - Parameter counts: How often each of them did it, in the order in which they were met.
  /// - Parameter total: How often it was done.
  mutating func addShares(_ role: String, of total: Int, _ counts: [(person: String, count: Int)]) {
    let total = max(total, 1)
    var merged: [String: Int] = [:]
    for (person, count) in counts where count > 0 {
      merged[mailmap.mapped(AddressText(person)).text(), default: 0] += count
    }
    let ranking = merged.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var added = 0
    for (person, count) in ranking where !ignored.contains(person) {
      added += 1
      let percent = min(Double(count) * 100 / Double(total), 100)
      if count < options.gitMinSignatures || added > options.gitMaxMaintainers
        || percent < Double(options.gitMinPercent)
      {
        return
      }
      let address = AddressText(person)
      add(address, role: "")
      let share = Int(percent.rounded(.toNearestOrEven))
      addRole(address, options.roleStatistics ? "\(role):\(count)/\(total)=\(share)%" : role)
    }
  }

  // MARK: The end

  /// The answer, in which each address stands once.
  func answer() -> Answer {
    var all = options.email ? people : []
    if options.lists { all += lists }
    var seen: Set<String> = []
    return Answer(
      recipients: all.filter { seen.insert($0.text).inserted }, subsystems: subsystems.unique,
      statuses: statuses.unique, substatuses: substatuses.unique, trees: trees.unique,
      pages: pages.unique,
      bugTrackers: bugTrackers.unique)
  }
}

extension Array where Element: Hashable {
  /// The elements, each where it stands first.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
