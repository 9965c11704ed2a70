// SPDX-License-Identifier: GPL-2.0-only

/// Settings that go together for the users of a project, by one name.
///
/// They are a layer below all files: whatever a file, the environment or the command line says of the
/// same setting wins.
package enum SettingsProfile: String, CaseIterable, Sendable {
  /// Linux as its documentation asks for it: what is built in.
  case kernel
  /// The checks of the netdev list (`tests/patch/checkpatch` of its CI, NIPA, November 2026).
  case netdev
  /// Programs in the kernel's style that are built with the C library.
  case userspace
  /// U-Boot (`.checkpatch.conf` of its tree, November 2026).
  case uBoot = "u-boot"

  /// The words that mean the same on the command line.
  package var words: [String] {
    switch self {
    case .kernel: []
    case .netdev:
      [
        "--strict", "--codespell", "--max-line-length=80",
        "--ignore=COMMIT_LOG_LONG_LINE,MACRO_ARG_REUSE,ALLOC_SIZEOF_STRUCT,NO_AUTHOR_SIGN_OFF,"
          + "GIT_COMMIT_ID,CAMELCASE,FILE_PATH_CHANGES,BAD_REPORTED_BY_LINK",
      ]
    case .userspace:
      [
        "--no-tree",
        "--ignore=CONSIDER_KSTRTO,ENOSYS,FILE_PATH_CHANGES,MINMAX,PREFER_KERNEL_TYPES,"
          + "PREFER_DEFINED_ATTRIBUTE_MACRO,USE_NEGATIVE_ERRNO,BIT_MACRO,UNDOCUMENTED_SETUP",
      ]
    case .uBoot:
      [
        "--no-tree", "--u-boot",
        "--ignore=COMPLEX_MACRO,MULTISTATEMENT_MACRO_USE_DO_WHILE,CONSIDER_KSTRTO,MINMAX",
      ]
    }
  }

  /// The profile that words ask for last; nil where they ask for none, or for that of a subsystem.
  static func last(in words: [String]) -> SettingsProfile? {
    var name: String?
    for (index, word) in words.enumerated() {
      if word == "--" { break }
      guard let option = OptionWord(word), option.name == "profile" else { continue }
      name = option.value ?? (index + 1 < words.count ? words[index + 1] : nil)
    }
    return name.flatMap(SettingsProfile.init(rawValue:))
  }
}
