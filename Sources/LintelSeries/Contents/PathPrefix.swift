// SPDX-License-Identifier: GPL-2.0-only

/// What the subject of a patch to a file begins with where no history tells.
package enum PathPrefix {
  /// What paths begin with, and the habits of those who look after them, as subjects of Linux 6.x
  /// show them; of two that fit the longer one holds. A star is the next part of the path, without its
  /// suffix.
  private static let habits: [(start: String, prefix: String)] = [
    ("arch/", "*:"), ("arch/arm/", "ARM:"), ("arch/mips/", "MIPS:"), ("arch/x86/kvm/", "KVM: x86:"),
    ("arch/x86/kernel/cpu/sgx/", "x86/sgx:"), ("block/", "block:"), ("crypto/", "crypto: * -"),
    ("drivers/block/", "*:"), ("drivers/crypto/", "crypto: * -"),
    ("drivers/dma-buf/", "dma-buf:"), ("drivers/gpu/drm/", "drm/*:"),
    ("drivers/infiniband/core/", "RDMA/core:"), ("drivers/infiniband/hw/", "RDMA/*:"),
    ("drivers/infiniband/sw/", "RDMA/*:"), ("drivers/infiniband/ulp/", "RDMA/*:"),
    ("drivers/iommu/", "iommu/*:"), ("drivers/md/", "md/*:"), ("drivers/md/dm-", "dm *:"),
    ("drivers/mmc/core/", "mmc: core:"), ("drivers/mmc/host/", "mmc: *:"),
    ("drivers/net/ethernet/", "net: *:"), ("drivers/net/wireless/", "wifi: *:"),
    ("drivers/nvme/", "nvme:"), ("drivers/target/", "scsi: target:"),
    ("drivers/vhost/", "vhost:"), ("drivers/xen/", "xen/*:"), ("fs/", "*:"), ("include/", "*:"),
    ("include/linux/", "*:"), ("io_uring/", "io_uring:"), ("kernel/", "*:"), ("lib/", "lib/*:"),
    ("mm/", "mm/*:"), ("net/", "*:"), ("net/core/", "net:"), ("security/", "*:"),
    ("sound/", "ALSA: *:"), ("sound/soc/", "ASoC: *:"), ("tools/", "tools/*:"),
    ("virt/kvm/", "KVM:"),
  ]

  /// The prefix with its last colon, such as `scsi: ipr:`.
  package static func prefix(of path: String) -> String {
    let fitting = habits.filter { path.hasPrefix($0.start) }
    if let habit = fitting.max(by: { $0.start.utf8.count < $1.start.utf8.count }) {
      let rest = path.dropFirst(habit.start.count).prefix { $0 != "/" }
      return habit.prefix.replacing("*", with: stem(String(rest)))
    }
    // Elsewhere the folder and what is in it: drivers/misc/lt.c is misc: lt:.
    let parts = path.split(separator: "/").map(String.init)
    let rest = parts.first == "drivers" ? parts.dropFirst() : parts[...]
    return rest.prefix(2).map { stem($0) + ":" }.joined(separator: " ")
  }

  /// A part of a path without the suffix that a file has.
  private static func stem(_ part: String) -> String {
    guard let dot = part.lastIndex(of: "."), dot != part.startIndex else { return part }
    return String(part[..<dot])
  }
}
