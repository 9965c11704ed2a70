// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Finds out whether addresses in MAINTAINERS lead anywhere, each once.
struct LinkProbe {
  /// What an address is.
  enum Target {
    case page(String)
    case repository(String, branch: [String])

    /// Starts the program that ends with 0 when the target is there.
    fileprivate func ask() throws(InputError) -> ChildProcess {
      switch self {
      case .page(let address):
        try ChildProcess(
          ["wget", "--spider", "-q", "--no-check-certificate", "--timeout", "10", "--tries", "1"]
            + ["--", address])
      case .repository(let address, let branch):
        // MAINTAINERS is no place to name programs or files of this machine.
        try GitCommand(["ls-remote", "--exit-code", "-h", "--", address] + branch, in: .nowhere)
          .allowing(protocols: "git:http:https").start()
      }
    }
  }

  private var answers: [String: Bool] = [:]

  /// Whether the target of a field's value answers.
  mutating func isReachable(_ value: String, _ target: Target) -> Bool {
    if let known = answers[value] { return known }
    var isReachable = false
    if var process = try? target.ask() {
      process.closeInput()
      isReachable = process.waitForEnd() == 0
    }
    answers[value] = isReachable
    return isReachable
  }

  /// Whether the value was asked for and did not answer.
  func isKnownBad(_ value: String) -> Bool { answers[value] == false }
}
