// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// The folder that is worked in, and what checks in it share.
struct Workspace {
  /// The folder, without a slash at its end.
  private let root: String
  private let source: any ServicesSource
  /// What checks share.
  private(set) var services: Services
  /// What fixes share; made when it is first asked for.
  private var fixServices: Services?

  /// The first folder that the client names, else the one that the program was started in.
  ///
  /// The program goes there, so that what it reads is found as by `lintel check` there.
  init(_ params: JSONValue, source: any ServicesSource) throws(ServicesProblem) {
    if let folder = Self.folder(params) {
      guard WorkingDirectory.change(to: folder) else {
        throw ServicesProblem("\(folder): cannot be worked in")
      }
    }
    root = WorkingDirectory.path
    self.source = source
    services = try source.services(forFixes: false)
  }

  private static func folder(_ params: JSONValue) -> String? {
    let folders = (params["workspaceFolders"]?.array ?? []).compactMap { $0["uri"]?.string }
    let uri = folders.first ?? params["rootUri"]?.string
    return uri.flatMap(DocumentURI.path) ?? params["rootPath"]?.string
  }

  /// The path of a file whose name in the folder this is.
  func path(of name: String) -> String { (root.hasSuffix("/") ? root : root + "/") + name }

  /// The name that a check has for a document: its path from the folder, where it is below.
  func name(of uri: String) -> String {
    guard let path = DocumentURI.path(of: uri) else { return uri }
    let folder = root.hasSuffix("/") ? root : root + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }

  /// Reads anew what checks share; where that fails all stays as it is.
  mutating func reload() throws(ServicesProblem) {
    services = try source.services(forFixes: false)
    fixServices = nil
  }

  /// What fixes share.
  mutating func servicesForFixes() throws(ServicesProblem) -> Services {
    if let fixServices { return fixServices }
    let made = try source.services(forFixes: true)
    fixServices = made
    return made
  }
}
