// SPDX-License-Identifier: GPL-2.0-only

import LintelSeries
import Testing

/// What subjects begin with where no history tells.
@Suite struct PathPrefixTests {
  @Test(arguments: [
    ("fs/ufs/dir.c", "ufs:"), ("fs/exec.c", "exec:"), ("mm/highmem.c", "mm/highmem:"),
    ("drivers/gpu/drm/i915/gem/a.c", "drm/i915:"), ("drivers/scsi/ipr.c", "scsi: ipr:"),
    ("drivers/infiniband/sw/siw/siw_qp_tx.c", "RDMA/siw:"),
    ("drivers/target/target_core_sbc.c", "scsi: target:"),
    ("drivers/misc/vmw_vmci/vmci_host.c", "misc: vmw_vmci:"),
    ("drivers/md/dm-crypt.c", "dm crypt:"), ("drivers/md/raid5-cache.c", "md/raid5-cache:"),
    ("drivers/mmc/host/wbsd.c", "mmc: wbsd:"), ("arch/arm/mm/highmem.c", "ARM:"),
    ("arch/csky/mm/x.c", "csky:"), ("arch/x86/kvm/svm/sev.c", "KVM: x86:"),
    ("crypto/ahash.c", "crypto: ahash -"), ("net/tls/tls_device.c", "tls:"),
    ("init/main.c", "init: main:"), ("x.c", "x:"), ("", ""),
  ])
  func aPathTells(_ path: String, _ prefix: String) {
    #expect(PathPrefix.prefix(of: path) == prefix)
  }
}
