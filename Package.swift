// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// What reads and judges whole reports is made fast in debug builds too, so that all tests take minutes and not half an
/// hour. It takes the compiler four times as long, so the other rooms do without.
let fast = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A room of the house: a target whose dependencies are the only arrows it may follow.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], _ settings: [SwiftSetting] = fast) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "reviu",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CPCRE2", path: "Sources/CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CZip", path: "Sources/CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CXML", path: "Sources/CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CQPDF", path: "Sources/CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(
      name: "CLeptonica", path: "Sources/CLeptonica", pkgConfig: "lept", providers: [.apt(["libleptonica-dev"])]),
    .systemLibrary(
      name: "CSodium", path: "Sources/CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    room("Archives", ["CXML", "CZip"]),
    room("Documents"),
    room("Bahasa"),
    room("Patterns", ["CPCRE2"]),
    room("Facts", ["Documents", "Bahasa", "Patterns"]),
    room("Reviewing", ["Facts", "Documents", "Bahasa", "Patterns", .product(name: "Yams", package: "Yams")]),
    room(
      "Readers",
      [
        "Archives", "CLeptonica", "CQPDF", "Documents",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .target(
      name: "Reporters",
      dependencies: [
        "Archives", "CQPDF", "Reviewing", "Facts", "Documents", "Bahasa",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Pages")], swiftSettings: strict),
    room("Store", ["CSodium", "Reviewing", "Documents", .product(name: "GRDB", package: "GRDB.swift")], strict),
    room("DeskWork", ["Reporters", "Reviewing", "Facts", "Documents"], strict),
    .target(
      name: "Web",
      dependencies: [
        "DeskWork", "Store", "Reporters", "Reviewing", "Facts", "Readers", "Documents", "Bahasa",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      resources: [.embedInCode("Templates"), .embedInCode("Assets")], swiftSettings: strict),
    .target(name: "Rules", path: "Rules", resources: [.copy("lkj")], swiftSettings: strict),
    .executableTarget(
      name: "reviu",
      dependencies: [
        "Archives", "CSodium", "DeskWork", "Reporters", "Reviewing", "Facts", "Readers", "Documents", "Bahasa", "Rules",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "reviu-meja", dependencies: ["DeskWork", "Web", "Store", "Reporters"], swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Archives", "Documents"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "DeskTests",
      dependencies: [
        "reviu", "reviu-meja", "Archives", "DeskWork", "Reviewing", "Web", "Store", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      exclude: ["Browser"], swiftSettings: strict),
    tests("BahasaTests", ["Bahasa", "TestSupport"]),
    tests("PatternsTests", ["Patterns"]),
    .testTarget(
      name: "ReadersTests", dependencies: ["Archives", "Readers", "Documents", "TestSupport"], exclude: ["Snapshots"],
      swiftSettings: strict),
    tests("FactsTests", ["Facts", "Readers", "Documents", "Bahasa", "Patterns"]),
    tests(
      "ReviewingTests",
      [
        "Archives", "Reporters", "Reviewing", "Facts", "Readers", "Documents", "Bahasa", "Patterns", "Rules",
        "TestSupport",
        .product(name: "Yams", package: "Yams"),
      ]),
    tests(
      "PagesTests",
      [
        "DeskWork", "Web", "Store", "Reporters", "Reviewing", "Facts", "Readers", "Documents", "Bahasa", "Rules",
        "TestSupport",
      ]),
    tests(
      "ReportersTests",
      ["Archives", "Reporters", "Reviewing", "Facts", "Readers", "Documents", "TestSupport"]),
    tests(
      "ReviuTests",
      [
        "reviu", "Archives", "Reporters", "Reviewing", "Facts", "Documents", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), .product(name: "Yams", package: "Yams"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
