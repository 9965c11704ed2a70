// SPDX-License-Identifier: GPL-2.0-only

/// The words of C and of the kernel's dialect, once, by what they are.
///
/// Who asks what a word is takes the lists together that answer it: the census (`CWords`), fixes
/// (`TokenKind`), and the grammar, where the script's answer is that of C. What only one of them means
/// stands with it, and says why.
package enum KernelWords {
  /// What a tag follows.
  package static let tags: [StaticString] = ["struct", "union", "enum"]

  /// Keywords that make an arithmetic type, and `void`.
  package static let basicTypes: [StaticString] = [
    "void", "char", "short", "int", "long", "unsigned", "signed", "float", "double", "_Bool",
    "bool",
  ]

  /// Qualifiers of any type.
  package static let qualifiers: [StaticString] = ["const", "volatile"]

  /// Spellings of the qualifier of pointers.
  package static let restricts: [StaticString] = ["restrict", "__restrict", "__restrict__"]

  /// Storage classes, `typedef` left out.
  package static let storageClasses: [StaticString] = ["static", "extern", "register", "auto"]

  /// What says of a function whether it is inlined.
  package static let inlines: [StaticString] = [
    "inline", "__inline", "__inline__", "__always_inline", "noinline",
  ]

  /// Keywords that a condition in parentheses follows.
  package static let controls: [StaticString] = ["if", "while", "for", "switch"]

  /// The other keywords that start a statement, or stand in one.
  package static let statements: [StaticString] = [
    "return", "case", "else", "do", "goto", "default", "break", "continue",
  ]

  /// Spellings of `typeof`.
  package static let typeofs: [StaticString] = ["typeof", "__typeof__", "__typeof"]

  /// Spellings of `asm`.
  package static let asms: [StaticString] = ["asm", "__asm__", "__asm"]

  /// Spellings of the GNU attribute.
  package static let gnuAttributes: [StaticString] = ["__attribute__", "__attribute"]

  /// Address spaces of pointers, for sparse.
  package static let addressSpaces: [StaticString] = [
    "__user", "__kernel", "__iomem", "__rcu", "__percpu",
  ]

  /// What else sparse knows of types.
  package static let sparseTypes: [StaticString] = ["__force", "__nocast", "__bitwise"]

  /// The kernel's unsigned integers of a size.
  package static let unsignedSizes: [StaticString] = [
    "u8", "u16", "u32", "u64", "__u8", "__u16", "__u32", "__u64",
  ]

  /// The kernel's signed integers of a size.
  package static let signedSizes: [StaticString] = [
    "s8", "s16", "s32", "s64", "__s8", "__s16", "__s32", "__s64",
  ]

  /// The kernel's integers in an order of bytes.
  package static let orderedSizes: [StaticString] = [
    "__le16", "__le32", "__le64", "__be16", "__be32", "__be64",
  ]

  /// C99's integers of a size.
  package static let c99Sizes: [StaticString] = [
    "uint8_t", "uint16_t", "uint32_t", "uint64_t", "int8_t", "int16_t", "int32_t", "int64_t",
  ]

  /// Other types that every file of the kernel can use without a struct before them.
  package static let typedefs: [StaticString] = [
    "size_t", "ssize_t", "loff_t", "off_t", "uintptr_t", "intptr_t", "ptrdiff_t", "uint", "ulong",
    "ushort", "__sum16", "__wsum", "gfp_t", "dma_addr_t", "phys_addr_t", "resource_size_t",
    "sector_t", "pid_t", "uid_t", "gid_t", "kuid_t", "kgid_t", "umode_t", "dev_t", "ktime_t",
    "atomic_t", "spinlock_t", "irqreturn_t", "pgprot_t", "pte_t", "pmd_t", "pud_t", "p4d_t",
    "pgd_t",
    "cpumask_t", "nodemask_t", "acpi_handle", "wait_queue_head_t", "time64_t", "va_list",
  ]
}
