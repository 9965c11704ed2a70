// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The calls that commits added and removed, in each of the formats.
package struct ChangeReport {
  private let changes: CommitChanges

  package init(_ changes: CommitChanges) { self.changes = changes }

  private func name(_ change: CommitChanges.Change) -> String {
    changes.apis.apis[change.api].name
  }

  /// Writes a line a commit and API, and what they add up to.
  package func writeText(to out: inout ByteBuffer) {
    var table = TextTable(["COMMIT", "DATE", "API", ">ADDED", ">REMOVED", "SUBJECT"])
    var added = 0
    var removed = 0
    for entry in changes.entries {
      for change in entry.changes {
        added += change.added
        removed += change.removed
        table.add([
          String(entry.commit.id.hex.prefix(12)), entry.commit.day, name(change),
          String(change.added), String(change.removed), entry.commit.subject,
        ])
      }
    }
    if !changes.entries.isEmpty {
      table.write(to: &out)
      out.append("\n")
    }
    out.append("\(added) calls added and \(removed) removed ")
    out.append("by \(changes.entries.count) of \(changes.commitCount) commits\n")
  }

  /// Writes a header and a row a commit and API.
  package func writeTable(_ style: TableStyle, to out: inout ByteBuffer) {
    out.append(
      row: ["commit", "date", "api", "added", "removed", "author", "subject"], style)
    for entry in changes.entries {
      for change in entry.changes {
        out.append(
          row: [
            entry.commit.id.hex, entry.commit.day, name(change), String(change.added),
            String(change.removed), entry.commit.author, entry.commit.subject,
          ], style)
      }
    }
  }

  /// Writes an array of commits with their changes.
  package func writeJSON(to out: inout ByteBuffer) {
    out.append("[")
    for (index, entry) in changes.entries.enumerated() {
      out.append(index == 0 ? "\n  {\"commit\": " : ",\n  {\"commit\": ")
      out.append(json: entry.commit.id.hex)
      out.append(jsonKey: "date", entry.commit.day)
      out.append(jsonKey: "author", entry.commit.author)
      out.append(jsonKey: "subject", entry.commit.subject)
      out.append(", \"changes\": [")
      for (place, change) in entry.changes.enumerated() {
        out.append(place == 0 ? "{\"api\": " : ", {\"api\": ")
        out.append(json: name(change))
        out.append(jsonKey: "added", change.added)
        out.append(jsonKey: "removed", change.removed)
        out.append("}")
      }
      out.append("]}")
    }
    out.append("\n]\n")
  }

  /// Writes a page with a table.
  package func writeHTML(name tree: String, range: String, to out: inout ByteBuffer) {
    let rows = changes.entries.flatMap { entry in entry.changes.map { (entry.commit, $0) } }
    HTMLPage.write(title: "Calls added and removed in \(tree), \(range)", to: &out) { out in
      out.append("<p>\(changes.entries.count) of \(changes.commitCount) commits</p>\n")
      HTMLPage.table(
        ["Commit", "Date", "API", ">Added", ">Removed", "Subject"], rows: rows.count, to: &out
      ) { row, column, out in
        let (commit, change) = rows[row]
        switch column {
        case 0: out.append("<code>\(commit.id.hex.prefix(12))</code>")
        case 1: out.append("<span class=\"date\">\(commit.day)</span>")
        case 2: out.append("<code>\(name(change))</code>")
        case 3: out.append(String(change.added))
        case 4: out.append(String(change.removed))
        default: out.append(html: commit.subject)
        }
      }
    }
  }
}
