import Documents
import Patterns
import Testing

@testable import Facts

@Suite struct PartMapTests {
  private func map(_ text: String, _ parts: [Part]) -> [String] {
    let document = read(text)
    let map = PartMap(document, parts: parts, matcher: Matcher())
    return document.blocks.indices.map { map.part($0).id }
  }

  @Test func headingsOpenParts() throws {
    let parts = [
      try part("sampul", nil), try part("bab-1", #"^\W*bab I\b"#), try part("bab-2", #"^\W*bab II\b"#),
    ]
    let text = "Sampul.\n\n# BAB I\n\nIsi.\n\n## A. Umum\n\nIsi lagi.\n\n# BAB II\n\nAkhir."
    #expect(map(text, parts) == ["sampul", "bab-1", "bab-1", "bab-1", "bab-1", "bab-2", "bab-2"])
  }

  @Test func aPartMayOpenOnlyAfterOthers() throws {
    let parts = [
      try part("sampul", nil), try part("bab-4", "^bab IV"), try part("lampiran", "^perjanjian", after: ["bab-4"]),
    ]
    let text = "# PERJANJIAN KINERJA\n\nSatu.\n\n# BAB IV\n\nDua.\n\n# PERJANJIAN KINERJA\n\nTiga."
    #expect(map(text, parts) == ["sampul", "sampul", "bab-4", "bab-4", "lampiran", "lampiran"])
  }

  /// A report says at the end of its first chapter what the others hold, in headings like theirs.
  @Test func anOutlineOpensNoChapters() throws {
    let body = String(repeating: "Uraian panjang bab ini. ", count: 40)
    let text = """
      # BAB I PENDAHULUAN

      Sistematika laporan:

      # BAB II PERENCANAAN

      Memuat rencana.

      # BAB III CAPAIAN

      Memuat capaian.

      Lampiran

      # BAB II PERENCANAAN

      \(body)

      # BAB III CAPAIAN

      \(body)
      """
    let document = read(text)
    let parts = [
      try part("sampul", nil), try part("bab-1", "BAB I "), try part("bab-2", "BAB II "), try part("bab-3", "BAB III "),
    ]
    let map = PartMap(document, parts: parts, matcher: Matcher())
    let headings = document.blocks.indices.filter {
      if case .heading = document.blocks[$0].content { true } else { false }
    }
    #expect(headings.map { map.part($0).id } == ["bab-1", "bab-1", "bab-1", "bab-1", "bab-2", "bab-3"])
  }

  @Test func withoutDefinitionsAllIsOnePart() {
    #expect(map("# BAB I\n\nIsi.", []) == ["isi", "isi"])
    #expect(map("", []) == [])
  }

  @Test(
    arguments: [
      (nil, [], "bab", true), (nil, [], "formulir", false), (["formulir"], [], "formulir", true),
      (["formulir"], [], "bab", false), (nil, ["bab"], "bab", false),
    ] as [([String]?, [String], String, Bool)])
  func scopes(_ parts: [String]?, _ except: [String], _ id: String, _ admits: Bool) throws {
    let scope = Scope(parts: parts.map { Set($0) }, exceptParts: Set(except))
    #expect(scope.admits(try part(id, "x", claims: id != "formulir")) == admits)
  }
}

@Suite struct IdentityTests {
  private func identity(_ text: String, parts: [Part] = [], role: Role = .lkj) throws -> Identity {
    var document = read(text)
    document.role = role
    let definition = IdentityDefinition(
      year: [try Pattern(#"tahun (?<tahun>\d{4})\b"#)],
      agency: [
        try Pattern(#"LKIP (?<instansi>Dinas(?: (?-i:[A-Z])\w+){1,3}) Kota\b"#),
        try Pattern(#"\b(?<instansi>Dinas(?: (?-i:[A-Z])\w+){1,3}) Kota\b"#),
      ])
    let vocabulary = Vocabulary(records: [], parts: parts, identity: definition)
    return FactBook(Dossier(documents: [document]), vocabulary: vocabulary).identity
  }

  @Test(arguments: [
    ("Laporan tahun 2023. Target tahun 2024. Capaian tahun 2023.", 2023), ("Tahun 2024, lalu tahun 2023.", 2024),
    ("Tidak ada.", nil),
  ])
  func theYearMostMentionsName(_ text: String, _ year: Int?) throws {
    #expect(try identity(text).year?.value == year)
  }

  @Test func theAgencyIsTheNameMostOftenPrinted() throws {
    let text = """
      DINAS PANGN KOTA CONTOH

      Dinas Pangan Kota Contoh dan Dinas  Pangan Kota Contoh.

      Dinas Kesehatan Kota Contoh.
      """
    let agency = try identity(text).agency
    #expect(agency?.text == "Dinas Pangan")
  }

  @Test(arguments: [
    ("LKIP Dinas Pangan Kota Contoh.\n\nDinas Sosial Kota Contoh. Dinas Sosial Kota Contoh.", "Dinas Pangan"),
    ("LKIP DINAS PANGN Kota Contoh.\n\nDinas Pangan Kota Contoh. Dinas Pangan Kota Contoh.", "Dinas Pangan"),
  ])
  func theNameBesideTheReportWinsInItsUsualSpelling(_ text: String, _ agency: String) throws {
    #expect(try identity(text).agency?.text == agency)
  }

  /// A name on the cover does not run on into the words below it.
  @Test func aNameEndsWithItsBlock() throws {
    let text = "# LAPORAN DINAS PANGAN\n\nDinas Pangan Kota Contoh menyusun laporan."
    #expect(try identity(text).agency?.text == "Dinas Pangan")
  }

  @Test func formsDoNotSayWhoTheReportIs() throws {
    let parts = [try part("awal", nil), try part("formulir", "lembar", claims: false)]
    let text = "Laporan tahun 2023.\n\n# LEMBAR ASISTENSI\n\nTahun 2022, tahun 2022, tahun 2022."
    #expect(try identity(text, parts: parts).year?.value == 2023)
  }

  @Test func withoutAReportNothingIsKnown() throws {
    let identity = try identity("Tahun 2023.", role: .renstra)
    #expect(identity.year == nil)
    #expect(identity.agency == nil)
  }
}

@Suite struct MentionsTests {
  @Test(
    arguments: [
      ("Dinas Pangan Kota Contoh", ["Dinas Pangan Kota Contoh"]),
      ("DINAS PANGAN KOTA CONTOH", ["DINAS PANGAN KOTA CONTOH"]),
      ("pada Dinas Pangn Kota Contoh,", ["Dinas Pangn Kota Contoh"]),
      ("Dinas Pangan\nKota Contoh", ["Dinas Pangan\nKota Contoh"]),
      ("**Dinas Pangan** Kota Contoh", ["Dinas Pangan** Kota Contoh"]),
      (
        "Dinas Pangan Kota Contoh dan Dinas Pangan Kota Conth",
        ["Dinas Pangan Kota Contoh", "Dinas Pangan Kota Conth"]
      ),
      ("Dinas Kesehatan Kota Contoh", []), ("Dinas Pertanian Kota Contoh", []), ("Badan Pangan Kota Contoh", []),
      ("Dinas Pangan Kota Lain", []), ("Dinas Pangan", []), ("", []),
      // Two of four words differ: another office.
      ("Dinas Pangn Kota Conth", []),
    ] as [(String, [String])])
  func printings(_ text: String, _ expected: [String]) {
    let buffer = TextBuffer(text)
    #expect(Mentions(of: "Dinas Pangan Kota Contoh", in: buffer).ranges().map(buffer.string) == expected)
  }

  @Test(arguments: ["Dinas", "", "  ", "123"]) func aNameOfOneWordHasNoMentions(_ name: String) {
    #expect(Mentions(of: name, in: TextBuffer("Dinas Dinas Dinas")).ranges().isEmpty)
  }

  /// One pass: a text of nothing but the first word must not take quadratic time.
  @Test(.timeLimit(.minutes(10))) func aLongTextOfTheFirstWordIsFast() {
    let text = TextBuffer(String(repeating: "Dinas ", count: 200_000))
    #expect(Mentions(of: "Dinas Pangan Kota Contoh", in: text).ranges().isEmpty)
  }
}

@Suite struct LocatorTests {
  private let document = read(
    """
    # BAB I

    Paragraf pertama.

    - butir daftar

    | No | Nama |
    |---|---|
    | 1 | Jalan mantap |
    | 2 | |
    """)

  private func place(_ words: String) throws -> Place? {
    let bytes = Array(words.utf8)
    let starts = document.text.bytes.indices.dropLast(bytes.count - 1)
    let start = try #require(starts.first { document.text.bytes[$0..<($0 + bytes.count)].elementsEqual(bytes) })
    return Locator(document, index: 3).place(start..<(start + bytes.count))
  }

  @Test func wordsOfACellKnowTheirRowAndColumn() throws {
    let place = try #require(try place("mantap"))
    #expect(place.cell == CellAddress(row: 1, column: 1))
    #expect(place.document == 3)
  }

  @Test func wordsOverTheEdgeOfACellHaveNoPlace() throws {
    #expect(try place("1 | Jalan") == nil)
    #expect(try place("| 2") == nil)
  }

  @Test func wordsOfAParagraphHaveNoCell() throws {
    let place = try #require(try place("pertama"))
    #expect(place.cell == nil)
    #expect(Locator(document, index: 0).kind(place.block) == .paragraph)
  }

  @Test func whiteSpaceBetweenBlocksHasNoPlace() throws {
    let gap = document.blocks[1].range.upperBound
    #expect(Locator(document, index: 0).place(gap..<(gap + 1)) == nil)
    #expect(Locator(read(""), index: 0).place(0..<0) == nil)
  }

  @Test func inkBeginsAfterListMarks() {
    let buffer = read("- **butir**")
    let range = Locator(buffer, index: 0).inked(0..<buffer.text.count)
    #expect(buffer.text.string(range) == "butir**")
  }
}
