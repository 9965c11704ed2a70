// SPDX-License-Identifier: GPL-2.0-only

/// What no analysis of one file can see of kernel functions and macros.
///
/// A line names a fact (`KernelFact` explains each), then names; a name with `*` at an end stands
/// for all that go on there. Sources: the headers of Linux 6.1 and 6.12 that the comments name.
enum KernelFactsTable {
  /// The table; a test reads it.
  static let text: StaticString = """
    # include/linux/uaccess.h, include/linux/uio.h
    page-faults: *_inatomic *_inatomic_* *nofault* *_nocheck_atomic copyin copyout copyout_*
    page-faults: copy_from_user copy_to_user __copy_from_user* __copy_to_user* copy_in_user
    page-faults: raw_copy_* _copy_from_user _copy_to_user copy_user_generic* clear_user __clear_user
    page-faults: get_user put_user __get_user __put_user get_user_* put_user_* unsafe_get_user
    page-faults: unsafe_put_user unsafe_copy_* user_access_begin user_access_end
    page-faults: strncpy_from_user strnlen_user copy_struct_from_user copy_from_sockptr*
    page-faults: copy_to_sockptr* copy_from_iter* copy_to_iter* copy_page_*_iter*
    page-faults: _copy_from_iter* _copy_to_iter* copy_folio_* csum_and_copy_* csum_partial_copy_from_user
    page-faults: iov_iter_copy_* iov_iter_zero fault_in_* memcpy_from_msg memcpy_to_msg
    page-faults: iterate_and_advance* iterate_iovec pagefault_disabled faulthandler_disabled
    page-faults: copy_mc_to_user _copy_mc_to_iter* user_write_access_begin user_read_access_begin
    page-faults: memdup_user* vmemdup_user simple_read_from_buffer simple_write_to_buffer
    page-faults: futex_atomic_* arch_futex_* cmpxchg_user* access_process_vm
    page-faults: skb_copy_datagram_* skb_copy_and_csum_datagram_* zerocopy_sg_from_iter
    # include/linux/uaccess.h
    faults-off: pagefault_disable
    faults-on: pagefault_enable
    # include/linux/percpu-defs.h, smp.h, vmstat.h, include/linux/preempt.h
    this-cpu: this_cpu_* __this_cpu_* raw_cpu_* smp_processor_id raw_smp_processor_id
    this-cpu: __smp_processor_id __raw_smp_processor_id debug_smp_processor_id per_cpu_ptr
    this-cpu: per_cpu __raw_get_cpu_var __get_cpu_var raw_cpu_ptr this_cpu_ptr
    this-cpu: __count_vm_event* __inc_zone_* __dec_zone_* __mod_zone_* __inc_node_* __dec_node_*
    this-cpu: __mod_node_* __mod_lruvec_* __local_flush_* local_flush_* flush_tlb_one_*
    this-cpu: __flush_tlb_* local_tlb_* __local_bh_* in_atomic preempt_count in_interrupt
    this-cpu: kernel_fpu_usable numa_node_id smp_mb_cpu __this_* local_inc local_add
    this-cpu: u64_stats_update_* __u64_stats_update preemptible irqs_disabled
    this-cpu: cant_sleep cant_migrate lockdep_assert_preemption_disabled
    this-cpu: lockdep_assert_irqs_disabled zs_map_object current_cpu_data
    this-cpu: write_seqcount_begin raw_write_seqcount_begin write_seqcount_end
    this-cpu: rcu_dereference_sched* rcu_read_lock_sched_held
    # without *_init
    pins: preempt_disable preempt_disable_notrace get_cpu get_cpu_ptr get_cpu_var
    pins: local_lock local_lock_irq local_lock_irqsave local_lock_nested_bh
    pins: local_bh_disable migrate_disable local_irq_save local_irq_disable spin_lock
    pins: spin_lock_bh spin_lock_irq spin_lock_irqsave spin_lock_nested spin_lock_nest_lock
    pins: spin_lock_bh_nested spin_lock_irqsave_nested read_lock read_lock_bh read_lock_irq
    pins: read_lock_irqsave write_lock write_lock_bh write_lock_irq write_lock_irqsave
    pins: write_lock_nested bit_spin_lock raw_spin_lock raw_spin_lock_bh raw_spin_lock_irq
    pins: raw_spin_lock_irqsave raw_spin_lock_nested raw_spin_lock_irqsave_nested
    pins: rcu_read_lock_sched
    unpins: preempt_enable preempt_enable_notrace preempt_enable_no_resched put_cpu put_cpu_ptr
    unpins: put_cpu_var local_unlock* local_bh_enable migrate_enable local_irq_restore
    unpins: local_irq_enable spin_unlock spin_unlock_* read_unlock read_unlock_* write_unlock
    unpins: write_unlock_* bit_spin_unlock raw_spin_unlock raw_spin_unlock_*
    unpins: rcu_read_unlock_sched
    interrupts-off: local_irq_save local_irq_disable
    # what may sleep: include/linux/sched.h, mutex.h, fs.h, mm.h, wait.h
    sleeps: might_sleep might_resched cond_resched schedule schedule_* msleep* ssleep
    sleeps: usleep_range* fsleep mutex_lock mutex_lock_* down down_read down_write
    sleeps: down_interruptible down_killable wait_event* wait_for_completion* wait_on_*
    sleeps: lock_page folio_lock lock_buffer wait_for_* synchronize_* kernel_read kernel_write
    sleeps: __kernel_read __kernel_write vfs_read vfs_write vfs_iter_* sync_filesystem sync_inode* sync_blockdev sync_dirty_buffer filemap_write_*
    sleeps: filemap_fdatawait* read_mapping_page read_cache_page* submit_bio_wait sb_bread
    sleeps: vmalloc vzalloc kvmalloc kvzalloc alloc_workqueue flush_work flush_workqueue
    sleeps: cancel_work_sync del_timer_sync mempool_alloc_slab iput dput kernel_sendmsg
    sleeps: kernel_recvmsg sock_sendmsg sock_recvmsg kthread_stop request_firmware kmap
    # what keeps an address or hands it on: include/linux/workqueue.h, timer.h, scatterlist.h,
    # dma-mapping.h, crypto/*.h, include/linux/bio.h
    keeps: queue_* *_queue schedule_work* schedule_delayed_work* INIT_WORK INIT_DELAYED_WORK
    keeps: mod_timer timer_setup setup_timer add_timer call_rcu* kthread_run kthread_create*
    keeps: *register* *_submit submit_* *_submit_* *callback* *_enqueue enqueue_* *_async
    keeps: rcu_assign_pointer smp_store_release WRITE_ONCE xchg cmpxchg* list_add* hlist_add*
    keeps: xa_store* radix_tree_insert idr_alloc* *set_drvdata *_set_private set_page_private *_set_vaddr*
    keeps: request_irq request_threaded_irq *_set_buf *set_buf* *_set_buffer dma_async_*
    keeps: kthread_queue_work wake_up_process_with iov_iter_kvec iov_iter_init skcipher_request_set*
    keeps: ahash_request_set* aead_request_set* usb_fill_* virtqueue_add* smp_call_function*
    keeps: on_each_cpu* work_on_cpu* INIT_LIST_HEAD atomic_long_set tasklet_* irq_work_*
    keeps: *_message_pump kernel_thread user_mode_thread list_move list_move_tail list_splice* rb_link_node rb_insert_color
    uses-first: cmpxchg* xchg xchg_* try_cmpxchg* atomic_* atomic64_* atomic_long_* arch_cmpxchg*
    derives: strchr strrchr strchrnul strnchr strstr strnstr strpbrk strsep strim skip_spaces
    derives: memchr memchr_inv memscan PTR_ALIGN
    # include/linux/zlib.h: next_in and next_out stand after what was read and written
    advances: zlib_inflate zlib_deflate
    # fs/nilfs2/alloc.c: an entry of the block that the page has
    in-page: nilfs_palloc_block_get_entry
    low-memory: virt_to_page __pa virt_to_phys virt_to_pfn sg_init_one sg_set_buf virt_to_folio
    low-memory: *map_single* dma_sync_single* virt_to_head_page
    low-memory: __virt_to_phys virt_to_bus virt_addr_valid kfree kvfree free_page free_pages
    low-memory: bio_map_kern blk_rq_map_kern kmap_to_page vmalloc_to_page usb_control_msg
    low-memory: usb_bulk_msg usb_interrupt_msg scsi_execute scsi_execute_cmd spi_write spi_read
    low-memory: set_memory_*
    # include/linux/highmem.h, crypto/scatterwalk.h, include/linux/scatterlist.h, bvec.h
    maps-locally: bvec_kmap_irq scatterwalk_map sg_miter_next
    maps-locally: kmap_local_page_try_from_panic bio_kmap_irq __bio_kmap_irq
    unmaps-locally: bvec_kunmap_irq scatterwalk_unmap sg_miter_stop
    unmaps-locally: bio_kunmap_irq __bio_kunmap_irq
    # include/linux/bug.h, kernel.h, panic.h
    no-return: BUG panic unreachable do_exit make_task_dead nmi_panic __builtin_unreachable
    # answers of a moment that do not change while a function runs: page-flags.h, err.h
    pure: IS_ERR IS_ERR_OR_NULL IS_ENABLED IS_BUILTIN PageHighMem is_highmem ARRAY_SIZE
    pure: S_ISREG S_ISDIR S_ISLNK op_is_write bio_data_dir rq_data_dir PAGE_ALIGNED IS_ALIGNED
    pure: min max min_t max_t offset_in_page sizeof_field likely unlikely
    assigns: swap get_user __get_user list_for_each_entry_safe do_div
    # include/linux/gfp.h: without __GFP_HIGHMEM
    low-page: alloc_page alloc_pages dev_alloc_page
    reads: WARN_ON WARN_ON_ONCE BUG_ON VM_BUG_ON IS_ALIGNED PTR_ERR IS_ERR IS_ERR_OR_NULL
    reads: *BUG_ON* *WARN* *ASSERT* SetPage* ClearPage* DBG* *_DBG* *DEBUG*
    reads: VM_BUG_ON_PAGE VM_WARN_ON lockdep_assert_held
    """
}
