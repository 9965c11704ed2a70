// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Synchronization

/// Looks at files of a tree, each by one of several workers.
enum FileWork {
  /// What `body` finds in the files, in their order, and the files that could not be read; `limit` is the
  /// most bytes that one may have.
  static func run<Found: Sendable>(
    _ files: [String], root: String, jobs: Int, limit: Int = Limits.censusBytes,
    _ body: @escaping @Sendable (ByteView, String) -> [Found]
  ) -> (found: [Found], failures: [InputError]) {
    let next = Atomic(0)
    let parts = Mutex<[(index: Int, found: [Found], failure: InputError?)]>([])
    WorkerThreads.run(jobs) { _ in
      var folder = TreeFolder(root)
      var text = ByteBuffer(capacity: 1 << 18)
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < files.count else { return }
        text.clear(keeping: 1 << 20)
        do throws(InputError) {
          _ = try folder.read(files[index], limit: limit, into: &text)
          let found = body(text.view, files[index])
          parts.withLock { $0.append((index, found, nil)) }
        } catch {
          parts.withLock { $0.append((index, [], error)) }
        }
      }
    }
    let sorted = parts.withLock { $0 }.sorted { $0.index < $1.index }
    return (sorted.flatMap(\.found), sorted.compactMap(\.failure))
  }
}
