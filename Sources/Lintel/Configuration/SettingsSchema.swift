// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The JSON schema of a `.lintel.toml`, for editors: made of the same table as the help.
package enum SettingsSchema {
  /// The schema, as `Documentation/Schemas/lintel-toml.schema.json` has it.
  package static var text: String {
    let settings = SettingsTable.named.map { name, option in
      property(name, schema(of: option, name), option.help)
    }
    let all = (settings + [extend, path]).joined(separator: ",\n")
    return """
      {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of lintel check (.lintel.toml)",
        "type": "object",
        "additionalProperties": false,
        "properties": {
      \(all)
        }
      }

      """
  }

  private static func property(_ name: String, _ schema: String, _ help: String) -> String {
    let words = help.isEmpty ? "" : ", \"description\": \(quoted(help))"
    return "    \(quoted(name)): {\(schema)\(words)}"
  }

  private static var extend: String {
    property("extend", texts, "files that this one builds on, from its folder")
  }

  private static var path: String {
    """
        "path": {
          "type": "array",
          "description": "what is not reported of some files, and why",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["glob", "ignore", "reason"],
            "properties": {
              "glob": {\(texts), "description": "patterns of paths from the folder of this file"},
              "ignore": {\(texts), "description": "the types"},
              "reason": {"type": "string", "minLength": 1, "description": "why"}
            }
          }
        }
    """
  }

  /// A text, or a list of them.
  private static let texts = """
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
    """

  private static func schema(of option: OptionSpec, _ name: String) -> String {
    switch option.action {
    case .toggle, .count: "\"type\": \"boolean\""
    case .number where name == "tab-size": "\"type\": \"integer\", \"minimum\": 2, \"maximum\": 256"
    case .number: "\"type\": \"integer\""
    case .amount: "\"type\": \"integer\", \"minimum\": 1"
    case .texts, .types: texts
    case .compat: choice(CompatChoice.words)
    case .color: choice(["auto", "always", "never"])
    default: "\"type\": \"string\""
    }
  }

  private static func choice(_ words: [String]) -> String {
    "\"enum\": [" + words.map(quoted).joined(separator: ", ") + "]"
  }

  private static func quoted(_ text: String) -> String {
    var out = ByteBuffer()
    out.append(json: text)
    return out.view.string
  }
}
