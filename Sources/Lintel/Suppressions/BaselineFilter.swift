// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Synchronization

/// Leaves out what a baseline has, and keeps count of it.
///
/// The counts hold for each patch by itself, and for all files of a run together. What a file has that
/// is not there any more goes to files that the baseline does not know: it may have been renamed.
package final class BaselineFilter: FindingFilter {
  private struct State {
    /// How many findings of each entry were met, by path.
    var met: [[UInt8]: [Baseline.Key: Int]] = [:]
    /// The same of files that are gone, where their findings turned up in others.
    var moved: [[UInt8]: [Baseline.Key: Int]] = [:]
    /// Where findings of files that are gone turned up.
    var movedTo = Baseline()
    var isFile = false
  }

  private let baseline: Baseline
  private let paths: PathsFromTop
  /// The files of the baseline that are gone, sorted, by what was found in them.
  private let gone: [Baseline.Key: [[UInt8]]]
  /// The baseline's own file, which is not checked.
  private let own: [UInt8]
  private let state = Mutex(State())

  /// A filter that leaves out what `baseline` has, which was read from the file `name`.
  package init(_ baseline: Baseline, name: String, paths: PathsFromTop) {
    self.baseline = baseline
    self.paths = paths
    own = paths.path(of: Array(name.utf8))
    var gone: [Baseline.Key: [[UInt8]]] = [:]
    let lost = baseline.files.keys.filter { !paths.exists($0) }
    for path in lost.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      for key in (baseline.files[path] ?? [:]).keys { gone[key, default: []].append(path) }
    }
    self.gone = gone
  }

  package func startInput(isFile: Bool) {
    state.withLock { state in
      if !isFile {
        state.met = [:]
        state.moved = [:]
      }
      state.isFile = isFile
    }
  }

  package func hides(_ finding: FindingRecord) -> Bool {
    state.withLock { state in
      let path = state.isFile ? paths.path(of: finding.path) : finding.path
      if state.isFile, path == own { return true }
      let key = Baseline.Key(type: finding.type, textHash: finding.textHash)
      if let entries = baseline.files[path] {
        guard let entry = entries[key], state.met[path]?[key] ?? 0 < entry.count else {
          return false
        }
        state.met[path, default: [:]][key, default: 0] += 1
        return true
      }
      for old in gone[key] ?? [] {
        guard let entry = baseline.files[old]?[key],
          state.moved[old]?[key] ?? 0 < entry.count
        else { continue }
        state.moved[old, default: [:]][key, default: 0] += 1
        state.movedTo.add(finding, path: path)
        return true
      }
      return false
    }
  }

  /// The baseline without what was not found in the files that were checked: those below the `inputs`.
  /// What turned up in another file is that one's. No count grows.
  package func pruned(inputs: [String]) -> Baseline {
    let scope = BaselineScope(inputs, paths)
    return state.withLock { state in
      var result = state.movedTo
      for (path, entries) in baseline.files {
        for (key, entry) in entries {
          var left = entry
          if scope.contains(path) {
            left.count = state.met[path]?[key] ?? 0
          } else {
            left.count -= state.moved[path]?[key] ?? 0
          }
          if left.count > 0 { result.insert(left, key, path: path) }
        }
      }
      return result
    }
  }
}

/// The files that inputs stand for.
package struct BaselineScope {
  private let inputs: [[UInt8]]

  /// The files that are named, and those below the folders that are.
  package init(_ inputs: [String], _ paths: PathsFromTop) {
    self.inputs = inputs.map { paths.path(of: Array($0.utf8)) }
  }

  /// Whether a path from the top is one of theirs.
  package func contains(_ path: [UInt8]) -> Bool {
    inputs.contains {
      $0.isEmpty || path == $0
        || path.starts(with: $0) && path[$0.count] == UInt8(ascii: "/")
    }
  }
}
