import Foundation
import TestSupport
import Testing

/// `reviu isi` as a user runs it, with the forms that ship, held against other programs that read such files.
@Suite("Filling forms")
struct FillProgramTests {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func has(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  private static let hasOffice = has("soffice") && has("pdftotext")
  /// Whether Python has the two libraries that read office files.
  private static let hasPython = SystemPython.has("docx", "openpyxl")

  private static func execute(_ program: String, _ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(program, arguments)
  }

  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "reviu-isi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path() }

  private func reviu(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(reviu: arguments)
  }

  private static let faulty = package.appending(path: "Corpus/cacat/laporan.txt").path()
  private static let clean = package.appending(path: "Corpus/bersih").path()

  @Test func misuseIsToldBeforeAnythingIsWritten() throws {
    let target = path("a.docx")
    let cases: [(arguments: [String], words: String)] = [
      (["--keluaran", path("a.pdf")], "akhiri namanya dengan .docx atau .xlsx"),
      (["--keluaran", target, "--formulir", "tiada"], "formulir tidak dikenal"),
      (["--keluaran", target, "--keluaran", target], "disebut dua kali"),
      (["--keluaran", target, "--logo", Self.faulty], "bukan gambar PNG atau JPEG"),
      (["--keluaran", target, "--disetujui-oleh", " "], "nama kosong"),
      (["--keluaran", target, "--dengan-pengecualian"], "hanya berarti bersama --disetujui-oleh"),
      (["--keluaran", target, "--formulir", "lembar-asistensi", "--disetujui-oleh", "X"], "tidak memuat pernyataan"),
      (["--keluaran", target, "--disetujui-oleh", "X"], "masih ada"),
      (["--keluaran", target, "--paling-banyak", "0"], "sedikitnya 1"),
      (["--keluaran", "-"], "sebutkan --bentuk docx atau xlsx"),
      (["--keluaran", target, "--bentuk", "json"], "--bentuk json: bentuk hasilnya harus docx atau xlsx"),
      ([], "--keluaran"),
    ]
    for (arguments, words) in cases {
      let run = try reviu(["isi", Self.faulty] + arguments)
      #expect(run.code == 2 && run.error.contains(words), "\(arguments): \(run.error)")
      #expect(run.output.isEmpty)
    }
    #expect(!FileManager.default.fileExists(atPath: target))
    #expect(try reviu(["isi", "--help"]).output.contains("Isi formulir resmi"))
    try FileManager.default.removeItem(at: folder)
  }

  /// What may have been filled in by hand is replaced only when somebody says so.
  @Test func aFormThatIsThereIsKept() throws {
    let target = path("a.docx")
    try Data("diisi tangan".utf8).write(to: URL(filePath: target))
    let refused = try reviu(["isi", Self.clean, "--keluaran", target])
    #expect(refused.code == 2 && refused.error.contains("sudah ada") && refused.error.contains("--timpa"))
    #expect(try Data(contentsOf: URL(filePath: target)) == Data("diisi tangan".utf8))
    #expect(try reviu(["isi", Self.clean, "--keluaran", target, "--timpa"]).code == 0)
    #expect(try Data(contentsOf: URL(filePath: target)).starts(with: [0x50, 0x4B]))
    try FileManager.default.removeItem(at: folder)
  }

  /// Officials and letterheads that no form knows are told.
  @Test func settingsNameOnlyWhatFormsHave() throws {
    let report = folder.appending(path: "laporan.txt")
    try FileManager.default.copyItem(at: URL(filePath: Self.faulty), to: report)
    func run(_ settings: String) throws -> ProgramRun {
      try Data(settings.utf8).write(to: folder.appending(path: "reviu.yaml"))
      return try reviu(["isi", report.path(), "--keluaran", path("b.docx"), "--timpa"])
    }
    let known = try run("pejabat: [{ jabatan: ketua tim reviu, nama: Nama Contoh, nip: '1' }]\ntempat: Contoh\n")
    #expect(known.code == 0, "\(known.error)")
    let office = try run("pejabat: [{ jabatan: Camat, nama: Nama Contoh }]\n")
    #expect(office.code == 2 && office.error.contains("'Camat'") && office.error.contains("Ketua Tim Reviu"))
    let form = try run("kop-formulir: { lembar: [A] }\n")
    #expect(form.code == 2 && form.error.contains("kop-formulir lembar: formulir tidak dikenal"))
    let chosen = try run("formulir: [lembar]\n")
    #expect(chosen.code == 2 && chosen.error.contains("reviu.yaml: formulir lembar"), "\(chosen.error)")
    try FileManager.default.removeItem(at: folder)
  }

  /// What the settings say of the forms holds for whichever verb writes them; rules they ignore are run by none.
  @Test func settingsHoldForEveryVerb() throws {
    let report = folder.appending(path: "laporan.txt")
    try FileManager.default.copyItem(at: URL(filePath: Self.faulty), to: report)
    let settings = folder.appending(path: "reviu.yaml")
    try Data(
      "pejabat: [{ jabatan: Ketua Tim Reviu, nama: Nama Contoh }]\ndaerah: Kota Uji\nabaikan: [aritmetika]\n".utf8
    ).write(to: settings)
    let ignored = "reviu.yaml: abaikan); yang bergantung"
    for verb in [["isi"], ["periksa", "--gagal-pada", "tidak"]] {
      let target = path("\(verb[0]).docx")
      let run = try reviu(verb + [report.path(), "--keluaran", target])
      #expect(
        run.code == 0 && run.error.contains(ignored) && run.error.contains("(abaikan aritmetika)"), "\(run.error)")
      let unzipped = try Self.execute("unzip", ["-p", target, "word/document.xml"])
      #expect(unzipped.output.contains("Nama Contoh") && !unzipped.output.contains("padahal 231.650.500"), "\(verb)")
    }
    let compared = try reviu(["banding", report.path(), Self.clean])
    #expect(compared.error.contains(ignored), "\(compared.error)")
    for settingsText in ["pejabat: [{ jabatan: Camat, nama: Nama Contoh }]\n", "kop-formulir: { lembar: [A] }\n"] {
      try Data(settingsText.utf8).write(to: settings)
      #expect(try reviu(["periksa", report.path(), "--keluaran", path("b.xlsx")]).code == 2)
      #expect(try reviu(["periksa", report.path(), "--statistik"]).code == 1)
    }
    try Data("abaikan: [lkj]\n".utf8).write(to: settings)
    let emptied = try reviu(["isi", report.path(), "--keluaran", path("c.docx")])
    #expect(
      emptied.code == 2 && emptied.error.contains("reviu.yaml: abaikan: tidak ada aturan yang tersisa"),
      "\(emptied.error)")
    try FileManager.default.removeItem(at: folder)
  }

  private static let seed = ["../shared", "../../shared"].map {
    package.appending(path: "\($0)/seeds/000_80458ef031615be3.txt").standardized
  }.first { FileManager.default.fileExists(atPath: $0.path()) }

  /// The forms of a report with hundreds of findings stay what a person reads and signs.
  @Test(
    .enabled(if: hasOffice && seed != nil, "tanpa LibreOffice dan ../shared uji ini dilewati"),
    arguments: [
      ("lembar-asistensi", 3, 7), ("kertas-kerja-reviu", 3, 12),
    ])
  func aLongReportHasAShortForm(_ form: String, _ checklist: Int, _ whole: Int) throws {
    let seed = try #require(Self.seed)
    let run = try reviu([
      "isi", seed.path(), "--tanpa-konfigurasi", "--formulir", form, "--tanpa-lampiran-catatan", "--keluaran",
      path("a.docx"),
    ])
    try #require(run.code == 0, "\(run.error)")
    let profile = "-env:UserInstallation=file://\(path("profil"))"
    let printed = try Self.execute(
      "soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder.path(), path("a.docx")])
    try #require(printed.code == 0, "\(printed.error)")
    let text = try Self.execute("pdftotext", ["-layout", path("a.pdf"), "-"])
    let pages = text.output.split(separator: "\u{C}")
    #expect(pages.count <= whole, "\(pages.count) halaman")
    #expect(pages.count { !$0.contains("Tindak lanjut") } <= checklist)
    try FileManager.default.removeItem(at: folder)
  }

  @Test func theEnglishNameWorksAndSeveralFilesAreWritten() throws {
    let run = try reviu(["fill", Self.clean, "--keluaran", path("a.docx"), "--keluaran", path("b.XLSX")])
    #expect(run.code == 0 && run.output.isEmpty && run.error.isEmpty, "\(run.error)")
    for name in ["a.docx", "b.XLSX"] {
      #expect(try Data(contentsOf: folder.appending(path: name)).starts(with: [0x50, 0x4B]))
    }
    try FileManager.default.removeItem(at: folder)
  }

  /// The ticks that python-docx and openpyxl read are the answers that `periksa` gives.
  @Test(.enabled(if: hasPython, "tanpa python-docx dan openpyxl uji ini dilewati"))
  func otherLibrariesReadTheAnswers() throws {
    let checked = try reviu(["periksa", Self.faulty, "--bentuk", "json"])
    try Data(checked.output.utf8).write(to: folder.appending(path: "a.json"))
    let run = try reviu(["isi", Self.faulty, "--keluaran", path("a.docx"), "--keluaran", path("a.xlsx")])
    try #require(run.code == 0, "\(run.error)")
    let script = folder.appending(path: "baca.py")
    try Data(Self.script.utf8).write(to: script)
    let read = try SystemPython.run(script.path(), folder.path())
    #expect(read.code == 0, "\(read.error)")
    #expect(read.output == "74 butir\n", "\(read.output)")
    try FileManager.default.removeItem(at: folder)
  }

  /// Reads both files and stops at the first row whose ticks are not its answers; 14 and 23 items in two files.
  private static let script = #"""
    import json, sys, docx, openpyxl
    folder = sys.argv[1]
    forms = json.load(open(folder + "/a.json"))["forms"]
    open_words = "belum dapat dinilai"
    def expected(item):
        cells = []
        for verdict in item["answers"].values():
            cells += {"pass": ["√", ""], "fail": ["", "√"], "skip": ["–"], "unsure": [open_words]}[verdict]
        return cells
    def number(item): return item["item"].split(".")[-1] + "."
    count = 0
    tables = [t for t in docx.Document(folder + "/a.docx").tables if t.rows[0].cells[0].text == "No."]
    checklists = [t for t in tables if t.rows[0].cells[1].text not in ("Tempat", "Catatan penulisan")]
    assert len(tables) == 6 and len(checklists) == 2, len(tables)
    for form, table in zip(forms, checklists):
        rows = [[c for c in dict.fromkeys(r._tr.tc_lst)] for r in table.rows[2:]]
        rows = [["".join(t.text or "" for t in c.iter() if t.tag.endswith("}t")) for c in r] for r in rows if len(r) > 1]
        assert len(rows) == len(form["items"]), (len(rows), len(form["items"]))
        for row, item in zip(rows, form["items"]):
            assert row[0] == number(item) and row[1] == item["ask"], row
            cells = expected(item)
            assert row[2:2 + len(cells)] == cells, (row, cells)
            count += 1
    book = openpyxl.load_workbook(folder + "/a.xlsx")
    assert book.sheetnames[::3] == ["Lembar Asistensi", "Kertas Kerja Reviu"], book.sheetnames
    for form, name in zip(forms, book.sheetnames[::3]):
        sheet = book[name]
        assert sheet.print_title_rows and sheet.page_setup.paperSize == 14
        values = [["" if v is None else str(v) for v in r] for r in sheet.iter_rows(values_only=True)]
        rows = [r for r in values if r[0].endswith(".") and r[0] != "No." and r[1]]
        assert len(rows) == len(form["items"]), len(rows)
        for row, item in zip(rows, form["items"]):
            cells = []
            for verdict in item["answers"].values():
                cells += {"pass": ["√", ""], "fail": ["", "√"], "skip": ["–", ""], "unsure": [open_words, ""]}[verdict]
            assert row[0] == number(item) and row[2:2 + len(cells)] == cells, (row, cells)
            count += 1
    print(count, "butir")
    """#

  /// LibreOffice opens both kinds and prints them; each page of a table begins with its header.
  @Test(
    .enabled(if: hasOffice, "tanpa LibreOffice dan pdftotext uji ini dilewati"), arguments: ["a.docx", "a.xlsx"])
  func printedPagesRepeatTheHeader(_ name: String) throws {
    let run = try reviu(["isi", Self.faulty, "--keluaran", path(name)])
    try #require(run.code == 0, "\(run.error)")
    let profile = "-env:UserInstallation=file://\(path("profil"))"
    let printed = try Self.execute(
      "soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder.path(), path(name)])
    try #require(printed.code == 0, "\(printed.error)")
    let text = try Self.execute("pdftotext", ["-layout", path("a.pdf"), "-"])
    let pages = text.output.split(separator: "\u{C}").map(String.init)
    #expect(pages.count >= 8)
    // Footers name the sheet: the second page of each kind goes on with its table.
    for (sheet, words) in [("Lembar Asistensi", "Indikator Penilaian"), ("Kertas Kerja Reviu", "Pernyataan")] {
      let own = pages.filter { $0.contains("\(sheet) · Dinas") }
      // The signatures alone, without an answer, may stand on a last page behind the table.
      let checklist = own.filter { page in
        !page.contains("Tindak lanjut") && !page.contains("Yang dibetulkan")
          && !(page.contains("NIP.") && !["√", words].contains(where: page.contains))
      }
      let notes = own.filter { $0.contains("Tindak lanjut") }
      #expect(checklist.count >= 2 && checklist.allSatisfy { $0.contains(words) && $0.contains("Catatan") })
      #expect(notes.count >= 2 && notes.allSatisfy { $0.contains("Tempat") && $0.contains("Seharusnya") })
    }
    #expect(text.output.contains("Kepala Bagian Organisasi,") && text.output.contains("Ketua Tim Reviu,"))
    #expect(!text.output.contains("PERNYATAAN TELAH DIREVIU\nINSPEKTORAT"))
    try FileManager.default.removeItem(at: folder)
  }
}
