// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// How much memory a program may have that we have started.
enum MemoryLimit {
  /// glibc's `prlimit`, which the headers that Swift reads leave out.
  private typealias Call =
    @convention(c) (pid_t, Int32, UnsafePointer<rlimit>?, UnsafeMutablePointer<rlimit>?) -> Int32

  /// Lets a program have no more than so many bytes of its own; what it maps from files does not count.
  ///
  /// It has begun already, which does not matter: the limit is for what it asks for from now on. A
  /// limit that is lower stays.
  static func set(_ bytes: Int, of process: pid_t) {
    // Safe: the handle stands for all that is loaded, and the name is a C string.
    guard let address = unsafe dlsym(nil, "prlimit") else { return }
    // Safe: the function that glibc has by this name is called so.
    let call = unsafe unsafeBitCast(address, to: Call.self)
    let kind = Int32(RLIMIT_DATA.rawValue)
    var limit = rlimit()
    // Safe: `limit` is ours for the length of both calls.
    guard unsafe call(process, kind, nil, &limit) == 0, limit.rlim_cur > rlim_t(bytes) else {
      return
    }
    limit.rlim_cur = rlim_t(bytes)
    _ = unsafe call(process, kind, &limit, nil)
  }
}
