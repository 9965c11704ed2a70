// SPDX-License-Identifier: GPL-2.0-only
int carriage;
int   returned = 1;
