// SPDX-License-Identifier: GPL-2.0-only

/// The pages' only script.
///
/// It sends a filter when a choice changes, and lets `/` lead to the search. Nothing needs it.
enum Script {
  static let text = """
    "use strict";
    document.addEventListener("change", (event) => {
      const form = event.target.form;
      if (event.target.matches("select") && form && form.method === "get") form.requestSubmit();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.matches("input, select, textarea")) return;
      event.preventDefault();
      document.getElementById("find").focus();
    });

    """
}
