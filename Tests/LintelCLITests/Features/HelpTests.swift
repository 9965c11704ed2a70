// SPDX-License-Identifier: GPL-2.0-only

import Subprocess
import Testing

/// What a newcomer asks first: help, versions, and what a wrong command line gives.
@Suite struct HelpTests {
  static let commands = [
    "", "check", "maintainers", "maintainers check", "cache", "cache status", "cache clear",
    "census", "deprecations", "deprecations patch", "explain", "fix", "install-shim",
    "uninstall-shim",
  ]

  static let campaignCommands = ["", "init", "claim", "list", "serve", "token", "token add"]

  @Test func helpIsTheSameInBothWays() async throws {
    let sandbox = try await Sandbox()
    for (program, commands) in [
      ("./lintel", Self.commands), ("./lintel-campaign", Self.campaignCommands),
    ] {
      for command in commands {
        let word = try await sandbox.sh("\(program) help \(command)")
        let option = try await sandbox.sh("\(program) \(command) --help")
        #expect(word.status == 0, "\(command)")
        #expect(word.output == option.output, "\(command)")
        #expect(word.output.lowercased().hasPrefix("usage:") || command != "check")
        #expect(word.errors.isEmpty)
      }
    }
  }

  @Test(arguments: [80, 50, 40])
  func helpFitsTheScreen(_ width: Int) async throws {
    let sandbox = try await Sandbox()
    for (program, commands) in [
      ("./lintel", Self.commands), ("./lintel-campaign", Self.campaignCommands),
    ] {
      for command in commands {
        let help = try await sandbox.sh(
          "\(program) help \(command)", environment: ["COLUMNS": "\(width)"])
        for line in help.lines {
          // A name that is longer than the line cannot be broken.
          let isOneName = !line.contains(" ")
          #expect(line.count <= width || isOneName, "\(command): \(line)")
        }
      }
    }
  }

  @Test func everyCommandHasTheSameVersion() async throws {
    let sandbox = try await Sandbox()
    let version = try await sandbox.sh("./lintel --version").output
    let lines = version.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].wholeMatch(of: #/lintel \d+\.\d+\.\d+/#) != nil)
    #expect(
      lines[1]
        == "compatible with checkpatch.pl 0.32 and get_maintainer.pl 0.26 of the tree "
        + "(Linux 6.1 to 7.3, U-Boot); without one, of Linux 7.3")
    for command in Self.commands {
      #expect(try await sandbox.sh("./lintel \(command) --version").output == version, "\(command)")
    }
    let campaign = try await sandbox.sh("./lintel-campaign claim --version").output
    #expect(
      campaign.contains(#/^lintel-campaign \d+\.\d+\.\d+\ncompatible with ledgers of format /#))
    // Under the scripts' names the versions are theirs.
    #expect(try await sandbox.sh("./checkpatch.pl --version").output.contains("\nVersion: 0.32\n"))
    let script = try await sandbox.sh(
      "ln -s lintel get_maintainer.pl; ./get_maintainer.pl --version")
    #expect(script.output == "get_maintainer.pl 0.26\n")
  }

  @Test(arguments: [
    ("./lintel frobnicate", "lintel: no command 'frobnicate'; lintel --help lists"),
    ("./lintel chekc", "lintel: no command 'chekc'; did you mean check?"),
    ("./lintel help fxi", "lintel: no command 'fxi'; did you mean fix?"),
    ("./lintel cache claer", "lintel: cache: no command 'claer'; did you mean clear?"),
    ("./lintel fix --dif x", "lintel: unknown option --dif; did you mean --diff?"),
    ("./lintel fix --zebra x", "lintel: unknown option --zebra; lintel fix --help lists"),
    ("./lintel fix", "lintel: <inputs> ... is missing; lintel fix --help says more"),
    ("./lintel census --jobs 0", "lintel: --jobs takes a number from 1, not 0"),
    ("./lintel census --jobs x", "lintel: --jobs takes a number, not 'x'"),
    ("./lintel census --format x", "lintel: --format takes text, tsv, csv, json or html, not 'x'"),
    ("./lintel check --tab-size 0 -", "lintel: --tab-size takes 2 to 256, not 0"),
    ("./lintel check --jobs 0 -", "lintel: --jobs takes a number from 1, not 0"),
    ("./lintel check --compat 5 -", "lintel: --compat takes tree, "),
    ("./lintel hlep", "lintel: no command 'hlep'; did you mean help?"),
    ("./lintel explain --hepl", "lintel: unknown option --hepl; did you mean --help?"),
    ("./lintel check --max-line-length=x -", "lintel: --max-line-length takes a number, not 'x'"),
    ("./lintel check --color=x -", "lintel: --color takes auto, always or never, not 'x'"),
    ("./lintel check --debug x -", "lintel: --debug takes KEY=N, not 'x'"),
    ("./lintel check --strct -", "lintel: unknown option --strct; did you mean --strict?"),
    ("./lintel check --zebra -", "lintel: unknown option --zebra; --help lists what there is"),
    ("./lintel check --git --fix -", "lintel: --git does not go with --file or --fix"),
    ("./lintel check --types", "lintel: --types needs a value"),
    ("./lintel maintainers --format=x -", "lintel: --format takes text or json, not 'x'"),
    ("./lintel maintainers --rolestat -", "lintel: unknown option --rolestat; did you mean"),
    ("./lintel-campaign claim --expires soon x", "lintel-campaign: --expires takes 2026-12-31"),
    ("./lintel-campaign series --max 0", "lintel-campaign: --max takes a number from 1, not 0"),
    ("./lintel-campaign serv", "lintel-campaign: no command 'serv'; did you"),
  ])
  func anErrorIsOneLineInOneStyle(_ command: String, _ start: String) async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh(command)
    #expect(result.errors.hasPrefix(start), "\(result.errors)")
    #expect(result.errors.filter { $0 == "\n" }.count == 1)
    #expect(result.output.isEmpty)
    #expect(result.status != 0)
  }

  @Test func aTypeThatIsNoneIsAnsweredWithTheNearest() async throws {
    let sandbox = try await Sandbox()
    let near = try await sandbox.sh("./lintel explain DEPRECATED_APY")
    #expect(near.errors == "lintel: DEPRECATED_APY: no such type; did you mean DEPRECATED_API?\n")
    let far = try await sandbox.sh("./lintel explain XYZZY")
    #expect(!far.errors.contains("did you mean"))
    #expect(far.errors.contains("--list-types"))
  }
}
