// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The tokens of the texts that were read last, with what they are to each other.
///
/// The fixes of a line are looked at one after the other. What one starts from is what the one before
/// has left, so that most texts come twice; and most differ from the text before in the white space
/// between two tokens, which leaves the tokens what they are.
struct FixTokenCache {
  private struct Entry {
    let startsInComment, continues: Bool
    let tokens: FixTokens
  }

  /// The last two, the newest last.
  private var entries: [Entry] = []
  private var source = SourceTokens(TokenKind.vocabulary)
  /// The roles that were asked for last.
  private var roles: TokenRoles?

  /// The tokens of lines (without their newlines), as `FixTokens` has them.
  mutating func tokens(
    of lines: [[UInt8]], startsInComment: Bool = false, continues: Bool = false
  ) -> FixTokens {
    let text = [UInt8](lines.joined(separator: [UInt8(ascii: "\n")]))
    let known = entries.lastIndex {
      $0.startsInComment == startsInComment && $0.continues == continues && $0.tokens.text == text
    }
    if let known {
      let entry = entries.remove(at: known)
      entries.append(entry)
      return entry.tokens
    }
    let tokens = read(text, startsInComment, continues)
    if entries.count == 2 { entries.removeFirst() }
    entries.append(
      Entry(startsInComment: startsInComment, continues: continues, tokens: tokens))
    return tokens
  }

  private mutating func read(
    _ text: [UInt8], _ startsInComment: Bool, _ continues: Bool
  ) -> FixTokens {
    for entry in entries.reversed()
    where entry.startsInComment == startsInComment && entry.continues == continues {
      if let tokens = entry.tokens.respaced(as: text) { return tokens }
    }
    return FixTokens(text, startsInComment: startsInComment, continues: continues, with: &source)
  }

  /// What the tokens are to each other; those of an equal sequence may stand elsewhere in their text.
  mutating func roles(of tokens: FixTokens, opensFile: Bool) -> TokenRoles {
    if let roles, roles.code.sequence === tokens.sequence, roles.opensFile == opensFile {
      return roles
    }
    let roles = TokenRoles(tokens, opensFile: opensFile)
    self.roles = roles
    return roles
  }
}
