// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// Branches to a name are calls.
@Suite struct AssemblyTests {
  @Test func callsAndDefinitions() {
    #expect(
      Snippet.rows(
        """
        /* call kmap */
        SYM_FUNC_START(example)
        	bl	kmap		// bl kmap
        	call	kmap@PLT	# call kmap
        	b	kunmap
        	ldr	r0, =kmap	@ bl kmap
        1:	jmp	1b
        #if 0
        	bl	kunmap
        #else
        	bl	kunmap
        #endif
        SYM_FUNC_END(example)
        ENTRY(kmap)
        	ret
        kunmap:
        	bl	other
        EXPORT_SYMBOL(kmap)
        #define CALL bl kmap
        """, path: "arch/arm/a.S") == [
          "3 kmap example call", "4 kmap example call", "5 kunmap example call",
          "9 kunmap example call if-0", "11 kunmap example call", "14 kmap kmap definition",
          "16 kunmap kunmap definition", "18 kmap  export", "19 kmap CALL macro-use",
        ])
  }
}
