import Foundation
import TestSupport
import Testing

/// Files that are not what they should be: a clear message, exit code 2, and nothing left behind.
@Suite struct HostileFileTests {
  private let scratchFolder: ScratchFolder
  private let folder: URL
  /// Where the program may put what it needs for a while.
  private let scratch: URL

  init() throws {
    scratchFolder = try ScratchFolder()
    folder = scratchFolder.url
    scratch = folder.appending(path: "sementara")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    let rule = folder.appending(path: "aturan/lkj/kata")
    try FileManager.default.createDirectory(at: rule, withIntermediateDirectories: true)
    try Data(Self.rule.utf8).write(to: rule.appending(path: "prosentase.yaml"))
  }

  private static let rule = """
    title: Kata tidak baku
    why: Contoh.
    basis: Contoh
    severity: error
    message: Tertulis “{kutipan}”.
    check: { forbid: '\\bprosentase\\b' }
    examples:
      - fail: "Besarnya «prosentase» itu."
      - pass: "Besarnya persentase itu."
    """

  private func run(_ file: String) throws -> (code: Int32, told: String, output: String) {
    let run = try ProgramRun(
      reviu: ["periksa", file, "--aturan", "aturan"], in: folder, environment: ["TMPDIR": scratch.path()])
    return (run.code, run.error, run.output)
  }

  private func check(_ file: String, _ bytes: [UInt8], _ words: String) throws {
    try Data(bytes).write(to: folder.appending(path: file))
    let (code, told, _) = try run(file)
    #expect(code == 2, "\(file)")
    #expect(told.hasPrefix("reviu: \(file)") && told.contains(words), "\(told)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path()) == [], "\(file)")
  }

  private static let word = WordFile(WordFile.paragraph("Laporan kinerja.")).bytes
  private static let nested =
    String(repeating: "<w:tbl><w:tr><w:tc>", count: 3000) + WordFile.paragraph("dalam")
    + String(repeating: "</w:tc></w:tr></w:tbl>", count: 3000)
  /// The first bytes of Word and Excel files before 2007, and of files with a password.
  private static let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
  private static let lockedPDF = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../ReadersTests/Snapshots/terkunci.pdf").standardized

  private static var bomb: [UInt8] {
    var file = WordFile()
    file.others = [("word/document.xml", [UInt8](repeating: 0x20, count: 40 << 20))]
    return file.bytes
  }

  private static let files: [(name: String, bytes: @Sendable () throws -> [UInt8], words: String)] = [
    ("kosong.pdf", { [] }, "kosong"), ("palsu.pdf", { Array("Hanya teks.".utf8) }, "bukan PDF"),
    ("palsu.docx", { Array("Hanya teks.".utf8) }, "bukan Word"),
    ("palsu.xlsx", { (0..<3000).map { UInt8($0 % 251) } }, "bukan Excel"),
    ("lain.docx", { ZipFile.bytes([("x.txt", [1])]) }, "bukan dokumen Word"),
    ("palsu.doc", { old + (0..<3000).map { UInt8($0 % 251) } }, "Microsoft Office lama"),
    ("gambar.pdf", { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A] }, "gambar PNG"),
    ("potong.docx", { Array(word.prefix(word.count / 2)) }, "terpotong atau rusak"),
    ("potong.pdf", { Array("%PDF-1.7\n1 0 obj\n<</Type/Catalog".utf8) }, "rusak atau terpotong"),
    ("kunci.pdf", { [UInt8](try Data(contentsOf: lockedPDF)) }, "sandi"),
    ("kunci.docx", { old + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] } }, "sandi"),
    ("sarang.docx", { WordFile(nested).bytes }, "bersarang terlalu dalam"), ("bom.docx", { bomb }, "terlalu besar"),
    (
      "bom.zip", { ZipFile.bytes([("laporan.txt", [UInt8](repeating: 0x61, count: 80 << 20))]) },
      "terlalu besar"
    ),
    (
      "sarang.zip", { ZipFile.bytes([("dalam.zip", ZipFile.bytes([("laporan.txt", [0x61])]))]) }, "tidak berisi dokumen"
    ),
  ]

  @Test("the program says what is wrong", arguments: files.map(\.name)) func hostile(_ name: String) throws {
    let file = try #require(Self.files.first { $0.name == name })
    try check(file.name, try file.bytes(), file.words)
  }

  /// What leads out of the archive stays inside it.
  @Test func pathsInArchivesLeadNowhere() throws {
    let bytes = ZipFile.bytes([("../../keluar.txt", Array("x".utf8)), ("laporan.txt", Array("BAB I\n".utf8))])
    try Data(bytes).write(to: folder.appending(path: "lintas.zip"))
    #expect(try run("lintas.zip").code == 0)
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "../keluar.txt").path()))
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "../../keluar.txt").path()))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path()) == [])
  }

  /// Documents for which there is no room are counted and named, and the rest of the dossier is reviewed.
  @Test func documentsBeyondTheLimitAreNamed() throws {
    let entries = (1...1200).map { (name: "d\($0 + 1000).txt", content: Array("Lampiran.\n".utf8)) }
    let bytes = ZipFile.bytes(entries + [("zz-laporan.txt", Array("Besarnya prosentase naik.\n".utf8))])
    try Data(bytes).write(to: folder.appending(path: "banyak.zip"))
    let (code, _, output) = try run("banyak.zip")
    #expect(code == 3)
    let plain = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      plain.contains("201 dokumen terakhir menurut nama tidak dibaca, dari d2001.txt sampai zz-laporan.txt"), "\(plain)"
    )
  }

  /// A document that cannot be read costs no other: the dossier around it is reviewed.
  @Test func theRestOfADossierIsReviewed() throws {
    let report = Array("Laporan kinerja. Besarnya prosentase naik.\n".utf8)
    try Data(ZipFile.bytes([("laporan.txt", report), ("pk.pdf", RawPDF.forms)])).write(
      to: folder.appending(path: "dosir.zip"))
    let (code, _, output) = try run("dosir.zip")
    #expect(code == 1 && output.contains("Tertulis “prosentase”."), "\(output)")
    #expect(output.contains("dosir.zip/pk.pdf") && output.contains("384 MB memori"), "\(output)")
  }

  /// What reads for this program ends with it, however it ends.
  @Test(.timeLimit(.minutes(1)), arguments: [SIGKILL, SIGTERM, SIGHUP])
  func childrenEndWithTheProgram(_ signal: Int32) throws {
    let file = folder.appending(path: "lama.pdf")
    try Data(RawPDF.forms).write(to: file)
    let program = Process()
    program.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "reviu")
    program.arguments = ["baca", file.path()]
    (program.standardOutput, program.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try program.run()
    let start = ContinuousClock.now
    var child: Int32?
    while child == nil, ContinuousClock.now - start < .seconds(3) { child = reader(of: program.processIdentifier) }
    let reader = try #require(child)
    kill(program.processIdentifier, signal)
    let end = ContinuousClock.now
    program.waitUntilExit()
    // By itself it would go on for two seconds of computing.
    while isRunning(reader), ContinuousClock.now - end < .seconds(1) {}
    #expect(!isRunning(reader))
  }

  /// The pdftotext that a process has started.
  private func reader(of parent: Int32) -> Int32? {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(parent)/task")) ?? []
    let children = threads.flatMap { thread in
      ((try? String(contentsOfFile: "/proc/\(parent)/task/\(thread)/children", encoding: .utf8)) ?? "")
        .split(separator: " ").compactMap { Int32($0) }
    }
    return children.first {
      (try? String(contentsOfFile: "/proc/\($0)/comm", encoding: .utf8))?.hasPrefix("pdftotext") == true
    }
  }

  /// Whether a process is there and has not ended.
  private func isRunning(_ process: Int32) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
    return status.split(separator: ")").last?.split(separator: " ").first != "Z"
  }

  /// A rule whose pattern never ends has its two seconds and is reported as not finished.
  @Test(.timeLimit(.minutes(1))) func aRunawayRuleIsNotClean() throws {
    let rule = Self.rule.replacing("'\\bprosentase\\b'", with: "'(?:kata )+!'")
    try Data(rule.utf8).write(to: folder.appending(path: "aturan/lkj/kata/kuadrat.yaml"))
    try Data((String(repeating: "kata ", count: 60_000) + "x!").utf8).write(to: folder.appending(path: "panjang.txt"))
    let start = ContinuousClock.now
    let (code, told, output) = try run("panjang.txt")
    #expect(code == 3, "\(told)")
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(
      output.contains("kata/kuadrat: pola tidak selesai") && output.contains("1 belum dapat dinilai"), "\(output)")
  }

  /// A pipe that nobody writes to does not hold the program for ever.
  @Test(.timeLimit(.minutes(5))) func pipesWithoutAWriterAreRefused() throws {
    #expect(mkfifo(folder.appending(path: "pipa").path(), 0o600) == 0)
    let (code, told, _) = try run("pipa")
    #expect(code == 2)
    #expect(told.contains("pipa ini tidak memberi isi"), "\(told)")
  }

  /// More than three million cells are read up to there, and the rest is said to be unread.
  @Test func millionsOfCells() throws {
    let row = "1;2;3;4;5;6;7;8;9;10\n"
    try Data(String(repeating: row, count: 101_000).utf8).write(to: folder.appending(path: "juta.csv"))
    let (code, told, output) = try run("juta.csv")
    #expect(code == 3, "\(told)")
    #expect(output.contains("Tabel terlalu besar; baris mulai dari sini tidak dibaca."), "\(output)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path()) == [])
  }
}
