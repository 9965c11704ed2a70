// SPDX-License-Identifier: GPL-2.0-only

/* A comment that goes on and on, well beyond the last of the hundred columns that a line of the kernel may have today. */
int tide(struct sea *sea)
{
	sea->level = first_gauge_of_the_harbour(sea) + second_gauge_of_the_harbour(sea) + third_gauge_of_the_harbour(sea);
	return report(sea, "a text that goes on and on, well beyond the last of the hundred columns that a line may have");
}
