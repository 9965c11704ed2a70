// SPDX-License-Identifier: GPL-2.0-only
#include <linux/tide.h> // for the tide

static int level; // in millimetres

// Says how high the water is.
static int tide_level(void)
{
	return level; /* https://example.org/tide */
}
