// SPDX-License-Identifier: GPL-2.0-only

extension CheckOrder {
  /// The stages of looking at a line of a hunk. A line leaves when its kind of file, or its marker,
  /// has no part in the next stage.
  enum Stage: Int, CaseIterable {
    /// Lines of any file, added or context.
    case anyFile
    /// Source files of all sorts.
    case source
    /// Files that are indented with tabs.
    case tabbed
    /// C, before the statement of the line is read.
    case c
    /// C, added and context lines, with the statement.
    case context
    /// Added lines of C, up to the point where the debugging options end the line.
    case added
    /// Added lines of C, where debugging of types or attributes is on; nothing else follows.
    case debugging
    /// Added lines of C, up to the point where C99 comments are cut off.
    case beforeCut
    /// Added lines of C, comments gone.
    case code
    /// Added lines of C, with the statement even in the middle of one where a `do` stands.
    case conditions
    /// Added lines of C, once macros were read.
    case afterMacros
  }
}
