import Foundation
import Reviewing
import TestSupport
import Testing

/// What a user may type wrongly: the message says what, where and what to do, in Bahasa Indonesia, and the code is 2.
@Suite("Wrong usage") struct WrongUsageTests {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let lines: [(line: String, words: [String])] = [
    ("perikas laporan.txt", ["perikas: perintah tidak dikenal", "reviu periksa"]),
    ("PERIKSA laporan.txt", ["perintah tidak dikenal", "reviu periksa"]),
    ("anotsi laporan.txt", ["perintah tidak dikenal", "reviu anotasi"]),
    ("zzzzzzzzz", ["perintah tidak dikenal", "reviu --help"]),
    ("laporan.txt", ["perintah tidak dikenal", "reviu periksa laporan.txt"]),
    ("help foo", ["foo: perintah tidak dikenal"]),
    ("periksa", ["Belum ada argumen", "berkas"]),
    ("periksa tiada.txt", ["tiada.txt: tidak ditemukan", "periksa nama"]),
    ("periksa laporan.txt laporan.txt", ["laporan.txt: disebut dua kali"]),
    ("periksa laporan.txt --tingkatt error", ["Pilihan tidak dikenal", "'--tingkat'"]),
    ("periksa laporan.txt --tingkat berat", ["'berat' tidak berlaku", "error"]),
    ("periksa laporan.txt --tingkat", ["Belum ada nilai untuk '--tingkat"]),
    ("periksa laporan.txt --hanya aritmatika", ["--hanya aritmatika", "mungkin maksud Anda: aritmetika"]),
    ("periksa laporan.txt --abaikan kata-tidak-bakuu", ["tidak dikenal", "lkj/nama/kata-tidak-baku"]),
    ("periksa laporan.txt --hanya nama --abaikan nama", ["tidak ada aturan yang tersisa"]),
    ("periksa laporan.txt --paling-banyak 0", ["'0' tidak berlaku untuk '--paling-banyak", "sedikitnya 1"]),
    ("periksa laporan.txt --paling-banyak 3 --statistik", ["--paling-banyak 3", "selalu memuat semua temuan"]),
    ("periksa laporan.txt --ringkas --keluaran hasil.json", ["--ringkas: ", "nama berakhiran .txt"]),
    ("periksa - --masing-masing", ["--masing-masing: masukan baku"]),
    ("anotasi - --keluaran a.docx", ["anotasi -: ", "dibaca dua kali", "simpan dahulu"]),
    ("baca kosong.txt --bentuk html", ["kosong.txt: tidak ada isi yang dapat dibaca"]),
    ("periksa laporan.txt --ringkas --statistik", ["--ringkas dan --statistik", "pakai salah satu"]),
    ("periksa laporan.txt --ringkas --bentuk json", ["--ringkas dan --bentuk", "pakai salah satu"]),
    ("periksa laporan.txt --keluaran hasil.xyz", ["hasil.xyz", ".json", "--bentuk"]),
    ("periksa laporan.txt --keluaran tiada/hasil.json", ["tiada/", "tidak ditemukan"]),
    ("periksa laporan.txt --keluaran laporan.txt", ["akan menimpa berkas", "pilih nama lain"]),
    ("periksa laporan.txt --keluaran - --keluaran -", ["--keluaran -", "disebut dua kali"]),
    ("periksa laporan.txt --formulir lembar-asistens", ["formulir tidak dikenal", "lembar-asistensi"]),
    ("periksa laporan.txt --peran pkk=laporan.txt", ["--peran", "pk=BERKAS"]),
    ("periksa laporan.txt --dasar laporan.txt", ["bukan hasil periksa", "--keluaran NAMA.json"]),
    ("periksa laporan.txt --konfigurasi tiada.yaml", ["tiada.yaml: tidak ditemukan"]),
    ("periksa laporan.txt --aturan tiada", ["tiada: tidak ditemukan"]),
    ("periksa laporan.txt --tanggal 2026-13-01", ["'2026-13-01' tidak berlaku"]),
    ("isi laporan.txt", ["--keluaran: belum disebut", ".docx atau .xlsx"]),
    ("isi laporan.txt --keluaran a.pdf", ["a.pdf", ".docx atau .xlsx"]),
    ("anotasi laporan.txt", ["--keluaran"]),
    ("banding laporan.txt", ["paling sedikit dua draf"]),
    ("jelaskan serapan-slah-hitung", ["aturan tidak dikenal", "serapan-salah-hitung"]),
    ("uji tiada-aturannya", ["tidak dikenal", "reviu aturan"]),
    ("ekspor laporan.txt", ["--tabel"]),
    ("ekspor laporan.txt --tabel hasil --pemisah koma2", ["'koma2' tidak berlaku", "titik-koma"]),
    ("baca kosong.txt", ["kosong.txt: tidak ada isi yang dapat dibaca. Berkas ini kosong; periksa"]),
    ("banyk .", ["perintah tidak dikenal", "reviu banyak"]),
    ("banyak .", ["--keluaran"]),
    ("banyak tiada --keluaran hasil", ["tiada: tidak ditemukan"]),
    ("banyak laporan.txt --keluaran hasil", ["laporan.txt: ini berkas, bukan folder", "reviu periksa"]),
    ("banyak . --keluaran laporan.txt", ["--keluaran laporan.txt: ini berkas, bukan folder"]),
    ("banyak . --keluaran .", ["--keluaran .: sama dengan folder dosirnya"]),
    ("banyak . --keluaran tiada/hasil", ["tiada/: tidak ditemukan"]),
    ("banyak . . --keluaran hasil", [".: disebut dua kali"]),
    ("banyak . --keluaran hasil -j 0", ["'0' tidak berlaku untuk '-j"]),
    ("banyak . --keluaran hasil --waktu lama", ["'lama' tidak berlaku untuk '--waktu"]),
    ("banyak . --keluaran hasil --memori 10", ["'10' tidak berlaku untuk '--memori'; sedikitnya 64"]),
    ("banyak . --keluaran hasil --formulir lembar-asistens", ["formulir tidak dikenal", "lembar-asistensi"]),
    ("banyak . --keluaran hasil --aturan tiada", ["tiada: tidak ditemukan"]),
    ("alir --jendela 0", ["'0' tidak berlaku untuk '--jendela"]),
    ("alir laporan.txt", ["Argumen berlebih"]),
    ("layani --alamat x", ["--alamat x", "127.0.0.1:8080"]),
  ]

  @Test(arguments: lines)
  func isAnswered(_ line: String, _ words: [String]) throws {
    let scratch = try ScratchFolder()
    try Data("LAPORAN KINERJA DINAS CONTOH TAHUN 2024\n".utf8).write(to: scratch.url.appending(path: "laporan.txt"))
    try Data().write(to: scratch.url.appending(path: "kosong.txt"))
    let run = try ProgramRun(reviu: line.split(separator: " ").map(String.init), in: scratch.url)
    #expect(run.code == 2, "\(run.code): \(run.error)")
    for word in words { #expect(run.error.contains(word), "\(word): \(run.error)") }
    for english in ["Error", "Usage", "Unknown", "expected", "invalid", "errno", "No such file"] {
      #expect(!run.error.contains(english), "\(run.error)")
    }
  }

  /// The documented example of local rules and settings is what the program takes.
  @Test func theExampleOfLocalRulesHolds() throws {
    let folder = Self.package.appending(path: ".contoh/setempat")
    let settings = try String(contentsOf: folder.appending(path: "reviu.yaml"), encoding: .utf8)
    for key in ReportSettings.keys { #expect(settings.contains("\n\(key):"), "\(key)") }
    for key in ["temuan", "aturan", "kata"] {
      #expect(settings.contains("{ \(key): ") || settings.contains(", \(key): "))
    }
    let tested = try ProgramRun(reviu: ["uji", "aturan-kami/nama/dan-lain-lain.yaml"], in: folder)
    #expect(tested.code == 0, "\(tested.output)\(tested.error)")
    let run = try ProgramRun(reviu: ["periksa", "laporan.txt", "--ringkas", "--gagal-pada", "tidak"], in: folder)
    #expect(run.code == 0 && run.error.contains("memakai konfigurasi reviu.yaml"), "\(run.error)")
    #expect(run.error.contains("1 aturan tidak dijalankan"))
    let own = run.output.split(separator: "\n").filter { $0.contains("lkj/nama/dan-lain-lain") }
    #expect(own.count == 1 && own.first?.hasPrefix("laporan.txt:5:") == true, "\(run.output)")
    #expect(run.output.contains("2 temuan diterima"))
  }

  /// A folder that is there and empty is filled, also the one somebody works in; it stays the same folder.
  @Test func tablesAreWrittenIntoTheFolderOneWorksIn() throws {
    let scratch = try ScratchFolder()
    let report = Self.package.appending(path: "Corpus/cacat/laporan.txt").path()
    let before = try FileManager.default.attributesOfItem(atPath: scratch.url.path())[.systemFileNumber] as? Int
    let run = try ProgramRun(reviu: ["ekspor", report, "--tabel", "."], in: scratch.url)
    #expect(run.code == 0, "\(run.error)")
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path())
    #expect(
      names.contains("fakta.json") && names.contains { $0.hasSuffix(".csv") }
        && !names.contains { $0.hasSuffix(".tmp") })
    #expect(try FileManager.default.attributesOfItem(atPath: scratch.url.path())[.systemFileNumber] as? Int == before)
    #expect(try ProgramRun(reviu: ["ekspor", report, "--tabel", "."], in: scratch.url).code == 2)
  }

  @Test func linesAndStatisticsCountAlike() throws {
    let folder = Self.package.appending(path: "Corpus/cacat")
    func run(_ arguments: String...) throws -> [String] {
      try ProgramRun(reviu: ["periksa", "laporan.txt"] + arguments, in: folder).output.split(separator: "\n").map(
        String.init)
    }
    let lines = try run("--ringkas")
    let statistics = try run("--statistik")
    let total = try #require(lines.last)
    #expect(total.contains(" kesalahan · ") && statistics.contains(total))
    let counted = statistics.compactMap { $0.contains("  lkj/") ? Int($0.split(separator: " ")[0]) : nil }
    let stated = total.split(separator: " ").compactMap { Int($0) }.prefix(3)
    #expect(counted.reduce(0, +) == stated.reduce(0, +))
    #expect(lines.dropLast().allSatisfy { $0.hasPrefix("laporan.txt:") && $0.hasSuffix("]") })
    let two = try ScratchFolder()
    let (text, json) = (two.url.appending(path: "a.txt"), two.url.appending(path: "b.json"))
    #expect(try run("--ringkas", "--keluaran", text.path(), "--keluaran", json.path()).isEmpty)
    #expect(try String(contentsOf: text, encoding: .utf8) == lines.map { $0 + "\n" }.joined())
    #expect(try Data(contentsOf: json).first == UInt8(ascii: "{"))
    let few = try run("--ringkas", "--paling-banyak", "2")
    let heaviest = try run("--ringkas", "--paling-banyak", "1")
    #expect(heaviest.first == few.first)
    #expect(few.contains { $0.hasPrefix("dan \(stated.reduce(0, +) - 2) temuan") } && few.last == total)
  }

  /// A report comes through a pipe as well as from a file.
  @Test func standardInputAndOutput() throws {
    let report = Self.package.appending(path: "Corpus/cacat/laporan.txt").path()
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "reviu")
    func piped(_ arguments: String) throws -> ProgramRun {
      try ProgramRun("sh", ["-c", "cat '\(report)' | '\(program.path())' \(arguments)"])
    }
    let run = try piped("periksa - --keluaran - --bentuk json")
    #expect(run.code == 1, "\(run.error)")
    let filled = try piped("isi - --keluaran - --bentuk docx")
    #expect(filled.code == 0 && filled.output.hasPrefix("PK"), "\(filled.error)")
    let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect((root?["findings"] as? [Any])?.isEmpty == false)
  }
}
