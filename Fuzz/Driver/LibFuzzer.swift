// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import LintelText

/// The C interface of libFuzzer, which finds these functions by their names.
enum LibFuzzer {
  /// The target that gets the inputs.
  ///
  /// Safe: it is set once, before libFuzzer starts, and libFuzzer calls from one thread.
  fileprivate nonisolated(unsafe) static var target: (any FuzzTarget)?

  /// Names the target to the processes that libFuzzer starts, which get its options only.
  private static let variable = "LINTEL_FUZZ_TARGET"

  /// The target of the process that has started this one; empty where that is no fuzzer.
  static var inheritedTarget: String { Environment.value(variable) ?? "" }

  /// Fuzzes the target with the options of the command line, and ends the process.
  ///
  /// - Parameter count: How many words of the command line are ours and come first.
  static func run(_ target: any FuzzTarget, wordsBefore count: CInt) {
    unsafe self.target = target
    // Safe: the strings are C strings for the length of the call.
    _ = unsafe setenv(variable, type(of: target).name, 1)
    var left = CommandLine.argc - count
    // Safe: there are `argc` words, and `count` of them after the program's name.
    unsafe CommandLine.unsafeArgv[Int(count)] = CommandLine.unsafeArgv[0]
    var words = unsafe CommandLine.unsafeArgv + Int(count)
    end(unsafe runDriver(&left, &words, testOneInput))
  }

  /// Ends the process.
  static func end(_ status: CInt) { exit(status) }

  /// The time that the process has worked, in nanoseconds: a busy machine does not make it longer.
  static var cpuTime: UInt64 {
    var time = timespec()
    // Safe: `time` is ours for the length of the call.
    _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ room: Int) -> Int

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  // Safe: libFuzzer lends `size` bytes for the length of the call; an empty buffer has no address.
  let input = unsafe [UInt8](UnsafeBufferPointer(start: data, count: size))
  guard let target = unsafe LibFuzzer.target else { return 0 }
  input.withView { view in
    TimeLimit.watch(size, times: type(of: target).readings) { target.run(view) }
  }
  return 0
}

@_cdecl("LLVMFuzzerCustomMutator")
public func mutateInput(
  _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ room: Int, _ seed: CUnsignedInt
) -> Int {
  // Half of the time libFuzzer's own changes, which know the tokens and what was compared.
  if seed & 1 == 0 { return unsafe mutateBytes(data, size, room) }
  // Safe: `size` of `room` bytes hold the input, and no more than `room` are written.
  let input = unsafe [UInt8](UnsafeBufferPointer(start: data, count: size))
  var mutator = Mutator(seed: UInt64(seed))
  let changed = mutator.mutate(input).prefix(room)
  _ = unsafe UnsafeMutableBufferPointer(start: data, count: room).update(fromContentsOf: changed)
  return changed.count
}
