// SPDX-License-Identifier: GPL-2.0-only

/// Where somebody shows their token.
struct SignInPage {
  /// The site that signing in leads back to; empty for the overview.
  let next: String

  /// The page. `refusal` says why a token was not taken.
  func document(viewer: Viewer?, refusal: String? = nil) -> String {
    PageFrame(title: "Sign in", viewer: viewer).document { page in
      page.element(.div, .style("sign-in")) { box in
        box.element(.h1, text: "Sign in")
        if let refusal {
          box.element(.p, .style("notice bad"), .text(.role, "alert"), text: refusal)
        }
        box.element(.form, .text(.method, "post"), .action(Address(["sign-in"]))) { form in
          if !next.isEmpty {
            form.void(
              .input, .text(.type, "hidden"), .text(.name, "next"), .text(.value, next))
          }
          form.element(.label, .text(.for, "token"), text: "Your token")
          form.void(
            .input, .text(.type, "password"), .text(.id, "token"), .text(.name, "token"),
            .text(.autocomplete, "current-password"), .text(.maxlength, "200"), .flag(.required),
            .flag(.autofocus))
          form.element(.button, .style("main"), text: "Sign in")
        }
        box.element(.p, .style("soft")) { line in
          line.text("Who keeps the ledger makes one with ")
          line.element(.code, text: "lintel-campaign token add NAME")
          line.text(". Reading needs none.")
        }
      }
    }
  }
}
