// SPDX-License-Identifier: GPL-2.0-only
#include <linux/tide.h> // for the tide

static int level; // in millimetres

// Says how high the water is.
static int tide_level(void)
{
	switch (level) {
	case 0: // fallthrough
	default: /* falls through */ // to here
		return level; /* https://example.org/tide */
	}
}
