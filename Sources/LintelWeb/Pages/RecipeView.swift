// SPDX-License-Identifier: GPL-2.0-only

import LintelCampaign

/// How calls of a function are converted.
enum RecipeView {
  /// Adds the recipe.
  static func write(_ recipe: Recipe, into html: inout HTML) {
    html.element(.h2, text: "How to convert it")
    html.element(.p) { line in
      line.text("Call ")
      line.element(.code, text: recipe.replacement)
      line.text(" instead.")
    }
    text(recipe.reason, into: &html)
    code("Before", recipe.before, into: &html)
    code("After", recipe.after, into: &html)
    list("Look at", recipe.review, into: &html)
    list("Mind", recipe.note, into: &html)
    list("Examples", recipe.examples, into: &html)
    list("Read", recipe.link, into: &html)
  }

  private static func text(_ lines: [String], into html: inout HTML) {
    if !lines.isEmpty { html.element(.p, text: lines.joined(separator: " ")) }
  }

  private static func code(_ title: String, _ lines: [String], into html: inout HTML) {
    if lines.isEmpty { return }
    html.element(.p, .style("soft"), text: title)
    html.element(.pre, .style("code")) {
      $0.element(.code, text: lines.joined(separator: "\n"))
    }
  }

  private static func list(_ title: String, _ lines: [String], into html: inout HTML) {
    if lines.isEmpty { return }
    html.element(.p, .style("soft"), text: title)
    html.element(.ul) { items in
      for line in lines {
        items.element(.li) { item in
          if let address = Address(external: line) {
            item.element(.a, .href(address), .text(.rel, "noreferrer noopener"), text: line)
          } else {
            item.text(line)
          }
        }
      }
    }
  }
}
