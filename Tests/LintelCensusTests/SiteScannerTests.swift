// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelCensus

/// What stands for a call, and what only looks like one.
@Suite struct SiteScannerTests {
  @Test func callsInAFunction() {
    #expect(
      Snippet.rows(
        """
        static int example_read(struct page *page)
        {
        	void *at = kmap(page);

        	if (!at)
        		return -ENOMEM;
        	else
        		kunmap(page);
        	return kmap (page) ? 1 : 0;
        }
        """) == [
          "3 kmap example_read call", "8 kunmap example_read call", "9 kmap example_read call",
        ])
  }

  @Test func commentsStringsAndIncludesAreNoCalls() {
    #expect(
      Snippet.rows(
        #"""
        #include <asm/kmap.h>
        /* kmap(page) and
         * kunmap(page) */
        // kmap(page) \
           kmap(page)
        #error don't kmap(page)
        #if kmap(1)
        #endif
        static void example(void)
        {
        	pr_info("kmap(page) \" kmap(page) %c", '"'); /* " */ kmap(page);
        	pr_info("continued \
        		kmap(page)"); kunmap(page);
        }
        """#) == ["11 kmap example call", "13 kunmap example call"])
  }

  @Test func membersTagsAndLabelsAreNoCalls() {
    #expect(
      Snippet.rows(
        """
        struct kmap { int kmap; void *(*kunmap)(struct page *page); };
        static struct ops ops = { .kmap = example_map, };
        static int example(struct object *object)
        {
        	struct kmap *map = object->kmap;

        	object->ops->kmap(object, 1);
        	object->ops . kmap (object);
        	(*object->kmap)(object);
        	if (object->kmap.size)
        		goto kmap;
        kmap:
        	return 0;
        }
        """
      ).isEmpty)
  }

  @Test func namesThatBeginOrEndAlike() {
    #expect(
      Snippet.rows(
        """
        void example(void)
        {
        	kmap_atomic_pfn(pfn);
        	ttm_bo_kmap(bo);
        	xkmap(1), kmap1(2), kmap_(3);
        	kmap_atomic(page);
        }
        """) == ["6 kmap_atomic example call"])
  }

  @Test func variablesAndParametersHaveTheirOwnCalls() {
    #expect(
      Snippet.rows(
        """
        void *example(void *(*kmap)(struct page *page), struct page *page)
        {
        	return kmap(page);
        }
        int other(struct page *page)
        {
        	void *kmap;

        	kmap = arch_get(page);
        	if (kmap)
        		return kmap_size(kmap);
        	{
        		void *(*kunmap)(struct page *page) = release;

        		kunmap(page);
        	}
        	kunmap(page);
        	for (struct key_map *kunmap = first; kunmap; kunmap = kunmap->next)
        		use(kunmap);
        	return 0;
        }
        void *third(struct page *page)
        {
        	return kmap(page);
        }
        """) == [
          "3 kmap example shadowed", "15 kunmap other shadowed", "17 kunmap other call",
          "24 kmap third call",
        ])
  }

  @Test func aDriversOwnFunctionOrMacro() {
    let own = """
      static void *kmap(struct own *own);
      #define kunmap(x) own_unmap(x)
      static void example(struct own *own)
      {
      	kmap(own);
      	kunmap(own);
      }
      #undef kunmap
      static void other(struct own *own) { kunmap(own); }
      static void *kmap(struct own *own) { return own->at; }
      """
    let definitions = ["1 kmap  declaration", "2 kunmap kunmap macro"]
    #expect(
      Snippet.rows(own) == definitions + [
        "5 kmap example shadowed", "6 kunmap example shadowed", "9 kunmap other call",
        "10 kmap kmap definition",
      ])
    // A header may be the home of the API itself.
    #expect(
      Snippet.rows(own, path: "include/linux/own.h") == definitions + [
        "5 kmap example call", "6 kunmap example call", "9 kunmap other call",
        "10 kmap kmap definition",
      ])
  }

  @Test func takingTheAddress() {
    #expect(
      Snippet.rows(
        """
        static const struct ops ops = { .map = kmap, .unmap = &kunmap };
        EXPORT_SYMBOL(kmap);
        EXPORT_SYMBOL_GPL(kunmap);
        void example(void)
        {
        	register_mapper(kmap);
        	(kmap)(page);
        }
        """) == [
          "1 kmap  reference", "1 kunmap  reference", "2 kmap  export", "3 kunmap  export",
          "6 kmap example reference", "7 kmap example call",
        ])
  }

  @Test func partners() {
    let sites = Snippet.sites(
      """
      int example(struct page *one, struct page *two)
      {
      	void *a = kmap(one);
      	void *b = (char *)kmap(two);

      	kunmap(two);
      	if (!a)
      		goto out;
      	kunmap(one);
      	return 0;
      out:
      	kunmap(one);
      	return 1;
      }
      int other(void) { kunmap(three); }
      """)
    #expect(sites.map(\.partners) == [[9, 12], [6], [4], [3], [3], []])
  }
}
