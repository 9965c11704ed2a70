// SPDX-License-Identifier: GPL-2.0-only

/// The types of findings about device attributes.
extension DeviceAttr {
  /// An attribute to read and write that has its own macro.
  static let readWrite = RuleInfo(
    type: "DEVICE_ATTR_RW", level: .warning, group: .permissions, fix: .unsafe,
    why: """
      DEVICE_ATTR_RW() knows the permissions and the names of both functions, so they cannot be \
      wrong.
      """,
    reference: "Documentation/filesystems/sysfs.rst",
    examples: [
      Example(
        """
        !static DEVICE_ATTR(level, 0644, level_show, level_store);
        """,
        fixed: """
          +static DEVICE_ATTR_RW(level);
          """),
      Example(
        """
        +static DEVICE_ATTR_RW(level);
        """),
    ])

  /// An attribute to read that has its own macro.
  static let readOnly = RuleInfo(
    type: "DEVICE_ATTR_RO", level: .warning, group: .permissions, fix: .unsafe,
    why: "DEVICE_ATTR_RO() knows the permissions and the name of the function.",
    reference: "Documentation/filesystems/sysfs.rst",
    examples: [
      Example(
        """
        !static DEVICE_ATTR(level, 0444, level_show, NULL);
        """,
        fixed: """
          +static DEVICE_ATTR_RO(level);
          """),
      Example(
        """
        +static DEVICE_ATTR_RO(level);
        """),
    ])

  /// An attribute to write that has its own macro.
  static let writeOnly = RuleInfo(
    type: "DEVICE_ATTR_WO", level: .warning, group: .permissions, fix: .unsafe,
    why: "DEVICE_ATTR_WO() knows the permissions and the name of the function.",
    reference: "Documentation/filesystems/sysfs.rst",
    examples: [
      Example(
        """
        !static DEVICE_ATTR(reset, 0200, NULL, reset_store);
        """,
        fixed: """
          +static DEVICE_ATTR_WO(reset);
          """),
      Example(
        """
        +static DEVICE_ATTR_WO(reset);
        """),
    ])

  /// Functions of an attribute that are not named after it.
  static let functions = RuleInfo(
    type: "DEVICE_ATTR_FUNCTIONS", level: .warning, group: .permissions,
    why: """
      Functions that are called name_show() and name_store() are easy to find, and let the short \
      macros be used.
      """,
    reference: "Documentation/filesystems/sysfs.rst",
    examples: [
      Example(
        """
        !static DEVICE_ATTR(level, 0444, show_level, NULL);
        """),
      Example(
        """
        +static DEVICE_ATTR_RO(level);
        """),
    ])

  /// Permissions that hardly any attribute has.
  static let permissions = RuleInfo(
    type: "DEVICE_ATTR_PERMS", level: .warning, group: .permissions,
    why: """
      Attributes are for all to read and for root to write: 0644, 0444 or 0200. Other permissions \
      are mostly a mistake.
      """,
    reference: "Documentation/filesystems/sysfs.rst",
    examples: [
      Example(
        """
        !static DEVICE_ATTR(level, 0400, level_show, NULL);
        """),
      Example(
        """
        +static DEVICE_ATTR_ADMIN_RO(level);
        """),
    ])
}
