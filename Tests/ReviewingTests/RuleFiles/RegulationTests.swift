import Documents
import Facts
import Testing

@testable import Reviewing

@Suite struct RegulationTests {
  private static let table = SourceFile(
    path: "lkj/data/peraturan.yaml",
    text: #"""
      types:
        perpres: 'peraturan presiden|\bperpres\b'
        pp: 'peraturan pemerintah|\bPP\b'
      regulations:
        - { type: perpres, number: '29', year: 2014, title: SAKIP }
        - { type: pp, number: '58', year: 2005, title: Keuangan, repealed-since: 2020, replaced-by: PP 12/2019 }
        - { type: pp, number: '050-5889', year: 2021, title: Daftar }
      """#)

  private func entry(_ type: String, _ number: String, _ year: Int) throws -> RegulationTable.Entry? {
    let library = World.library([Self.table])
    try #require(library.errors == [])
    let book = FactBook(Dossier(documents: []), vocabulary: library.vocabulary)
    let context = ReviewContext(book: book, library: library)
    return try library.knowledge.regulations.entry(type: type, number: number, year: year, context: context)
  }

  @Test(
    arguments: [
      ("Peraturan Presiden", "29", 2014, "SAKIP"), ("PERPRES RI", "29", 2014, "SAKIP"),
      ("Peraturan\nPresiden", "029", 2014, "SAKIP"),
      ("PP", "58", 2005, "Keuangan"), ("PP", "050 - 5889", 2021, "Daftar"), ("PP", "50-5889", 2021, "Daftar"),
      ("Peraturan Presiden", "29", 2015, nil), ("Peraturan Pemerintah", "29", 2014, nil),
      ("Surat Edaran", "29", 2014, nil), ("PP", "", 0, nil),
    ] as [(String, String, Int, String?)])
  func isFoundAsPrinted(_ type: String, _ number: String, _ year: Int, _ title: String?) throws {
    #expect(try entry(type, number, year)?.title == title)
  }

  private static let rule = """
    forbid: '(?<jenis>peraturan pemerintah) nomor (?<nomor>\\d+) tahun (?<tahun>\\d{4})'
    where: status(jenis, nomor, tahun, tahun_laporan) = 'dicabut'
    """

  /// A repealed regulation is no basis from the year given on; what the table does not know is unsure, never wrong.
  @Test(arguments: [
    ("2019", "58", Verdict.pass), ("2020", "58", .fail), ("2023", "58", .fail), ("2023", "99", .unsure),
  ])
  func statusDependsOnTheReportYear(_ year: String, _ number: String, _ expected: Verdict) throws {
    let text = "Laporan tahun \(year) disusun.\n\nMenurut Peraturan Pemerintah Nomor \(number) Tahun 2005 begitulah."
    let outcome = try World.outcome(
      Self.rule, on: Dossier(documents: [World.document(text)]), knowing: [Self.table])
    #expect(outcome.verdict == expected)
  }

  @Test(arguments: ["status(jenis, nomor, 99999999999999999999, tahun_laporan) = 'berlaku'", "ada(jenis)"])
  func yearsBeyondAllNumbersAreNoCrash(_ condition: String) throws {
    let rule = "forbid: '(?<jenis>peraturan pemerintah) nomor (?<nomor>\\d+)'\nwhere: \(condition)"
    let text = "Laporan tahun 2024 disusun.\n\nMenurut Peraturan Pemerintah Nomor 58 begitulah."
    let outcome = try World.outcome(rule, on: Dossier(documents: [World.document(text)]), knowing: [Self.table])
    #expect(outcome.verdict == (condition.hasPrefix("ada") ? .fail : .unsure))
  }

  @Test func anUnknownTypeIsAnError() {
    let text = Self.table.text.replacing("type: perpres", with: "type: perda")
    let library = World.library([SourceFile(path: Self.table.path, text: text)])
    #expect(library.errors.map(\.line) == [5])
    #expect(library.errors.first?.problem == "jenis 'perda' tidak ada di 'types'")
  }
}
