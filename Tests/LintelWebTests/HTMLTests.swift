// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelWeb

@Suite struct HTMLTests {
  @Test func `text and attributes are escaped`() {
    let html = HTML {
      $0.element(.a, .text(.title, "\"'><b>&")) { $0.text("<script>alert('1')</script>&") }
    }
    #expect(
      html.source
        == "<a title=\"&quot;&#39;&gt;&lt;b&gt;&amp;\">&lt;script&gt;alert(&#39;1&#39;)"
        + "&lt;/script&gt;&amp;</a>")
  }

  @Test func `characters that steer are left out`() {
    let html = HTML { $0.text("a\u{202E}b\u{0}c\u{1B}d\u{7F}e\tf\ng\u{2066}") }
    #expect(html.source == "abcde\tf\ng")
  }

  @Test func `an address can't be given as text`() {
    let html = HTML { $0.element(.a, .text(.href, "javascript:alert(1)"), text: "x") }
    #expect(html.source == "<a href=\"#\">x</a>")
  }

  @Test(arguments: [
    "javascript:alert(1)", "data:text/html,x", "//evil.example", "https:", "http://a b",
    "https://a\\b", "HTTPS://x", "ftp://x", "", "https://ä.example", "https://a\nb",
  ])
  func `other links than plain web addresses are not followed`(link: String) {
    #expect(Address(external: link) == nil)
  }

  @Test func `a plain web address is`() {
    let link = "https://lore.kernel.org/r/20260101.1-a@example.org/"
    #expect(Address(external: link)?.text == link)
  }

  @Test func `the board's own addresses are coded`() {
    let address = Address(["sites"], [("q", "a&b=c#d \"<'ä"), ("page", "")])
    #expect(address.text == "/sites?q=a%26b%3Dc%23d%20%22%3C%27%C3%A4")
  }
}
