// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
package import LintelCensus
import LintelText

/// Converts the calls of one function by another name, or by a semantic patch.
package struct RecipeRun {
  private let root: String
  private let name: String
  private let conversion: NamedConversion
  private let jobs: Int
  private let cache: NameCache?

  /// A run over the tree at `root` for the calls of `name`.
  package init(
    root: String, name: String, conversion: NamedConversion, jobs: Int, cache: NameCache?
  ) {
    self.root = root
    self.name = name
    self.conversion = conversion
    self.jobs = max(1, min(jobs, 64))
    self.cache = cache
  }

  /// What became of a file.
  private enum Outcome: Sendable {
    case verdict(FunctionVerdict)
    case failure(InputError)
  }

  /// Judges the functions of these files, whose paths are counted from the tree's top: of those that
  /// the census names.
  package func run(_ files: [String]) throws(CensusError) -> ConversionRun.Answer {
    let set = APISet(names: [name], table: .builtIn)
    let census = try CensusRun(root: root, apis: set, jobs: jobs, cache: cache).run(files)
    let (root, name, conversion) = (root, name, conversion)
    let called = census.files.filter { $0.sites.contains(where: conversion.concerns) }.map(\.path)
    let done = FileWork.run(called, root: root, jobs: jobs) { text, path in
      Self.outcomes(text, root: root, path: path, name: name, conversion)
    }
    var answer = ConversionRun.Answer(failures: census.failures + done.failures)
    for outcome in done.found {
      switch outcome {
      case .verdict(let verdict): answer.verdicts.append(verdict)
      case .failure(let failure): answer.failures.append(failure)
      }
    }
    return answer
  }

  private static func outcomes(
    _ text: ByteView, root: String, path: String, name: String, _ conversion: NamedConversion
  ) -> [Outcome] {
    let file = RecipeFile(text, path: path, name: name)
    switch conversion {
    case .mapping: return []
    case .rename(let replacement): return file.renamed(to: replacement).map(Outcome.verdict)
    case .recipe(let recipe):
      do throws(InputError) {
        let new = try Spatch(recipe: recipe).rewrite(text, root: root, path: path)
        let changes = new.withView { LineChanges.all(from: text, to: $0) }
        var edits: [SourceEdit] = []
        for change in changes {
          guard let text = String(validating: change.text, as: UTF8.self) else {
            throw InputError(
              path: path, code: InputError.gaveUp, detail: "a line that changes is not UTF-8")
          }
          edits.append(SourceEdit(range: change.range, text: text))
        }
        return file.rewritten(edits, by: Spatch.shown(recipe)).map(Outcome.verdict)
      } catch {
        return [.failure(error)]
      }
    }
  }
}

extension NamedConversion {
  /// Whether a file with such a place is looked at: a renaming must leave no use of the old name.
  fileprivate func concerns(_ site: CallSite) -> Bool {
    guard case .rename = self, !site.isDisabled else { return site.isCounted }
    return switch site.kind {
    case .call, .macroUse, .reference: true
    case .definition, .declaration, .macro, .shadowed, .export: false
    }
  }
}
