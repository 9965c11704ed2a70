// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

extension ByteBuffer {
  /// Adds the value as JSON, on one line and without a space.
  package mutating func append(_ value: JSONValue) {
    switch value {
    case .null: append("null")
    case .bool(let truth): append(truth ? "true" : "false")
    case .integer(let number): append(decimal: number)
    case .real(let number): append(number.isFinite ? String(number) : "null")
    case .string(let text): append(json: text)
    case .array(let values):
      append("[")
      for (index, value) in values.enumerated() {
        if index > 0 { append(",") }
        append(value)
      }
      append("]")
    case .object(let members):
      append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { append(",") }
        append(json: member.key)
        append(":")
        append(member.value)
      }
      append("}")
    }
  }
}
