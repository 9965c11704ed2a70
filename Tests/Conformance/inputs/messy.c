// SPDX-License-Identifier: GPL-2.0-only
#include <asm/io.h>
#include <linux/kernel.h>

static int ready = 0;
int *table[] = {NULL,};

int first(void){
	int a=1;
	unsigned b;
	if (a==1) {
		b = simple_strtoul("12", NULL, 0);
	}
        return(b);
}
EXPORT_SYMBOL(second);

static void second (gauge_t *p, mytype * q)
{
	if(p) 
	{
		printk("teh gauge %d\n", p->level);
		msleep(5);
	}
	else
		kfree(p), q = NULL;

	strcpy(p->name, "a long name of a gauge that stands at the far end of the pier " "and has another part", TIDE_MAX);
	do_something_with(p->level,
		q->other);
}
