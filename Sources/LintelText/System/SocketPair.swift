// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// Two ends of a connection, each of which can be read and written.
enum SocketPair {
  /// Makes both ends, which are closed in programs that are started; false where that fails.
  static func make(_ ends: inout (Int32, Int32)) -> Bool {
    // Safe: a pair of integers is laid out as an array of two.
    unsafe withUnsafeMutableBytes(of: &ends) { raw in
      let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
      return unsafe socketpair(AF_UNIX, type, 0, raw.bindMemory(to: Int32.self).baseAddress) == 0
    }
  }
}
