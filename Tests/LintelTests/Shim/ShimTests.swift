// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// What the shim says of itself is all that uninstalling it knows.
@Suite struct ShimTests {
  static let shims = Shim.Script.allCases.flatMap { script in
    ["/usr/bin/lintel", "/opt/it's/lin\\tel", "/a b/lintel"].flatMap { program in
      [nil, true, false].flatMap { hasOriginal in
        Shim.IndexMark.allCases.filter { hasOriginal != nil || $0 == .none }.map {
          Shim(script: script, program: program, hasOriginal: hasOriginal, indexMark: $0)
        }
      }
    }
  }

  @Test func isReadBackAsItWas() {
    #expect(Self.shims.count == 2 * 3 * 7)
    for shim in Self.shims { #expect(shim.text.withView { Shim($0) } == shim) }
  }

  @Test(arguments: ["", "#", "use strict;", "exec"])
  func anEditedOneIsNone(_ part: String) {
    for shim in Self.shims {
      let edited = part.isEmpty ? shim.text + "\n" : shim.text.replacing(part, with: part + "x")
      #expect(edited.withView { Shim($0) } == nil)
    }
  }

  @Test func otherTextsAreNone() {
    #expect("#!/usr/bin/perl -w\n".withView { Shim($0) } == nil)
    #expect("# written by lintel install-shim.\n".withView { Shim($0) } == nil)
    #expect("".withView { Shim($0) } == nil)
  }
}
