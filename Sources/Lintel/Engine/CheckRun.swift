// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Checks many inputs on several cores, and hands on the results in the order of the inputs.
package struct CheckRun {
  private let services: Services
  private let isColored: Bool
  private let readsMail: Bool
  private let jobs: Int

  /// A run.
  ///
  /// With `readsMail` mails are decoded and mailboxes taken apart first; checkpatch.pl does neither.
  package init(services: Services, isColored: Bool, readsMail: Bool) {
    self.services = services
    self.isColored = isColored
    self.readsMail = readsMail
    jobs = max(1, min(services.options.jobs ?? Processors.count, 256))
  }

  /// Checks the inputs; `deliver` gets what each gave, in order, from one worker at a time.
  package func check(
    _ inputs: any InputSource, deliver: @escaping @Sendable (Delivery) -> Void
  ) async {
    let results = OrderedResults(deliver: deliver)
    let workers = inputs.hasSeveral ? min(jobs, inputs.count ?? jobs) : 1
    guard workers > 1 else {
      work(inputs, results)
      return
    }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<workers { group.addTask { work(inputs, results) } }
    }
  }

  private func work(_ inputs: any InputSource, _ results: OrderedResults) {
    var checker = InputChecker(services: services, isColored: isColored, readsMail: readsMail)
    while true {
      results.waitForRoom()
      guard let (index, input) = inputs.next() else { return }
      results.start(index)
      let delivery = Delivery(
        name: input.name, isFile: input.isFile, results: checker.check(input))
      results.add(index, delivery)
    }
  }
}
