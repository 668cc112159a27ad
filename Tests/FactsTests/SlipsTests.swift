import Documents
import Testing

@testable import Facts

@Suite struct SlipsTests {
  private static let often = Array(repeating: "Pemberdayaan warga.", count: 8).joined(separator: "\n\n")

  private func slips(_ text: String) -> [String] {
    let definition = RecordDefinition(id: "slip", source: .slips, fields: [], scope: Scope())
    return records(definition, in: read(Self.often + "\n\n" + text)).map(show)
  }

  @Test(arguments: ["Pemerdayaan", "Pembberdayaan", "Pembedrayaan", "PEMBERDAYAN"])
  func aLetterLostAddedOrSwappedIsASlip(_ word: String) {
    #expect(slips("Program \(word) baru.") == ["kata=\(word) seharusnya=Pemberdayaan"])
  }

  @Test(arguments: ["Pemberdayaam", "Pemperdayaan", "Pemberdayaans", "emberdayaan", "Pemberdaya", "Pembeerdaayaan"])
  func otherWordsAreNot(_ word: String) {
    #expect(slips("Program \(word) baru.") == [])
  }

  @Test(arguments: [
    ("Keprotokolan", "keprotolan", 4), ("Prioritas", "priotas", 4), ("dalam", "dakam", 60), ("fungsi", "pungsi", 20),
  ])
  func lettersLeftOutAndKeysBesideAreSlipsOfKnownWords(_ often: String, _ rare: String, _ count: Int) {
    let text =
      Array(repeating: "Hasil \(often) baik.", count: count).joined(separator: "\n\n") + "\n\nSegera \(rare) itu."
    let definition = RecordDefinition(id: "slip", source: .slips, fields: [], scope: Scope())
    let words = WordList(words: ["keprotokolan", "prioritas", "dalam", "fungsi"])
    #expect(records(definition, in: read(text), words: words).map(show) == ["kata=\(rare) seharusnya=\(often)"])
  }

  @Test(arguments: [("keluaran", "keluarkan"), ("penerapan", "penyerapan")])
  func anAffixMoreIsAnotherWord(_ often: String, _ rare: String) {
    let text = Array(repeating: "Hasil \(often) baik.", count: 8).joined(separator: "\n\n") + "\n\nSegera \(rare) itu."
    let definition = RecordDefinition(id: "slip", source: .slips, fields: [], scope: Scope())
    #expect(records(definition, in: read(text)).count == 0)
  }

  @Test(arguments: [("Arunola", 1), ("Arunalo", 0), ("Orunala", 0)])
  func aReplacedLetterInsideANameIsASlip(_ word: String, _ count: Int) {
    let text =
      Array(repeating: "Kabupaten Arunala maju.", count: 20).joined(separator: "\n\n") + "\n\nKabupaten \(word)."
    let definition = RecordDefinition(id: "slip", source: .slips, fields: [], scope: Scope())
    #expect(records(definition, in: read(text)).count == count)
  }

  @Test func aWordUsedOftenIsNoSlip() {
    #expect(slips("Pemerdayaan, pemerdayaan, pemerdayaan.") == [])
  }

  @Test func everyPlaceOfASlipIsGiven() {
    #expect(slips("Pemerdayaan desa.\n\n| Uraian | Nilai |\n| pemerdayaan | 2 |").count == 2)
  }
}
