// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// How far a long run is, on one line of a terminal's standard error.
struct ProgressLine {
  private let isShown = Terminal.isCapable(2)
  private var isOnScreen = false

  /// Writes the line over the one before.
  mutating func show(_ progress: RunProgress) {
    guard isShown else { return }
    isOnScreen = true
    // Without wrapping, as only one line can be taken back.
    let text = Self.text(progress).prefix((Terminal.columns ?? Int.max) - 1)
    write("\r\u{1B}[?7l\(text)\u{1B}[K\u{1B}[?7h")
  }

  /// Takes the line off the screen.
  mutating func clear() {
    guard isOnScreen else { return }
    isOnScreen = false
    write("\r\u{1B}[K")
  }

  private func write(_ text: String) {
    _ = Array(text.utf8).withView { OutputFile.writeAll(2, $0) }
  }

  private static func text(_ progress: RunProgress) -> String {
    var parts: [String] = []
    let seconds = progress.seconds
    let fraction = progress.fraction
    if let count = progress.inputCount, count > 1 {
      parts.append("checked \(progress.inputs) of \(count)")
    } else if progress.inputCount == nil {
      parts.append("checked \(progress.inputs)")
    } else if let fraction {
      parts.append("checked \(Int(fraction * 100))%")
    } else {
      parts.append("checking")
    }
    parts.append("\(Int(Double(progress.lines) / max(seconds, 0.001))) lines/s")
    parts.append("\(progress.findings) findings")
    // Too early, a guess would only jump about.
    if let fraction, fraction > 0.01 {
      parts.append("\(duration(seconds * (1 - fraction) / fraction)) left")
    }
    return parts.joined(separator: ", ")
  }

  private static func duration(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded(.up))
    return seconds < 100 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
  }
}
