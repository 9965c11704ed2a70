// SPDX-License-Identifier: GPL-2.0-only

/// The code is understood.
enum NotUnderstood {
  static let info = ConditionInfo(
    rule: """
      The whole function is understood, each combination of its #if arms, and each way through \
      it.
      """,
    why: """
      What is not understood is refused with its line; it is never guessed.
      """,
    fails: [
      """
      void jump(struct page *page, void *where)
      {
      	char *p = kmap_atomic(page);

      	goto *where;
      	kunmap_atomic(p);
      }
      """,
      """
      void uneven(struct page *page)
      {
      	char *p = kmap_atomic(page);

      #ifdef CONFIG_A
      	if (p[0]) {
      #else
      	{
      		{
      #endif
      		p[0] = 0;
      	}
      	kunmap_atomic(p);
      }
      """,
    ])
}
