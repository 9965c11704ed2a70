// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// The machine's processors.
package enum Processors {
  /// How many of them this process may use; at least 1.
  package static var count: Int {
    // The affinity calls need a feature macro that Swift's C importer does not set; Linux shows the
    // same mask here, in hexadecimal.
    var status = ByteBuffer()
    if (try? InputFile.read("/proc/self/status", into: &status)) != nil,
      let label = status.view.firstIndex(of: "Cpus_allowed:")
    {
      let mask = status.view.from(label + 13)
      var bits = 0
      for at in 0..<(mask.firstIndex(of: UInt8(ascii: "\n")) ?? mask.count)
      where mask[at].isHexDigit {
        let digit = mask[at].isDigit ? mask[at] - 48 : mask[at].lowercased - 87
        bits += digit.nonzeroBitCount
      }
      if bits > 0 { return bits }
    }
    return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}

/// The time of day.
package enum Clock {
  /// Nanoseconds since 1970.
  package static var now: Int64 {
    var time = timespec()
    // Safe: `time` is ours for the length of the call.
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return time.nanoseconds
  }

  /// Whether a moment is so long ago that a change now would have another time.
  ///
  /// Times are only as fine as the file system keeps them; two seconds is the coarsest. What is in
  /// the future is not long ago.
  package static func isSettled(_ moment: Int64) -> Bool {
    let (age, overflows) = now.subtractingReportingOverflow(moment)
    return !overflows && age > 2_000_000_000
  }
}

extension timespec {
  /// The time as nanoseconds; one that is centuries away has some other number, always the same.
  var nanoseconds: Int64 { Int64(tv_sec) &* 1_000_000_000 &+ Int64(tv_nsec) }
}

/// The words that this process was started with.
package enum ProgramArguments {
  /// The name of the program, as it was started, and its arguments.
  ///
  /// From the kernel: Swift looks for them in memory before the environment, where nothing is,
  /// or something else, once a preloaded library such as libfaketime has moved the environment.
  package static var all: [String] {
    var words = ByteBuffer(capacity: 4096)
    guard (try? InputFile.read("/proc/self/cmdline", into: &words)) != nil, !words.view.isEmpty
    else { return CommandLine.arguments }
    var all: [String] = []
    var start = 0
    while let end = words.view.firstIndex(of: 0, from: start) {
      all.append(words.view[start..<end].string)
      start = end + 1
    }
    return all
  }
}

/// The number of this process.
package enum ProcessNumber {
  /// It is unique among the processes that run now.
  package static var own: Int { Int(getpid()) }
}

/// What the process is connected to.
package enum Terminal {
  /// Whether a file descriptor is a terminal.
  package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// How many columns the terminal has; nil where it is none, or does not know.
  package static func width(_ descriptor: Int32) -> Int? {
    var size = winsize()
    // Safe: `size` is ours for the length of the call.
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Whether a file descriptor is a terminal that understands more than text.
  package static func isCapable(_ descriptor: Int32) -> Bool {
    isTerminal(descriptor) && Environment.value("TERM") != "dumb"
  }

  /// Whether a file descriptor is a terminal on which the user wants colours (no-color.org).
  package static func showsColor(_ descriptor: Int32) -> Bool {
    isCapable(descriptor) && (Environment.value("NO_COLOR") ?? "").isEmpty
  }

  /// How wide the user says that his terminal is, in columns; nil where he does not.
  package static var columns: Int? {
    Environment.value("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }
}

/// The folder that relative paths are counted from.
package enum WorkingDirectory {
  /// Its absolute path; empty where it was removed.
  package static var path: String {
    // Safe: getcwd gives nil or a string that is ours to free.
    guard let path = unsafe getcwd(nil, 0) else { return "" }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// Goes to another folder; false where that is not possible.
  package static func change(to path: String) -> Bool {
    // Safe: the path is a C string for the length of the call.
    unsafe chdir(path) == 0
  }
}
