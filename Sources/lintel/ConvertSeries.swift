// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelConvert
import LintelMaintainers
import LintelSeries
import LintelText

/// Makes the patches of `lintel convert --series`.
struct ConvertSeries {
  private let options: SeriesOptions
  private let tree: String
  private let takesReviews: Bool
  private let folder: String

  init(_ command: ConvertCommand, _ folder: String) {
    options = command.series
    tree = command.options.tree
    takesReviews = command.review
    self.folder = folder
  }

  /// Writes the patches for these verdicts and names their files.
  ///
  /// `story` is what they say; nil for that of mappings.
  func write(_ verdicts: [FunctionVerdict], _ story: RecipeStory?) throws {
    let target = try attempt { () throws(InputError) in try SeriesFolder(folder) }
    let place = SeriesTree(tree, having: verdicts.first?.path ?? "")
    let files = try converted(try wanted(verdicts, place), place)
    if files.isEmpty { throw ConvertFailure("nothing to make patches of") }
    if let story {
      try write(files, story, place, to: target)
    } else {
      try write(files, MappingStory(), place, to: target)
    }
  }

  /// Writes patches that make these changes.
  private func write(
    _ files: [ConvertedFile], _ story: any ConversionStory, _ place: SeriesTree,
    to target: SeriesFolder
  ) throws {
    let author = try author()
    let (base, others) = SeriesBase.find(files, root: place.root)
    if !place.hasMaintainers {
      Output.complain(
        "lintel", "\(QuotedName.shown(place.root)): no MAINTAINERS, so the patches have no Cc")
    }
    if let first = others.first {
      Output.complain(
        "lintel",
        "\(QuotedName.shown(first)): not as in the commit that is checked out; no base-commit")
    }
    let series = PatchSeries(files, root: place.root)
    var failure: MaintainerFailure?
    let writer = SeriesWriter(
      author: author, story: story, version: LintelVersion.text,
      base: others.isEmpty ? base : nil)
    let mails = writer.mails(series) { paths in
      guard place.hasMaintainers else { return [] }
      do throws(MaintainerFailure) {
        return try SeriesRecipients.find(
          paths, root: place.root, home: Environment.value("HOME"))
      } catch {
        failure = error
        return []
      }
    }
    if let failure { throw ConvertFailure(failure.message) }
    try askLedger(mails, author)
    try attempt { () throws(InputError) in try target.write(mails) }
    for mail in mails { Output.write("\(folder)/\(mail.name)\n") }
    Output.write("not signed off: git am -s, or git rebase --signoff\n")
  }

  /// Ends with 1 where others are at what the patches convert.
  private func askLedger(_ mails: [SeriesMail], _ author: AuthorIdentity) throws {
    guard let file = options.namedLedger else { return }
    var hasOthers = false
    for mail in mails where mail.text.withView(MailReader.hasDiff) {
      let person = "\(author.name) <\(author.address)>"
      if let words = try CampaignLedger(file).duplicates(of: mail.text, by: person) {
        hasOthers = true
        for line in words.split(separator: "\n") { Output.complain(mail.name, String(line)) }
      }
    }
    if hasOthers { throw ExitCode(1) }
  }

  /// The verdicts that are asked for and have a rewrite.
  private func wanted(
    _ verdicts: [FunctionVerdict], _ place: SeriesTree
  ) throws -> [FunctionVerdict] {
    let rewritten = verdicts.filter {
      $0.verdict == .convert || takesReviews && $0.verdict == .review
    }
    guard let name = options.claimedBy else { return rewritten }
    let places = try CampaignLedger(options.namedLedger).places(claimedBy: name)
    return rewritten.kept { verdict in
      verdict.sites.contains {
        places.contains(CampaignLedger.Place(path: place.prefix + verdict.path, line: $0.line))
      }
    }
  }

  private func converted(
    _ verdicts: [FunctionVerdict], _ place: SeriesTree
  ) throws -> [ConvertedFile] {
    var folder = TreeFolder(tree)
    var files: [ConvertedFile] = []
    var rest = verdicts[...]
    while let path = rest.first?.path {
      let own = Array(rest.prefix { $0.path == path })
      rest = rest.dropFirst(own.count)
      var text = ByteBuffer()
      do throws(InputError) {
        _ = try folder.read(path, limit: Limits.censusBytes, into: &text)
      } catch {
        throw ConvertFailure(error.description)
      }
      let judged = ContentHash(text.view)
      guard own.allSatisfy({ $0.judged == judged }) else {
        throw ConvertFailure("\(QuotedName.shown(path)): changed while it was judged")
      }
      files.append(ConvertedFile(text.view, own, path: path, prefix: place.prefix))
    }
    return files
  }

  private func author() throws -> AuthorIdentity {
    let line = try attempt { () throws(InputError) in
      try Git(directory: tree).authorIdentity()
    }
    guard let author = AuthorIdentity(line) else {
      throw ConvertFailure(
        "git does not know who you are: set user.name and user.email in its configuration")
    }
    return author
  }

  /// Does something, and turns what the system says into a line.
  private func attempt<Result>(_ body: () throws(InputError) -> Result) throws -> Result {
    do throws(InputError) {
      return try body()
    } catch {
      throw ConvertFailure(error.description)
    }
  }
}
