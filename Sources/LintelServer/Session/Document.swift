// SPDX-License-Identifier: GPL-2.0-only

/// A document that the client has open: its text is the client's, not the disk's.
struct Document {
  /// Its address, as the client writes it.
  let uri: String
  /// The name that a check has for it: its path from the folder that is worked in, where it is below.
  let name: String
  let kind: DocumentKind
  /// The client's number of this text; it grows with each change.
  var version: Int
  var text: DocumentText
  /// The number of the last check of this text.
  var check = 0
  /// The edit that makes all safe fixes of this text, once somebody has asked: nil inside where there is
  /// none to make.
  var fixAll: JSONValue??
  /// What a campaign has left in the file, once somebody has asked.
  var sites: [CampaignSite]?
  /// What the check of this text gave; nil while it is not known.
  var diagnostics: [Diagnostic]?
}
