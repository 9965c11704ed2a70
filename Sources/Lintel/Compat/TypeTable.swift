// SPDX-License-Identifier: GPL-2.0-only

/// Which versions of checkpatch.pl have a type, where it is not all of them.
enum TypeTable {
  /// A type a line, ` | ` and its versions as in `VariantTable`.
  static let text: StaticString = """
    ALLOC_WITH_SIZEOF | 7.0-
    BAD_COMMIT_SEPARATOR | 7.0-
    BAD_REPORTED_BY_LINK | 6.3-
    BARRED_INCLUDE_COMMON_H | u-boot
    BARRED_INCLUDE_IN_HDR | u-boot
    CHILD_PLAT_AUTO | u-boot
    CHILD_PRIV_AUTO | u-boot
    CMD_TEST | u-boot
    COMMIT_LOG_USE_LINK | 6.2-
    COMMIT_LOG_VERSIONING | 6.2-
    COMMIT_LOG_WRONG_LINK | 6.4-
    CONFIG_IS_ENABLED_CONFIG | u-boot
    CONFIG_xPL_BUILD | u-boot
    CONTEXT_UNSAFE | 7.0-
    DEFINE_CONFIG_SYM | u-boot
    DEPRECATED_VARIABLE | -6.12
    DEVICE_PLAT_AUTO | u-boot
    DEVICE_PRIV_AUTO | u-boot
    DISABLE_FDT_OR_INITRD_RELOC | u-boot
    FLEXIBLE_ARRAY | 6.2-
    KCONFIG_INDENT | u-boot
    LIVETREE | u-boot
    MACRO_ARG_UNUSED | 6.11-
    MISSING_FIXES_TAG | 6.11-
    MISSING_SENTINEL | 6.17-
    NETWORKING_BLOCK_COMMENT_STYLE | -6.6
    NEW_UCLASS | u-boot
    PLACEHOLDER_USE | 6.19-
    PLAT_AUTO | u-boot
    PREFER_ETHTOOL_PUTS | 6.8-
    PREFER_IF | u-boot
    PREFER_LORE_ARCHIVE | 6.4-
    PRE_SCHEMA | u-boot
    PRIV_AUTO | u-boot
    RCU_TASKS_TRACE | 6.6-
    SKIP_BOARD_FIXUP | u-boot
    STRCPY | 6.5-, not u-boot
    STRL | u-boot
    STRLCPY | -, not u-boot
    STRNCPY | 6.5-, not u-boot
    UNCOMMENTED_RGMII_MODE | 6.17-
    UNINITIALIZED_PTR_WITH_FREE | 6.19-
    """
}
