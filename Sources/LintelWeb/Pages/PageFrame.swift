// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign

/// What all pages have: the head, the way to the other pages, and who is signed in.
struct PageFrame {
  /// The page's own title.
  let title: String
  /// Who looks at it; nil for somebody who has not signed in.
  let viewer: Viewer?
  /// The site that signing in leads back to.
  var returnKey = ""
  /// The page of the head's links that this one is.
  var section = ""

  /// The whole document with what `body` puts into it.
  func document(_ body: (inout HTML) -> Void) -> String {
    let page = HTML { page in
      page.element(.html, .text(.lang, "en")) { html in
        html.element(.head) { head in writeHead(&head) }
        html.element(.body) { document in
          writeHeader(&document)
          document.element(.main, .text(.id, "main"), body: body)
          document.element(.footer) { footer in
            footer.text("Kept by lintel-campaign; the same data as ")
            footer.element(.a, .href(Address(["api", "progress"])), text: "JSON")
            footer.text(".")
          }
        }
      }
    }
    return "<!DOCTYPE html>\n" + page.source + "\n"
  }

  private func writeHead(_ head: inout HTML) {
    head.void(.meta, .text(.charset, "utf-8"))
    head.void(
      .meta, .text(.name, "viewport"), .text(.content, "width=device-width, initial-scale=1"))
    head.void(.meta, .text(.name, "color-scheme"), .text(.content, "light dark"))
    head.element(.title, text: "\(title) – campaign")
    head.void(.link, .text(.rel, "icon"), .href(Asset.icon.address))
    head.void(.link, .text(.rel, "stylesheet"), .href(Asset.style.address))
    head.element(.script, .src(Asset.script.address), .flag(.defer), text: "")
  }

  private func writeHeader(_ document: inout HTML) {
    document.element(.a, .style("skip"), .href(.mainPart), text: "To the content")
    document.element(.header) { header in
      header.element(.nav) { nav in
        for (name, path) in [("Overview", ""), ("Sites", "sites")] {
          let address = Address(path.isEmpty ? [] : [path])
          if section == name {
            nav.element(.a, .href(address), .text(.ariaCurrent, "page"), text: name)
          } else {
            nav.element(.a, .href(address), text: name)
          }
        }
      }
      header.element(.form, .text(.method, "get"), .action(Address(["sites"])), .style("find")) {
        $0.void(
          .input, .text(.type, "search"), .text(.name, "q"), .text(.id, "find"),
          .text(.placeholder, "path, function, line or id"), .text(.ariaLabel, "Search"),
          .text(.maxlength, "200"))
      }
      if let viewer {
        header.element(
          .form, .text(.method, "post"), .action(Address(["sign-out"])), .style("who")
        ) { form in
          form.element(.a, .href(Address.held(by: viewer.person)), text: viewer.person.shortName)
          FormKey.write(viewer, into: &form)
          form.element(.button, text: "Sign out")
        }
      } else {
        header.element(.div, .style("who")) {
          $0.element(
            .a, .href(Address(["sign-in"], [("next", returnKey)])), text: "Sign in")
        }
      }
    }
  }
}

/// The hidden field that shows that a form is from a page of the board.
enum FormKey {
  /// The field's name.
  static let name = "key"

  /// Adds the field to a form.
  static func write(_ viewer: Viewer, into form: inout HTML) {
    form.void(
      .input, .text(.type, "hidden"), .text(.name, name), .text(.value, viewer.formKey))
  }
}

extension Person {
  /// The name, or the address of somebody without one.
  var shortName: String { name.isEmpty ? address : name }
}
