// SPDX-License-Identifier: GPL-2.0-only
/*
 * Tide gauge with eight levels.
 */
#include <linux/i2c.h>
#include <linux/module.h>

#define TIDEWATER_CALIBRATION_SIZE	256

struct tidewater {
	struct device *dev;
	struct page *calibration_page;
};

static int tidewater_read_level(struct tidewater *tide, u32 *level)
{
	s32 value = i2c_smbus_read_byte_data(to_i2c_client(tide->dev), 0x10);

	if (value < 0)
		return value;

	*level = value;
	return 0;
}

static int tidewater_probe(struct i2c_client *client)
{
	struct tidewater *tide;

	tide = devm_kzalloc(&client->dev, sizeof(*tide), GFP_KERNEL);
	if (!tide)
		return -ENOMEM;

	tide->dev = &client->dev;
	i2c_set_clientdata(client, tide);

	return 0;
}

MODULE_DESCRIPTION("Tide gauge with eight levels");
MODULE_LICENSE("GPL");
