// SPDX-License-Identifier: GPL-2.0-only

package import LintelText
import Synchronization

/// The frames of a stream, each read when a worker has room for it.
package final class FrameInputs: InputSource {
  private struct State: ~Copyable {
    var reader: FrameReader
    var taken = 0
    var fault: FrameReader.Fault?
    var isAtEnd = false
  }

  private let state: Mutex<State>

  /// The frames of a stream, of which those with more than `limit` bytes are not held.
  package init(_ stream: consuming InputStream, limit: Int) {
    state = Mutex(State(reader: FrameReader(stream, limit: limit)))
  }

  package var count: Int? { nil }
  package var size: Int? { nil }
  package var hasSeveral: Bool { true }
  package var isEmpty: Bool { false }

  /// What was no frame, once all before it were given out; nil where the stream was read to its end.
  package var fault: FrameReader.Fault? { state.withLock { $0.fault } }

  package func next() -> (index: Int, input: CheckInput)? {
    state.withLock { state in
      if state.isAtEnd { return nil }
      do throws(FrameReader.Fault) {
        if let frame = try state.reader.next() {
          state.taken += 1
          return (state.taken - 1, .frame(frame))
        }
      } catch {
        state.fault = error
      }
      state.isAtEnd = true
      return nil
    }
  }
}
