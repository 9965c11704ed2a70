// SPDX-License-Identifier: GPL-2.0-only
// The legacy create_...workqueue() macros.
//
// What takes their place says by its arguments what kind of queue it is. The macros also set
// __WQ_LEGACY, which silences the warning that a queue with WQ_MEM_RECLAIM waits for one without:
// whoever reviews this looks at what is flushed, and whether the queue is needed to free memory.

@ordered@
expression name;
@@
- create_singlethread_workqueue(name)
+ alloc_ordered_workqueue("%s", WQ_MEM_RECLAIM, name)

@freezable@
expression name;
@@
- create_freezable_workqueue(name)
+ alloc_workqueue("%s", WQ_FREEZABLE | WQ_UNBOUND | WQ_MEM_RECLAIM, 1, name)

@plain@
expression name;
@@
- create_workqueue(name)
+ alloc_workqueue("%s", WQ_MEM_RECLAIM, 1, name)
