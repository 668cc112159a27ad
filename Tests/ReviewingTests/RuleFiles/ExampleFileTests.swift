import Documents
import Testing

@testable import Reviewing

/// The examples of a rule file are as strict as the rest of it.
@Suite struct ExampleFileTests {
  private func fault(_ examples: String) -> RuleFileError? {
    let text = "title: Uji\n\nexamples:\n" + examples
    do {
      _ = try ExampleFile(SourceFile(path: "lkj/uji/a.yaml", text: text))
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    ("  - gagal: x", 4, "kunci 'gagal' tidak dikenal"), ("  - fail: x\n    pass: y", 4, "tepat satu"),
    ("  - fail: x\n  - says: y", 5, "tepat satu"),
    ("  - fail: x\n    beside: { rapor: y }", 5, "'rapor' tidak dikenal"),
    ("  - fail: «x", 4, "tidak berpasangan"), ("  - fail: x»", 4, "tidak berpasangan"),
    ("  - fail: «x»\n    becomes: [y, z]", 5, "hasil tiap tanda"),
    ("  - fail: x\n    becomes: y", 5, "hasil tiap tanda"),
    ("  - pass: x\n    becomes: y", 5, "hasil tiap tanda"),
  ])
  func saysWhatAndWhere(_ examples: String, _ line: Int, _ problem: String) throws {
    let error = try #require(fault(examples))
    #expect(error.problem.contains(problem), "\(error)")
    #expect(error.line == line)
  }

  @Test func marksAreTakenOut() throws {
    let file = SourceFile(
      path: "a",
      text: "examples:\n  - fail: |\n      | a | «95» |\n    says: Salah.\n    beside:\n      pk: |\n        Isi.")
    let example = try #require(try ExampleFile(file).examples.first)
    #expect(example.text == "| a | 95 |\n")
    #expect(example.marks == [6..<8])
    #expect(example.says == "Salah.")
    #expect(example.beside.map(\.role) == [.pk])
  }

  /// The runner itself must fail a rule that says too much, too little, or something else.
  @Test(
    arguments: [
      ("fail: |\n      ada «lorem»", nil), ("pass: bersih", nil), ("fail: bersih", "diharapkan fail, ternyata pass"),
      ("pass: ada lorem", "diharapkan pass, ternyata fail"), ("fail: «ada» lorem", "harus menunjuk “ada”"),
      ("fail: «lorem» lalu lorem", "tidak ditandai"), ("fail: lorem\n    says: Lain.", "harus berbunyi “Lain.”"),
    ] as [(String, String?)])
  func theRunnerIsStrict(_ example: String, _ problem: String?) throws {
    let rule = World.rule("forbid: lorem")
    let file = SourceFile(path: rule.path, text: rule.text + "\nexamples:\n  - " + example)
    let library = World.library([file])
    let runner = ExampleRunner(library: library) { World.document($0) }
    let results = try runner.run(try #require(library.rules.first), file)
    #expect(results.count == 2)
    for result in results {
      if let problem {
        #expect(result.problem?.contains(problem) == true, "\(result.problem ?? "–")")
      } else {
        #expect(result.problem == nil)
      }
    }
  }
}
