// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The reports of a run in the formats that the user asked for, text left out.
package final class FormatSinks {
  /// Why a report could not be written.
  package enum Failure: Error {
    case file(InputError)
    /// Standard output takes no more; `errno` says why.
    case standardOutput
  }

  private var sinks: [FormatSink] = []

  /// The reports for the requests; their files are opened.
  package init(_ requests: [FormatRequest], _ catalog: TypeCatalog) throws(InputError) {
    for request in requests {
      guard let format = request.name.writer(catalog) else { continue }
      var file: StreamedFile?
      if let path = request.path { file = try StreamedFile(path) }
      sinks.append(FormatSink(format, file))
    }
  }

  /// Whether nobody asked for another report than text.
  package var isEmpty: Bool { sinks.isEmpty }

  /// Adds the findings of an input.
  package func add(_ findings: [FindingRecord], of input: FormatInput) throws(Failure) {
    for sink in sinks {
      for finding in findings { try sink.add(finding, of: input) }
    }
  }

  /// Ends an input.
  package func end(_ input: FormatInput) throws(Failure) {
    for sink in sinks { try sink.end(input) }
  }

  /// Takes away the files that have no name yet.
  package func discard() {
    for sink in sinks { sink.discard() }
  }

  /// Ends the reports, and gives their files their names.
  package func finish(_ totals: FormatTotals) throws(Failure) {
    for sink in sinks { try sink.finish(totals) }
  }
}

/// A report and where it goes.
private final class FormatSink {
  private var format: any FindingFormat
  /// The file; nil for standard output.
  private let file: StreamedFile?
  private var out = ByteBuffer(capacity: 1 << 12)

  /// When so much of a report is there it is written, in bytes.
  private static let piece = 1 << 16

  init(_ format: any FindingFormat, _ file: StreamedFile?) {
    self.format = format
    self.file = file
    self.format.start(to: &out)
  }

  func add(_ finding: FindingRecord, of input: FormatInput) throws(FormatSinks.Failure) {
    format.add(finding, of: input, to: &out)
    if out.count >= Self.piece { try write() }
  }

  func end(_ input: FormatInput) throws(FormatSinks.Failure) {
    format.end(input, to: &out)
    if out.count >= Self.piece { try write() }
  }

  func finish(_ totals: FormatTotals) throws(FormatSinks.Failure) {
    format.finish(totals, to: &out)
    try write()
    do throws(InputError) { try file?.finish() } catch { throw .file(error) }
  }

  func discard() { file?.discard() }

  private func write() throws(FormatSinks.Failure) {
    defer { out.clear() }
    guard let file else {
      if !OutputFile.writeAll(1, out.view) { throw .standardOutput }
      return
    }
    do throws(InputError) { try file.write(out.view) } catch { throw .file(error) }
  }
}
