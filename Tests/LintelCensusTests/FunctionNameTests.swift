// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// The function around a call, however it is written.
@Suite struct FunctionNameTests {
  @Test(arguments: [
    ("int plain(void)", "plain"),
    ("static inline struct page *pointer(struct folio *folio, int n)", "pointer"),
    ("asmlinkage __visible void __sched notrace attributes(void)", "attributes"),
    ("static __printf(1, 2) int leading(const char *format, ...)", "leading"),
    ("__attribute__((noinline)) static void old_leading(void)", "old_leading"),
    ("static void trailing(struct rq *rq)\n\t__releases(rq->lock)", "trailing"),
    ("void trailing_line(void)\n__acquires(&lock)\n__must_hold(x)", "trailing_line"),
    ("int words_behind(int a) __must_check", "words_behind"),
    ("int before_c89(page, count)\n\tstruct page *page;\n\tint count;", "before_c89"),
    ("static int (*returns_pointer(int a))(int b, int c)", "returns_pointer"),
    ("void (in_parentheses)(int a)", "in_parentheses"),
    ("SYSCALL_DEFINE2(swapon, const char __user *, file, int, flags)", "SYSCALL_DEFINE2(swapon)"),
    ("COMPAT_SYSCALL_DEFINE1(sysinfo, int, a)", "COMPAT_SYSCALL_DEFINE1(sysinfo)"),
    ("static DEFINE_HANDLER(example_handler)", "DEFINE_HANDLER(example_handler)"),
    ("int BPF_PROG(hook, struct file *file)", "BPF_PROG(hook)"),
    ("static int FNAME(walk)(struct vcpu *vcpu, int a)", "FNAME(walk)"),
    ("static define_show(speed)", "define_show(speed)"),
    ("EXPORT_SYMBOL(other)\nint after_macro(void)", "after_macro"),
    ("module_init(other);\nint after_semicolon(void)", "after_semicolon"),
    ("struct example { int a[2]; } example = { { 1, 2 } };\nint after_data(void)", "after_data"),
    ("DECLARE_OTHER(static bool flag;)\nint after_argument(void)", "after_argument"),
    ("int SHOUTED(void)", "SHOUTED"),
    ("typeof(int) with_typeof(int a)", "with_typeof"),
    ("struct page *tagged(struct page *page)", "tagged"),
  ])
  func nameOfTheFunction(head: String, name: String) {
    let rows = Snippet.rows(head + "\n{\n\tkmap(page);\n}\n")
    #expect(rows.map { $0.drop { $0 != " " }.dropFirst() } == ["kmap \(name) call"])
  }

  @Test func outsideOfFunctions() {
    #expect(
      Snippet.rows(
        """
        static int value = kmap(1);
        DEFINE_GUARD(mapping, struct page *, kmap(_T), kunmap(_T))
        enum behind_a_macro { A, B };
        int function(void) { return 0; }
        extern "C" {
        void in_linkage(void) { kmap(page); }
        }
        struct example {
        	int kmap;
        } list[] = { { kmap(2) } };
        """) == [
          "1 kmap  call", "2 kmap DEFINE_GUARD(mapping) call",
          "2 kunmap DEFINE_GUARD(mapping) call", "6 kmap in_linkage call", "10 kmap  call",
        ])
  }

  @Test func bracesInsideOfStatements() {
    #expect(
      Snippet.rows(
        """
        int outer(void)
        {
        	struct point at = { .x = kmap(1), };
        	struct { int a; } local = { 1 };
        	int value = ({ int b = 2; kmap(b); });

        	call((struct point) { kmap(3) }, ({ kmap(4); }));
        	for (int i = 0; i < 2; i++) {
        		if (i) { kmap(5); } else { kmap(6); }
        	}
        	switch (value) { case 1: { kmap(7); } }
        	return (struct point) { kmap(8) }.x;
        }
        int next(void) { kmap(9); }
        """
      ).map { $0.split(separator: " ")[2] } == [
        "outer", "outer", "outer", "outer", "outer", "outer", "outer", "outer", "next",
      ])
  }
}
