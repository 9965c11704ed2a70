// SPDX-License-Identifier: GPL-2.0-only

/// What a client says that it can do, as far as it matters here.
struct ClientCapabilities: Equatable {
  /// What positions are counted in, of those that it offers.
  var encoding = PositionEncoding.utf16
  /// Whether it asks for diagnostics; else they are sent to it. Never both.
  var pullsDiagnostics = false
  /// Whether it can be asked to ask for diagnostics again.
  var refreshesDiagnostics = false
  /// Whether it can be asked to ask for code lenses again.
  var refreshesLenses = false
  /// Whether it can be asked to tell of files that change.
  var watchesFiles = false
  /// Whether hovers may be Markdown.
  var showsMarkdown = false

  /// A client that can do nothing beyond what all can.
  init() {}

  /// Reads the parameters of `initialize`.
  init(_ params: JSONValue) {
    let capabilities = params["capabilities"]
    let document = capabilities?["textDocument"]
    let workspace = capabilities?["workspace"]
    encoding = .best(
      of: (capabilities?["general"]?["positionEncodings"]?.array ?? []).compactMap(\.string))
    pullsDiagnostics = document?["diagnostic"] != nil
    refreshesDiagnostics = workspace?["diagnostics"]?["refreshSupport"]?.isTrue ?? false
    refreshesLenses = workspace?["codeLens"]?["refreshSupport"]?.isTrue ?? false
    watchesFiles = workspace?["didChangeWatchedFiles"]?["dynamicRegistration"]?.isTrue ?? false
    let formats = document?["hover"]?["contentFormat"]?.array ?? []
    showsMarkdown = formats.contains("markdown")
  }
}
