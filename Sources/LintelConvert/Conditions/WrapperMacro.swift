// SPDX-License-Identifier: GPL-2.0-only

/// No macro maps or unmaps.
enum WrapperMacro {
  static let info = ConditionInfo(
    rule: """
      The mapping call does not stand in a macro, and no macro of the file names a variable of the \
      function.
      """,
    why: """
      A macro is used in other functions, each of which must be judged with it. What it does with a \
      variable is not seen where it is used.
      """,
    fails: [
      """
      #define box_map(box) kmap_atomic((box)->page)
      """,
      """
      #define STEP() (p += PAGE_SIZE)
      void fill(struct page *page)
      {
      	char *p = kmap_atomic(page);

      	STEP();
      	kunmap_atomic(p);
      }
      """,
    ])
}
