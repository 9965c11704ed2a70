// SPDX-License-Identifier: GPL-2.0-only

/// On what points versions of get_maintainer.pl differ: data, as `VariantTable` is.
enum MaintainerVariantTable {
  /// A row a line, with ` | ` between its fields: the variant, the versions that have it, as in
  /// `VariantTable`, the probe, and what it changes. What came in 6.7 to 6.12 stands as 6.12.
  ///
  /// The probes were tried on the scripts of 6.1.192, 6.6.63, 6.12.117, 6.18.15, 7.2.13, 7.3.4 and
  /// U-Boot 2026.10.
  static let text: StaticString = #"""
    substatus | 6.17-, not u-boot | 'substatus!' | has --substatus, which is on where it answers a terminal
    json | 7.0- | 'json!' | has --json
    plainRoles | 6.17-, not u-boot | my $role = "maintainer" | an M: is a maintainer whatever the status of its section is
    doubleStars | 7.0- | s/\*\*/ | ** in a file pattern stands for any number of folders
    bugs | 6.12-, not u-boot | 'bug!' | has --bug
    keywordsInFile | 6.12-, not u-boot | keywords-in-file! | looks for keywords in files with --keywords-in-file only, not always
    keywordReasons | 6.12-, not u-boot | :Keyword: | what a keyword brings is marked with it
    namesOfAnyScript | 6.12-, not u-boot | \p{L} | names in files may have letters of all scripts, not of Latin-1 only
    """#
}
