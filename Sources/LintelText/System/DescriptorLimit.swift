// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// How many files a process may have open at once.
package enum DescriptorLimit {
  /// What is wrong where `count` file descriptors are needed and fewer are allowed; nil where there
  /// are enough.
  package static func problem(needing count: Int) -> String? {
    var limit = rlimit()
    // Safe: `limit` is ours for the length of the call.
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0,
      limit.rlim_cur < rlim_t(count)
    else { return nil }
    return "\(count) file descriptors are needed, and \(limit.rlim_cur) are allowed (ulimit -n)"
  }
}
