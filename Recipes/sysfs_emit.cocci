// SPDX-License-Identifier: GPL-2.0-only
// sprintf() and its kind where a device attribute is shown.
//
// The buffer of such a function is a page, and nothing says so to sprintf(). sysfs_emit() knows it.
// Only what is written at the start of the buffer is rewritten.

@emit@
identifier show, dev, a, buf;
@@
  ssize_t show(struct device *dev, struct device_attribute *a, char *buf)
  {
  <...
(
- sprintf(buf,
+ sysfs_emit(buf,
  ...)
|
- snprintf(buf, PAGE_SIZE,
+ sysfs_emit(buf,
  ...)
|
- scnprintf(buf, PAGE_SIZE,
+ sysfs_emit(buf,
  ...)
)
  ...>
  }
