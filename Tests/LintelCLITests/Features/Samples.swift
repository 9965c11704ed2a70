// SPDX-License-Identifier: GPL-2.0-only

/// The inputs of the command-line tests.
enum Samples {
  /// A mail with two errors, one warning and three checks under `--strict`.
  static let sixFindings = """
    From: A U Thor <author@example.org>
    Subject: [PATCH] example: change something

    The thing was wrong on big-endian machines.

    Signed-off-by: A U Thor <author@example.org>
    ---
     drivers/example/example.c | 7 +++++++
     1 file changed, 7 insertions(+)

    diff --git a/drivers/example/example.c b/drivers/example/example.c
    index 1111111..2222222 100644
    --- a/drivers/example/example.c
    +++ b/drivers/example/example.c
    @@ -10,2 +10,8 @@ static int example_map(struct page *page)
     	int err = 0;
     	void *at;
    +
    +	at = kmap(page);
    +	if(at == NULL)
    +		return -1;
    +	err =1;
    +	err = err+err*2;

    """

  /// A mail without any finding.
  static let clean = """
    From: A U Thor <author@example.org>
    Subject: [PATCH] example: change something

    The thing was wrong on big-endian machines.

    Signed-off-by: A U Thor <author@example.org>
    ---
    diff --git a/drivers/example/example.c b/drivers/example/example.c
    index 1111111..2222222 100644
    --- a/drivers/example/example.c
    +++ b/drivers/example/example.c
    @@ -10,2 +10,3 @@ static int example_map(struct page *page)
     	int err = 0;

    +	err = example_start();

    """
}
