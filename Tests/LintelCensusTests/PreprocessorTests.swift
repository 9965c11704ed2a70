// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// Both arms of a condition stand in the file, and macros are no code.
@Suite struct PreprocessorTests {
  @Test func disabledCodeIsMarked() {
    #expect(
      Snippet.rows(
        """
        void example(void)
        {
        #if 0
        	kmap(1);
        #ifdef MORE
        	kmap(2);
        #endif
        #else
        	kmap(3);
        #endif
        #if 1
        	kmap(4);
        #else
        	kmap(5);
        #endif
        #if defined(A) && 0 || (0)
        	kmap(6);
        #elif 0
        	kmap(7);
        #endif
        #if (0) /* not yet */
        	kmap(8);
        #endif
        #if 0x10
        	kmap(9);
        #endif
        }
        """) == [
          "4 kmap example call if-0", "6 kmap example call if-0", "9 kmap example call",
          "12 kmap example call", "14 kmap example call if-0", "17 kmap example call if-0",
          "19 kmap example call if-0", "22 kmap example call if-0", "25 kmap example call",
        ])
  }

  @Test func whatMayBeCompiledIsNotDisabled() {
    #expect(
      Snippet.rows(
        """
        void example(void)
        {
        #if 0 && A || B
        	kmap(1);
        #endif
        #if (0 && A) || B
        	kmap(2);
        #elif 1
        	kmap(3);
        #endif
        #if 0 ? A : B
        	kmap(4);
        #endif
        #if (0 && A) && B
        	kmap(5);
        #endif
        }
        """) == [
          "4 kmap example call", "7 kmap example call", "9 kmap example call",
          "12 kmap example call", "15 kmap example call if-0",
        ])
  }

  @Test func aFunctionInBothArms() {
    #expect(
      Snippet.rows(
        """
        #ifdef CONFIG_A
        void *kmap(struct page *page)
        {
        	return kmap_atomic(page);
        }
        #else
        void *kmap(struct page *page) { return kmap_atomic(page); }
        #endif
        void next(void) { kmap(page); }
        """) == [
          "2 kmap kmap definition", "4 kmap_atomic kmap call", "7 kmap kmap definition",
          "7 kmap_atomic kmap call", "9 kmap next call",
        ])
  }

  @Test func aHeadInBothArms() {
    #expect(
      Snippet.rows(
        """
        #ifdef CONFIG_A
        void *kmap(struct page *page)
        #else
        void *kmap(struct page *page, int flags)
        #endif
        {
        	if (page) {
        #ifdef CONFIG_A
        		while (kmap_atomic(page)) {
        #else
        		if (kmap_atomic(page)) {
        #endif
        			kunmap(page);
        		}
        	}
        }
        void next(void) { kmap(page); }
        """) == [
          "2 kmap kmap definition", "4 kmap kmap definition", "9 kmap_atomic kmap call",
          "11 kmap_atomic kmap call", "13 kunmap kmap call", "17 kmap next call",
        ])
  }

  @Test func functionsThatNothingCompiles() {
    #expect(
      Snippet.rows(
        """
        static DEFINE_QUEUE(without_semicolon)

        #if 0
        void dead(void) { kmap(page); }
        #endif

        void alive(void) { kmap(page); }
        """) == ["4 kmap dead call if-0", "7 kmap alive call"])
  }

  @Test func macros() {
    #expect(
      Snippet.rows(
        """
        #define kmap(page) \\
        	__kmap(page)
        #  define kunmap kunmap
        #define example_map(page) do { \\
        	kmap(page); /* kmap(page) */ \\
        } while (0)
        #define example_alias kunmap
        #define with_parameter(kmap) kmap(1)
        #define pasted(x) kmap ## x(1), x ## kunmap(2), #kmap, p->kmap(3)
        #define variable (kunmap->size)
        int function(void)
        {
        #define LOCAL(x) kmap_atomic(x)
        	return kmap_atomic(LOCAL(1));
        }
        """, path: "a.h") == [
          "1 kmap kmap macro", "3 kunmap kunmap macro", "5 kmap example_map macro-use",
          "7 kunmap example_alias macro-use", "13 kmap_atomic LOCAL macro-use",
          "14 kmap_atomic function call",
        ])
  }

  @Test func declarationsAndDefinitions() {
    #expect(
      Snippet.rows(
        """
        void *kmap(struct page *page);
        extern void kunmap(struct page *), *kmap_atomic(struct page *);
        static __always_inline void *kmap(struct page *page) __releases(x);
        void example(void)
        {
        	extern void *kmap(struct page *page);
        	MACRO_STATEMENT
        	kmap(page);
        }
        void *__attribute__((weak)) kmap(struct page *page)
        {
        	return page;
        }
        typedef void *kunmap_fn(struct page *);
        """, path: "a.h") == [
          "1 kmap  declaration", "2 kunmap  declaration", "2 kmap_atomic  declaration",
          "3 kmap  declaration", "6 kmap example declaration", "8 kmap example call",
          "10 kmap kmap definition",
        ])
  }

  /// The words of a directive are no part of the declaration after it.
  @Test func directivesStartNoDeclaration() {
    #expect(
      Snippet.rows(
        """
        #ifdef A
        int a;
        #else
        kmap(1);
        #endif
        kmap(2);
        #pragma pack(1)
        kmap(3);
        #include <linux/a.h>
        kmap(4);
        #warning static void
        kmap(5);
        #undef B
        kmap(6);
        """) == [
          "4 kmap  call", "6 kmap  call", "8 kmap  call", "10 kmap  call", "12 kmap  call",
          "14 kmap  call",
        ])
  }

  @Test func linesMayGoOnAnywhere() {
    #expect(
      Snippet.rows(
        "void f(void)\n{\n\tkm\\\nap(1);\n\tkmap \\ \n(2);\n\tx-\\\n>kmap(3);\n// \\\nkmap(4);\n}\n"
      )
        == ["3 kmap f call", "5 kmap f call"])
    #expect(
      Snippet.rows("#define A(x) \\\r\n\tkmap(x) \\ \n\tkunmap(x)\nint kmap;\n", path: "a.h")
        == ["2 kmap A macro-use", "3 kunmap A macro-use"])
  }
}
