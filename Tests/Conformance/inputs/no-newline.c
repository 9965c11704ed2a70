// SPDX-License-Identifier: GPL-2.0-only
int last_line_has_no_end;