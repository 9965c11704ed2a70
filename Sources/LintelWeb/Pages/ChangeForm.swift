// SPDX-License-Identifier: GPL-2.0-only

/// A button that changes the ledger.
enum ChangeForm {
  /// Adds the button, with hidden fields beside the one that shows where the form is from.
  static func write(
    _ label: String, to address: Address, _ viewer: Viewer,
    fields: [(name: String, value: String)] = [], isMain: Bool = false, into html: inout HTML
  ) {
    html.element(.form, .text(.method, "post"), .action(address)) { form in
      FormKey.write(viewer, into: &form)
      for field in fields {
        form.void(
          .input, .text(.type, "hidden"), .text(.name, field.name), .text(.value, field.value))
      }
      form.element(.button, .style(isMain ? "main" : ""), text: label)
    }
  }
}
