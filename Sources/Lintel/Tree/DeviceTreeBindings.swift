// SPDX-License-Identifier: GPL-2.0-only

package import LintelText
import Synchronization

/// What a tree's device tree bindings document: compatible strings and vendor prefixes.
///
/// The oracle runs `grep -r` for each string. Here the words of the bindings (15 MB in 5,600 files in
/// Linux 6.12) come from the user's cache, or the bindings are read, once.
package final class DeviceTreeBindings: Sendable {
  private let words: Lazy<BindingWords?>
  private let text: Lazy<BindingText>
  private let vendors: Lazy<FileText?>
  private let answers = Mutex<[[UInt8]: Bool]>([:])
  private let vendorAnswers = Mutex<[[UInt8]: Bool]>([:])

  /// The bindings of the tree at `root`.
  package init(root: String, files: TreeFiles? = nil, cache: BindingCache? = BindingCache()) {
    let files = files ?? TreeFiles(root: root)
    let path = "Documentation/devicetree/bindings"
    let folder = root + "/" + path
    words = Lazy { cache?.read(folder) }
    text = Lazy {
      // Room for all of it, so that it never moves; what is not written takes no memory.
      var text = ByteBuffer(capacity: 48 << 20)
      var starts: [(path: String, start: Int)] = []
      let stamp = FileTree.appendContents(below: folder, to: &text, files: &starts)
      cache?.write(text.view, starts, stamp, folder)
      return BindingText(text)
    }
    vendors = Lazy { FileText(path + "/vendor-prefixes.yaml", in: files) }
  }

  /// Whether some binding mentions the compatible string.
  ///
  /// - Parameter compatible: A string of letters, digits and `-,.+_`.
  package func isDocumented(_ compatible: ByteView) -> Bool {
    // grep would take it for an option and fail.
    if compatible[0] == UInt8(ascii: "-") { return false }
    let key = compatible.bytes
    if let known = answers.withLock({ $0[key] }) { return known }
    let answer = CompatiblePattern.all(compatible).contains { pattern in
      words.get?.contains(pattern) ?? (text.get.firstIndex(of: pattern) != nil)
    }
    answers.withLock { $0[key] = answer }
    return answer
  }

  /// Whether `vendor-prefixes.yaml` lists the part of a compatible string before its comma.
  package func isVendorKnown(_ vendor: ByteView) -> Bool {
    let key = vendor.bytes
    if let known = vendorAnswers.withLock({ $0[key] }) { return known }
    var entry = ByteBuffer()
    entry.append("\"^")
    entry.append(vendor)
    entry.append(",.*\":")
    let answer = vendors.get?.view.firstIndexFar(of: entry.view) != nil
    vendorAnswers.withLock { $0[key] = answer }
    return answer
  }
}
