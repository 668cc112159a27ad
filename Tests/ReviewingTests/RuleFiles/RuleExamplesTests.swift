import Foundation
import Rules
import Testing

@testable import Reviewing

/// Every rule that ships: its examples are its tests.
@Suite struct RuleExamplesTests {
  private static let ids = Shipped.library.rules.map(\.id)
  private static let families = [
    "angka", "aritmetika", "kelengkapan", "konsistensi", "nama", "predikat", "regulasi", "smart", "susunan", "tahun",
  ]

  private func rule(_ id: String) throws -> (rule: Rule, file: SourceFile) {
    let rule = try #require(Shipped.library.rules.first { $0.id == id })
    return (rule, try #require(Shipped.files.first { $0.path == rule.file }))
  }

  @Test func allFilesAreRight() {
    #expect(Shipped.library.errors.map(\.description) == [])
    #expect(Self.ids.count > 40)
    #expect(Shipped.library.forms.count >= 2)
  }

  /// Each example alone and inside a longer document.
  @Test(arguments: ids) func examplesHold(_ id: String) throws {
    let (rule, file) = try rule(id)
    let runner = ExampleRunner(library: Shipped.library) { World.document($0) }
    let problems = try runner.run(rule, file).compactMap { result in
      result.problem.map { "\(file.path):\(result.example.line)\(result.isInsideLonger ? " (panjang)" : "") \($0)" }
    }
    #expect(problems == [])
  }

  /// A rule shows at least twice what it accuses and at least twice what it leaves alone.
  @Test(arguments: ids) func examplesShowBothSides(_ id: String) throws {
    let file = try rule(id).file
    #expect(try ExampleFile(file).weakness == nil)
  }

  @Test(arguments: ids) func aRuleIsNamedAfterItsProblem(_ id: String) throws {
    let (rule, file) = try rule(id)
    #expect(file.path == id + ".yaml")
    #expect(Self.families.contains(rule.family), "keluarga '\(rule.family)' tidak dikenal")
    #expect(id.utf8.allSatisfy { $0 == 0x2F || $0 == 0x2D || $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 })
    #expect(!rule.title.isEmpty && !rule.why.isEmpty && !rule.basis.isEmpty)
    #expect(rule.formerly.allSatisfy { !Self.ids.contains($0) })
  }

  /// What is built into the program is what lies in the repository.
  @Test func theProgramShipsTheseRules() throws {
    let shipped = URL(fileURLWithPath: try #require(RulesFolder.path))
    for file in Shipped.files {
      let copy = try? String(contentsOf: shipped.appending(path: file.path), encoding: .utf8)
      #expect(copy == file.text, "\(file.path) dalam program berbeda; bangun ulang")
    }
  }

  /// An item that no rule, no person and no other item answers would stay open for ever.
  @Test func everyItemHasSomeoneToAnswerIt() {
    for form in Shipped.library.forms {
      for item in form.items where item.person == nil && item.after.isEmpty {
        let names = ["\(form.id)/\(item.id)", item.canonical].compactMap { $0 }
        let isAnswered = Shipped.library.rules.contains { !$0.items.filter(names.contains).isEmpty }
        #expect(isAnswered, "\(form.id)/\(item.id): \(item.ask)")
      }
    }
  }
}
