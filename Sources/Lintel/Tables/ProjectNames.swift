// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What tells patches for the kernel from those for other projects, which share its mailing lists.
package enum ProjectNames {
  /// Whether a word of a subject's brackets, in lowercase, names a project that is not the kernel.
  package static func isOther(_ word: [UInt8]) -> Bool {
    let word = String(decoding: word, as: UTF8.self)
    return others.contains(word.hasSuffix("-next") ? String(word.dropLast(5)) : word)
  }

  /// Whether a folder, or a file that says much, is at the top of the kernel's tree.
  package static func isAtTopOfKernel(_ name: ByteView) -> Bool { top.contains(name.string) }

  private static let others = words(
    """
    alsa-lib alsa-utils arptables audit-userspace b4 binutils blktests bluez btrfs-progs buildroot
    cifs-utils conntrack-tools cryptsetup dtc dwarves e2fsprogs ebtables edk2 ell ethtool f2fs-tools
    fio fstests glibc hostapd i2c-tools ipset iptables iproute2 iw iwd kernelshark keyutils kmod
    kvm-unit-tests libcamera libgpiod libmnl libnetfilter_conntrack libnetfilter_log
    libnetfilter_queue libnfnetlink libnftnl libnvme libtraceevent libtracefs liburing linux-firmware
    ltp lvm2 man-pages mdadm mmc-utils multipath-tools ndctl nfs-utils nft nftables nvme-cli opensbi
    pahole pciutils qemu rdma-core rt-tests rteval selinux-testsuite sg3_utils sparse trace-cmd u-boot
    ulogd2 usbutils util-linux v4l-utils wireless-regdb xen xfsprogs xfstests
    """)

  /// Those of 6.12, and of 5.x where they have gone.
  private static let top = words(
    """
    Documentation Kbuild Kconfig LICENSES MAINTAINERS arch block certs crypto drivers firmware fs
    include init io_uring ipc kernel lib mm net rust samples scripts security sound tools usr virt
    """)

  private static func words(_ text: StaticString) -> Set<String> {
    Set(
      ByteView(text).string.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { String($0) })
  }
}
