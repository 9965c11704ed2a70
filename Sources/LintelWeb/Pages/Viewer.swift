// SPDX-License-Identifier: GPL-2.0-only

package import LintelCampaign

/// Who looks at a page and may change something on it.
package struct Viewer: Sendable {
  /// Who.
  package let person: Person
  /// What the forms of their pages carry.
  package let formKey: String

  /// A viewer.
  package init(person: Person, formKey: String) {
    self.person = person
    self.formKey = formKey
  }
}
