// SPDX-License-Identifier: GPL-2.0-only

/// What becomes of a file of the tree, and why.
package struct ConvertedFile: Sendable {
  /// What is said of a function that is changed.
  package struct Function: Sendable {
    /// The name.
    package let name: String
    /// What shows that the change is right, a sentence each.
    package let proofs: [String]
    /// What somebody has to confirm, a sentence each.
    package let questions: [String]

    /// A function with what is said of it.
    package init(name: String, proofs: [String], questions: [String]) {
      self.name = name
      self.proofs = proofs
      self.questions = questions
    }
  }

  /// The path, counted from the top of the tree.
  package let path: String
  /// The text before and after.
  package let old, new: [UInt8]
  /// The functions that are replaced, each once, and how many calls of them in all.
  package let apis: [String]
  package let calls: Int
  /// The functions that are changed, in the order of the file.
  package let functions: [Function]
  /// The paths of the files that have to change in the same patch, since they share mappings.
  package let partners: Set<String>

  /// A file with these facts.
  package init(
    path: String, old: [UInt8], new: [UInt8], apis: [String], calls: Int, functions: [Function],
    partners: Set<String> = []
  ) {
    self.path = path
    self.old = old
    self.new = new
    self.apis = apis
    self.calls = calls
    self.functions = functions
    self.partners = partners
  }
}
