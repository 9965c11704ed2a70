// SPDX-License-Identifier: GPL-2.0-only

import Crypto
package import LintelCampaign

/// A token as its owner has it: `lintel_`, 12 digits that name it, and 64 that nobody else knows.
///
/// The secret is 256 random bits, so a plain keyed digest with a salt is as good as a slow one: there
/// is no dictionary to try.
package struct TokenSecret: Sendable, Equatable {
  /// The id, which is no secret.
  package let id: String
  private let secret: String

  private static let prefix = "lintel_"
  private static let idLength = 12
  private static let secretLength = 64

  /// A new token.
  package init() {
    id = RandomBytes.hex(Self.idLength / 2)
    secret = RandomBytes.hex(Self.secretLength / 2)
  }

  /// Reads a token; nil for text that is none.
  package init?(_ text: String) {
    guard text.utf8.count == Self.prefix.utf8.count + Self.idLength + 1 + Self.secretLength,
      text.hasPrefix(Self.prefix)
    else { return nil }
    let parts = text.dropFirst(Self.prefix.count).split(
      separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == Self.idLength,
      parts.allSatisfy({ $0.utf8.allSatisfy(Self.isDigit) })
    else { return nil }
    id = String(parts[0])
    secret = String(parts[1])
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
      || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f"))
  }

  /// The token as it is shown once.
  package var text: String { "\(Self.prefix)\(id)_\(secret)" }

  /// A proof of the secret with a new salt.
  package func makeProof() -> BoardToken.Proof {
    let salt = RandomBytes.make(16)
    let code = HMAC<SHA256>.authenticationCode(
      for: Array(secret.utf8), using: SymmetricKey(data: salt))
    return BoardToken.Proof(salt: salt, digest: Array(code))
  }

  /// Whether the proof is of this secret; the time it takes does not tell how much of it is right.
  package func matches(_ proof: BoardToken.Proof) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      proof.digest, authenticating: Array(secret.utf8), using: SymmetricKey(data: proof.salt))
  }

  /// A proof that no secret has, for taking as long over an unknown id as over a known one.
  package static let nobody = BoardToken.Proof(
    salt: RandomBytes.make(16), digest: RandomBytes.make(32))
}
