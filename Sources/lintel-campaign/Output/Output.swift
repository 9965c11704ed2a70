// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Foundation
import Lintel
import LintelCampaign
import LintelText

/// What the program says.
enum Output {
  /// Writes to standard output; a reader who is gone ends the program, and a full disk does with a
  /// line.
  static func write(_ text: String) {
    var bytes = ByteBuffer(capacity: text.utf8.count)
    bytes.append(text)
    if Terminal.isTerminal(1) { bytes.showControls(from: 0) }
    if OutputFile.writeAll(1, bytes.view) { return }
    let code = errno
    if code == EPIPE { exit(1) }
    complain(InputError(path: "standard output", code: code).description)
    exit(ExitStatus.failure.rawValue)
  }

  /// Writes a value as JSON, its keys in order.
  static func write(json value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(value)
    write(String(decoding: data, as: UTF8.self) + "\n")
  }

  /// Writes one line to standard error.
  static func complain(_ message: String) {
    var line = ByteBuffer()
    line.append("lintel-campaign: \(message)\n")
    if Terminal.isTerminal(2) { line.showControls(from: 0) }
    _ = OutputFile.writeAll(2, line.view)
  }
}

/// The exit statuses, as the help lists them.
enum Status {
  /// The answer is no.
  static let refused = ExitCode(ExitStatus.findings.rawValue)
  /// It was not possible.
  static let impossible = ExitCode(ExitStatus.failure.rawValue)
}

/// Runs a command's work and turns what went wrong into a line and an exit status.
func reporting(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch let error as LedgerError {
    Output.complain(error.description)
    throw Status.impossible
  } catch let error as InputError {
    Output.complain(error.description)
    throw Status.impossible
  }
}
