// SPDX-License-Identifier: GPL-2.0-only

extension FormatName {
  /// The writer of the format; nil for text, which is a report of its own.
  ///
  /// - Parameter catalog: What is known of the types that findings name.
  package func writer(_ catalog: TypeCatalog) -> (any FindingFormat)? {
    switch self {
    case .text: nil
    case .json: JSONDocument(catalog)
    case .jsonl: JSONLines(catalog)
    case .sarif: Sarif(catalog)
    case .github: GitHub()
    case .gitlab: GitLab()
    case .rdjson: Rdjson(catalog)
    case .rdjsonl: Rdjsonl(catalog)
    case .checkstyle: Checkstyle()
    case .junit: JUnit()
    case .ktap: KTAP()
    case .b4: B4(catalog)
    case .patchwork: Patchwork()
    }
  }
}
