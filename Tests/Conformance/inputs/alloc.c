// SPDX-License-Identifier: GPL-2.0-only

#include <linux/slab.h>

int *gauges(int count, struct tide *tide)
{
	int *all = kmalloc(count * sizeof(*all), GFP_KERNEL);

	tide->levels = kzalloc(sizeof(int) * count, GFP_KERNEL);
	tide->state = kmalloc(sizeof(*tide->state), GFP_ATOMIC);
	tide->sea = kvzalloc(sizeof(struct sea), GFP_KERNEL);
	tide->pairs = kvmalloc((count + 1) * sizeof(struct pair), GFP_KERNEL);
	return all;
}
