// SPDX-License-Identifier: GPL-2.0-only

/// The deprecated functions that Lintel knows without a tree, in the format of
/// `Documentation/Deprecations.md`.
///
/// Which names: the table of checkpatch.pl in Linux 6.12. RCU: `Documentation/RCU/whatisRCU.rst`
/// (one flavour since 4.20; the wrappers left in 5.1). kmap: `Documentation/mm/highmem.rst`; on the
/// list since 6.1, the unmapping halves since 2024.
enum DeprecatedAPITable {
  /// A section a function, sorted by name.
  static let text: StaticString = #"""
    [DEFINE_IDR]
    replacement = "DEFINE_XARRAY"
    since = "6.19"
    reason = "the IDR is built on the XArray, which locks for itself and has marks"
    link = "https://docs.kernel.org/core-api/xarray.html"

    [call_rcu_bh]
    replacement = "call_rcu"
    since = "4.20"
    reason = "call_rcu() waits for RCU-bh readers as well since the RCU flavours became one"
    link = "https://docs.kernel.org/RCU/whatisRCU.html"
    note = "gone in 5.1"
    conversion = "rename"

    [call_rcu_sched]
    replacement = "call_rcu"
    since = "4.20"
    reason = "call_rcu() waits for RCU-sched readers as well since the RCU flavours became one"
    link = "https://docs.kernel.org/RCU/whatisRCU.html"
    note = "gone in 5.1"
    conversion = "rename"

    [cond_synchronize_sched]
    replacement = "cond_synchronize_rcu"
    since = "4.20"
    reason = "cond_synchronize_rcu() covers RCU-sched since the RCU flavours became one"
    link = "https://docs.kernel.org/RCU/whatisRCU.html"
    note = "gone in 5.1"
    conversion = "rename"

    [get_state_synchronize_sched]
    replacement = "get_state_synchronize_rcu"
    since = "4.20"
    reason = "get_state_synchronize_rcu() covers RCU-sched since the RCU flavours became one"
    link = "https://docs.kernel.org/RCU/whatisRCU.html"
    note = "gone in 5.1"
    conversion = "rename"

    [idr_init]
    replacement = "xa_init"
    since = "6.19"
    reason = "the IDR is built on the XArray, which locks for itself and has marks"
    link = "https://docs.kernel.org/core-api/xarray.html"

    [idr_init_base]
    replacement = "xa_init_flags"
    since = "6.19"
    reason = "the IDR is built on the XArray, which locks for itself and has marks"
    link = "https://docs.kernel.org/core-api/xarray.html"

    [kmap]
    replacement = "kmap_local_page"
    since = "6.1"
    reason = "kmap() takes a global lock, may sleep for a free slot and flushes the TLB everywhere"
    link = "https://docs.kernel.org/mm/highmem.html"
    note = "a local mapping is valid only in the thread that made it; unmap in reverse order"
    pairs-with = "kunmap"
    helpers = "kmap_local_folio kmap_local_pfn bvec_kmap_local memcpy_page memcpy_from_page memcpy_to_page memset_page memzero_page memcpy_from_folio memcpy_to_folio memcpy_from_file_folio folio_fill_tail folio_zero_tail folio_zero_segment folio_zero_segments folio_zero_range zero_user zero_user_segment zero_user_segments copy_highpage memcpy_from_bvec memcpy_to_bvec memzero_bvec"
    before = "p = kmap(page);\n...\nkunmap(page);"
    after = "p = kmap_local_page(page);\n...\nkunmap_local(p);"
    examples = "module: Replace kmap() with kmap_local_page()\nerofs: use kmap_local_page() only for erofs_bread()\nf3ba3c710ac5 mm/highmem: Provide kmap_local*"
    review = "is the address handed to another thread, stored, or used after the function returns?\nare several maps undone in the reverse order?\nwould memcpy_from_page() or a helper like it do?"
    conversion = "mapping"

    [kmap_atomic]
    replacement = "kmap_local_page"
    since = "6.1"
    reason = "kmap_atomic() disables page faults, and preemption unless PREEMPT_RT, as a side effect"
    link = "https://docs.kernel.org/mm/highmem.html"
    note = "code that relies on it needs pagefault_disable() or preempt_disable() of its own"
    pairs-with = "kunmap_atomic"
    helpers = "kmap_local_folio kmap_local_pfn bvec_kmap_local memcpy_page memcpy_from_page memcpy_to_page memset_page memzero_page memcpy_from_folio memcpy_to_folio memcpy_from_file_folio folio_fill_tail folio_zero_tail folio_zero_segment folio_zero_segments folio_zero_range zero_user zero_user_segment zero_user_segments copy_highpage memcpy_from_bvec memcpy_to_bvec memzero_bvec"
    before = "p = kmap_atomic(page);\n...\nkunmap_atomic(p);"
    after = "p = kmap_local_page(page);\n...\nkunmap_local(p);"
    examples = "dm: prefer kmap_local_page() instead of deprecated kmap_atomic()\nerofs: get rid of the remaining kmap_atomic()"
    review = "does the code in between rely on page faults or preemption being off?\nare several maps undone in the reverse order?\nwould memcpy_to_page(), memzero_page() or a helper like it do?"
    family = "kmap_atomic_prot"
    conversion = "mapping"

    [kunmap]
    replacement = "kunmap_local"
    since = "2024"
    reason = "it undoes kmap(), which is deprecated"
    link = "https://docs.kernel.org/mm/highmem.html"
    note = "kunmap_local() takes the mapped address, not the page"
    pairs-with = "kmap"
    helpers = "folio_release_kmap unmap_and_put_page"

    [kunmap_atomic]
    replacement = "kunmap_local"
    since = "2024"
    reason = "it undoes kmap_atomic(), which is deprecated"
    link = "https://docs.kernel.org/mm/highmem.html"
    note = "convert it together with its kmap_atomic()"
    pairs-with = "kmap_atomic"
    helpers = "folio_release_kmap unmap_and_put_page"

    [rcu_barrier_bh]
    replacement = "rcu_barrier"
    since = "4.20"
    reason = "rcu_barrier() covers RCU-bh since the RCU flavours became one"
    link = "https://docs.kernel.org/RCU/whatisRCU.html"
    note = "gone in 5.1"
    conversion = "rename"

    [rcu_barrier_sched]
    replacement = "rcu_barrier"
    since = "4.20"
    reason = "rcu_barrier() covers RCU-sched since the RCU flavours became one"
    link = "https://docs.kernel.org/RCU/whatisRCU.html"
    note = "gone in 5.1"
    conversion = "rename"

    [synchronize_rcu_bh]
    replacement = "synchronize_rcu"
    since = "4.20"
    reason = "synchronize_rcu() waits for RCU-bh readers as well since the RCU flavours became one"
    link = "https://docs.kernel.org/RCU/whatisRCU.html"
    note = "gone in 5.1"
    conversion = "rename"

    [synchronize_rcu_bh_expedited]
    replacement = "synchronize_rcu_expedited"
    since = "4.20"
    reason = "synchronize_rcu_expedited() covers RCU-bh since the RCU flavours became one"
    link = "https://docs.kernel.org/RCU/whatisRCU.html"
    note = "gone in 5.1"
    conversion = "rename"

    [synchronize_sched]
    replacement = "synchronize_rcu"
    since = "4.20"
    reason = "synchronize_rcu() waits for RCU-sched readers as well since the RCU flavours became one"
    link = "https://docs.kernel.org/RCU/whatisRCU.html"
    note = "gone in 5.1"
    conversion = "rename"

    [synchronize_sched_expedited]
    replacement = "synchronize_rcu_expedited"
    since = "4.20"
    reason = "synchronize_rcu_expedited() covers RCU-sched since the RCU flavours became one"
    link = "https://docs.kernel.org/RCU/whatisRCU.html"
    note = "gone in 5.1"
    conversion = "rename"
    """#

  /// Which versions of checkpatch.pl have a function, where it is not all of them: a function a line,
  /// ` | ` and the versions as in `VariantTable`.
  static let versions: StaticString = """
    DEFINE_IDR | 6.19-
    call_rcu_bh | -6.12
    call_rcu_sched | -6.12
    cond_synchronize_sched | -6.12
    get_state_synchronize_sched | -6.12
    idr_init | 6.19-
    idr_init_base | 6.19-
    kunmap | 6.6-
    kunmap_atomic | 6.6-
    rcu_barrier_bh | -6.12
    rcu_barrier_sched | -6.12
    synchronize_rcu_bh | -6.12
    synchronize_rcu_bh_expedited | -6.12
    synchronize_sched | -6.12
    synchronize_sched_expedited | -6.12
    """
}
