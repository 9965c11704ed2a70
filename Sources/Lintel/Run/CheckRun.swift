// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Checks many inputs on several cores, and hands on the results in the order of the inputs.
package struct CheckRun {
  private let services: Services
  /// What is shared to find the edits that reports show; nil where none does.
  private let fixServices: Services?
  private let isColored: Bool
  private let jobs: Int
  private let cache: ResultCache?
  private let oldVersions: OldVersions?

  /// A run, which takes results of source files from the cache and puts new ones in.
  ///
  /// - Parameter oldVersions: The versions of files whose findings are not reported again.
  package init(
    services: Services, isColored: Bool, cache: ResultCache?, oldVersions: OldVersions? = nil
  ) {
    self.oldVersions = oldVersions
    self.services = services
    fixServices = services.options.showsEdits ? FixFinder.services(for: services) : nil
    self.isColored = isColored
    self.cache = cache
    jobs = max(1, min(services.options.jobs ?? Processors.count, 256))
  }

  /// Checks the inputs; `deliver` gets the parts of what each gave, in order, from one worker at a
  /// time.
  ///
  /// When the user stops the run, what was not finished by then is left out.
  package func check(
    _ inputs: any InputSource, progress: RunProgress,
    deliver: @escaping @Sendable (Delivery) -> Void
  ) {
    let results = OrderedResults(deliver: deliver)
    let workers = inputs.hasSeveral ? min(jobs, inputs.count ?? jobs) : 1
    WorkerThreads.run(workers) { _ in work(inputs, results, progress) }
    results.finish()
  }

  private func work(
    _ inputs: any InputSource, _ results: OrderedResults, _ progress: RunProgress
  ) {
    let stream = ResultStream(results, progress)
    var checker = InputChecker(
      services: services, fixServices: fixServices, isColored: isColored, cache: cache,
      oldVersions: oldVersions, progress: progress, stream: stream)
    while true {
      results.waitForRoom()
      guard !progress.isStopped, let (index, input) = inputs.next() else {
        results.leave()
        return
      }
      results.start(index)
      stream.start(index, input)
      checker.check(input)
      if checker.wasStopped {
        results.drop(index)
        return
      }
      progress.finishInput()
      results.end(index)
    }
  }
}
