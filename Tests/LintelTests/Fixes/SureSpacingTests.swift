// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// White space that safe fixes change, and that they leave alone since the tokens around it can be
/// something else.
@Suite struct SureSpacingTests {
  private func fixed(_ text: String, unsafe: Bool = false) throws -> String {
    let options = try FixSupport.options(
      "SPACING,POINTER_LOCATION,BRACKET_SPACE,CONCATENATED_STRING", unsafe: unsafe)
    let outcome = FixSupport.fix(Array("\(text)\n".utf8), file: "x.c", options)
    return String(decoding: try #require(outcome).text.dropLast(), as: UTF8.self)
  }

  /// Lines in which a type, a macro's value, a path or assembler would be taken for something else.
  private static let kept = [
    "#define COMMA ,",
    "#define EMPTY_LAST(a) a ,",
    "#define REG(reg, offset)\t[reg & MASK] = offset",
    "#define TRACE_SYSTEM intel-sst",
    "#define TRACE_INCLUDE_PATH ../../drivers/dma/ti",
    "\tELF(Shdr) *header;",
    "void run(lt_client *client, ELF(Shdr) *header);",
    "#define KSTRTO(f, type) int f(const char *s, type *res)",
    "#define DECLARE(f, ITEM) void f(ITEM *item, ITEM *other)",
    "\tDEFINE_WALK(name, lt_client *client);",
    "\tsize = sizeof(typeof(&((struct item *)0)->member));",
    "\tlduw\t[%tmp1 + 4], %tmp1; \\",
    "\tasm(\"nop\" : \"=r\" (a) : \"r\" (b));",
    "\tint __tag1 * __tag1 __tag2 *p;",
    "\twhile (next()) ;",
    "\tname = __stringify(first-second);",
    "\tint (*handler) __attribute__((x));",
    "#define DECLARE(a) T* a",
    "\tlist_walk(T* item, list)",
    "void (*run)(T* item);",
  ]

  @Test(arguments: kept) func whatMayBeSomethingElseStays(_ line: String) throws {
    #expect(try fixed(line) == line)
  }

  /// What the stars of a row are follows from the first of them, however many there are.
  @Test(arguments: [2, 3, 200])
  func aRowOfStarsIsReadOnce(_ count: Int) throws {
    let stars = String(repeating: "*", count: count)
    #expect(try fixed("\tint \(stars) z;") == "\tint \(stars)z;")
    #expect(try fixed("\tif\(stars) (error)") == "\tif\(stars) (error)")
  }

  private static let mended: [(String, String)] = [
    ("\ta=b;", "\ta = b;"),
    ("\tx = (a + b)* 2;", "\tx = (a + b) * 2;"),
    ("\tx = a[i]-1;", "\tx = a[i] - 1;"),
    ("\tx = get(a)>>4;", "\tx = get(a) >> 4;"),
    ("\tx = y*z;", "\tx = y * z;"),
    ("#define FLAG (1<<4)", "#define FLAG (1 << 4)"),
    ("\tcall (a ,b);", "\tcall(a, b);"),
    ("\tvalue = (u32) other;", "\tvalue = (u32)other;"),
    ("\tnode = (struct node *) data;", "\tnode = (struct node *)data;"),
    ("\tif (a &&! b)", "\tif (a && !b)"),
    ("\tx = a ? b:c;", "\tx = a ? b : c;"),
    ("\tcase 1 :", "\tcase 1:"),
    ("#define SET(x) x=(y)+1; z=0", "#define SET(x) x = (y)+1; z = 0"),
    ("\tif(a){", "\tif (a) {"),
    ("\tx = table [ i ];", "\tx = table[i];"),
    (
      "int copy(const char * *from, struct item* to);",
      "int copy(const char **from, struct item *to);"
    ),
    ("\tlt_client * client = get();", "\tlt_client *client = get();"),
    ("\tstruct file *\t\tfile;", "\tstruct file\t\t*file;"),
    ("\tint(*read) (void);", "\tint (*read)(void);"),
    ("\tpr_info(\"a \"PRIu64\"\\n\", b);", "\tpr_info(\"a \" PRIu64 \"\\n\", b);"),
    // Nothing but a type ends with a star, whatever its name.
    ("\tx = (T* )c;", "\tx = (T *)c;"),
    ("\tx = (T* * )c;", "\tx = (T **)c;"),
    ("\tx = sizeof(T* );", "\tx = sizeof(T *);"),
    // One operator is sure, the other is not.
    ("\trun(lt_client *client, a=b);", "\trun(lt_client *client, a = b);"),
  ]

  @Test(arguments: mended) func whatIsSureIsMended(_ line: String, _ expected: String) throws {
    #expect(try fixed(line) == expected)
  }

  @Test func whatIsNotSureWaitsForThoseWhoAskForMore() throws {
    // Somebody may want the empty body to be seen.
    let line = "\twhile (next()) ;"
    #expect(try fixed(line, unsafe: true) != line)
  }

  @Test(arguments: kept) func asSeenInAPatch(_ line: String) throws {
    let options = try FixSupport.options("SPACING,POINTER_LOCATION,BRACKET_SPACE", unsafe: false)
    let patch = "--- a/x.c\n+++ b/x.c\n@@ -1,2 +1,3 @@\n first();\n+\(line)\n last();\n"
    let outcome = try #require(FixSupport.fix(Array(patch.utf8), options))
    #expect(String(decoding: outcome.text, as: UTF8.self) == patch)
  }
}
