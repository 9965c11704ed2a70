// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-2.0-only
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "lintel",
  products: [.executable(name: "lintel", targets: ["lintel"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .target(name: "LintelText", swiftSettings: strict),
    .target(name: "Lintel", dependencies: ["LintelText"], swiftSettings: strict),
    .target(
      name: "LintelMaintainers", dependencies: ["Lintel", "LintelText"], swiftSettings: strict),
    .target(
      name: "LintelCensus", dependencies: ["Lintel", "LintelMaintainers", "LintelText"],
      swiftSettings: strict),
    .target(
      name: "LintelConvert", dependencies: ["Lintel", "LintelCensus", "LintelText"],
      swiftSettings: strict),
    .target(
      name: "LintelSeries",
      dependencies: [
        "LintelConvert", "LintelCensus", "LintelMaintainers", "Lintel", "LintelText",
      ],
      swiftSettings: strict),
    .target(
      name: "LintelServer", dependencies: ["Lintel", "LintelText"], swiftSettings: strict),
    .target(
      name: "LintelCommands", dependencies: ["Lintel", "LintelText", argumentParser],
      swiftSettings: strict),
    .executableTarget(
      name: "lintel",
      dependencies: [
        "LintelCommands", "Lintel", "LintelCensus", "LintelConvert", "LintelMaintainers",
        "LintelSeries", "LintelServer", "LintelText", argumentParser,
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// `make run` needs one program. What only the others need is not even fetched for it: 29 packages
// of 210 MB. A trait would do that too, but is a compiler flag of every file: all would be built
// again when it changes.
if Context.environment["LINTEL_ALONE"] == nil {
  package.products.append(.executable(name: "lintel-campaign", targets: ["lintel-campaign"]))
  package.dependencies += [
    // Without its Foundation trait: the tests start programs, and nothing else.
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(
      url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ]
  package.targets += [
    .executableTarget(
      name: "lintel-dev",
      dependencies: ["LintelCommands", "LintelConvert", "Lintel", "LintelText", argumentParser],
      swiftSettings: strict),
    .target(
      name: "LintelCampaign",
      dependencies: [
        "Lintel", "LintelCensus", "LintelMaintainers", "LintelText",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "lintel-campaign",
      dependencies: [
        "LintelCommands", "LintelCampaign", "LintelWeb", "Lintel", "LintelText", argumentParser,
      ],
      swiftSettings: strict),
    .target(
      name: "LintelWeb",
      dependencies: [
        "LintelCampaign", "LintelText",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    .testTarget(name: "LintelTextTests", dependencies: ["LintelText"], swiftSettings: strict),
    .testTarget(
      name: "LintelTests", dependencies: ["Lintel", "LintelText"], swiftSettings: strict),
    .testTarget(
      name: "LintelCommandsTests",
      dependencies: ["LintelCommands", "Lintel", "LintelText", argumentParser],
      swiftSettings: strict),
    .testTarget(
      name: "LintelMaintainersTests",
      dependencies: ["Lintel", "LintelMaintainers", "LintelText"], swiftSettings: strict),
    .testTarget(
      name: "LintelCampaignTests",
      dependencies: [
        "LintelCampaign", "Lintel", "LintelText", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LintelWebTests",
      dependencies: [
        "LintelWeb", "LintelCampaign", "LintelText",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LintelCensusTests", dependencies: ["LintelCensus", "Lintel", "LintelText"],
      swiftSettings: strict),
    .testTarget(
      name: "LintelSeriesTests", dependencies: ["LintelSeries", "LintelConvert", "LintelText"],
      swiftSettings: strict),
    .testTarget(
      name: "LintelServerTests", dependencies: ["LintelServer", "Lintel", "LintelText"],
      swiftSettings: strict),
    .testTarget(
      name: "LintelConvertTests", dependencies: ["LintelConvert", "Lintel", "LintelText"],
      swiftSettings: strict),
    .testTarget(
      name: "LintelCLITests",
      dependencies: [
        "lintel", "lintel-campaign", "lintel-dev", "Lintel",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
  ]
}

// Needs libFuzzer and every module compiled for it, which Scripts/fuzz.sh sees to.
if Context.environment["LINTEL_FUZZ"] == "yes" {
  package.targets.append(
    .executableTarget(
      name: "lintel-fuzz",
      dependencies: [
        "Lintel", "LintelCensus", "LintelConvert", "LintelMaintainers", "LintelText",
      ],
      path: "Fuzz", exclude: ["Corpus", "tokens.dict"], swiftSettings: strict))
}
