// SPDX-License-Identifier: GPL-2.0-only

/// What a claim of a site meets: decided here alone, for the command line, the board, mails, sheets
/// and other ledgers. What is done about it is theirs.
enum ClaimRuling {
  /// Nobody has the site.
  case free
  /// The person has it already.
  case own(Site.Holder)
  /// Somebody else has it.
  case taken(Site.Holder)
  /// It is not in the tree any more, or is converted.
  case gone
  /// The claim would have ended before now.
  case ended

  /// Rules on the claim of a site by a person, until a time or for good.
  init(_ site: Site, by person: Person, until expires: Timestamp?, now: Timestamp) {
    if !site.state.isLeft {
      self = .gone
    } else if let expires, expires < now {
      self = .ended
    } else if let holder = site.holder {
      self = holder.person.isSame(as: person) ? .own(holder) : .taken(holder)
    } else {
      self = .free
    }
  }
}
