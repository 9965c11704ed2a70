// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Synchronization

/// Takes all findings of files for a baseline, and reports none.
package final class BaselineWriter: FindingFilter {
  private let paths: PathsFromTop
  /// The baseline's own file, which is not checked.
  private let own: [UInt8]
  private let baseline: Mutex<Baseline>

  /// A writer that puts the findings of `inputs` in the place of those that `earlier` has for them;
  /// what it has for other files stays.
  ///
  /// - Parameter name: The file of the baseline.
  package init(replacing earlier: Baseline, inputs: [String], name: String, paths: PathsFromTop) {
    self.paths = paths
    own = paths.path(of: Array(name.utf8))
    let scope = BaselineScope(inputs, paths)
    var kept = earlier
    for path in earlier.files.keys where scope.contains(path) { kept.remove(path: path) }
    baseline = Mutex(kept)
  }

  package func startInput(isFile: Bool) {}

  package func hides(_ finding: FindingRecord) -> Bool {
    let path = paths.path(of: finding.path)
    if path != own { baseline.withLock { $0.add(finding, path: path) } }
    return true
  }

  /// What was taken so far.
  package var result: Baseline { baseline.withLock { $0 } }
}
