/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef TIDEWATER_H
#define TIDEWATER_H

#define TIDEWATER_LEVELS 8
#define TIDEWATER_TWICE(x)	x * 2

struct tidewater {
	struct mutex lock;
	u32 levels[TIDEWATER_LEVELS];
};

extern int tidewater_level(struct tidewater *tide, unsigned index);
int tidewaterReset(struct tidewater* tide);

#endif
