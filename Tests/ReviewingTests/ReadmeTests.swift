import Foundation
import Testing

@testable import Reviewing

/// What the README says of the rule language is what the program reads.
@Suite("README") struct ReadmeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("The table of verbs names every verb with every key") func verbsAndKeys() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let rows = readme.matches(of: /(?m)^\| `(?<verb>[a-z]+): [a-z]+` \| [^|]+ \| (?:`(?<keys>[^`]+)`)? ?\|$/)
    let told = Dictionary(
      rows.map { (String($0.verb), Set(($0.keys ?? "").split(separator: " ").map(String.init))) },
      uniquingKeysWith: { $1 })
    // Told below the table, because every verb about records takes them.
    let shared = Set(Selection.keys + Selection.keys.map { "with-" + $0 })
    let known = Dictionary(
      uniqueKeysWithValues: CheckReader.verbs.map { verb in
        let own = Set(verb.keys).subtracting([verb.verb])
        return (verb.verb, own.isSuperset(of: Selection.keys) ? own.subtracting(shared) : own)
      })
    #expect(told == known)
  }
}
