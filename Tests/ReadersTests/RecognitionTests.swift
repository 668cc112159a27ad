import Documents
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Readers

/// What reads the pages.
private enum Tesseract {
  /// Whether tesseract and its Indonesian language are there.
  static let isInstalled: Bool = {
    let words = (try? ProgramRun("tesseract", ["--list-langs"]))?.output ?? ""
    return words.contains("ind")
  }()
}

/// Pages that are pictures, read with tesseract.
@Suite(.enabled(if: Tesseract.isInstalled, "tanpa tesseract (bahasa ind) uji ini dilewati"))
struct RecognitionTests {
  private static let lines = [
    "Laporan kinerja ini disusun sebagai pertanggungjawaban pelaksanaan", "tugas dan fungsi Dinas Contoh selama",
    "tahun anggaran. Realisasi anggaran sebesar 1.250.000.000 rupiah atau", "94,55 persen dari pagu, sedangkan",
    "capaian indikator persentase jalan mantap mencapai 81 persen dari target", "yang telah diperjanjikan.",
  ]

  /// The page as a picture: what a scanner makes of it.
  private func scan() async throws -> [UInt8] {
    var pdf = TinyPDF()
    pdf.addPage()
    for (row, line) in Self.lines.enumerated() { pdf.write(line, 60, 120 + Double(row) * 24, size: 13) }
    return try await Program.pdftoppm.output(["-r", "150", "-gray", "-"], input: pdf.bytes).get()
  }

  private func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "," }.map(String.init))
  }

  @Test func scannedPagesAreReadAndKept() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reviu-ocr-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let picture = try await scan()
    var pdf = TinyPDF()
    pdf.addScan(picture)
    let bytes = pdf.bytes

    let unread = await Readers.document(of: bytes, file: "a.pdf")
    #expect(unread.blocks.isEmpty)
    #expect(unread.gaps.first?.reason.contains("berupa gambar pindaian") == true)

    let told = Mutex<[WorkProgress.Step]>([])
    let recognition = Recognition(cache: folder.path)
    let progress = WorkProgress { step in told.withLock { $0.append(step) } }
    let document = await Readers.document(of: bytes, file: "a.pdf", recognition: recognition, progress: progress)
    expectSound(document)
    let steps = [
      WorkProgress.Step(.page, 1, of: 1, file: "a.pdf"), WorkProgress.Step(.picture, 1, of: 1, file: "a.pdf"),
    ]
    #expect(told.withLock { $0 } == steps)
    let wanted = words(Self.lines.joined(separator: " "))
    let found = words(document.text.string(0..<document.text.count))
    let share = Double(wanted.intersection(found).count) / Double(wanted.count)
    print("kata yang dikenali OCR: \(share)")
    #expect(share >= 0.95)
    #expect(document.gaps.contains { $0.reason.hasPrefix("Halaman 1 dibaca dari gambar dengan OCR") && !$0.hidesWords })
    let block = try #require(document.blocks.first)
    let place = document.location(of: Place(document: 0, block: 0, range: block.range))
    #expect(place.isRecognised && place.page == 1 && place.box != nil)

    // What was kept is used: a word changed in it is read, in this file and in another that shows the same page.
    let kept = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".tsv") })
    let path = folder.appending(path: kept)
    let changed = try String(contentsOf: path, encoding: .utf8).replacing("rupiah", with: "rembulan")
    try Data(changed.utf8).write(to: path)
    #expect(await text(bytes, recognition).contains("rembulan"))
    var other = TinyPDF()
    other.addPage()
    other.write("Halaman pertama berkas lain memuat teks biasa saja.", 60, 100)
    other.addScan(picture)
    #expect(await text(other.bytes, recognition).contains("rembulan"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count { $0.hasSuffix(".tsv") } == 1)
  }

  /// Tables printed, turned into pictures that lean a little, and read from them.
  @Test(
    .enabled(if: PrintedFile.soffice != nil, "LibreOffice tidak terpasang"),
    arguments: [(resolution: 300, degrees: 0.9, cells: 0.96), (resolution: 200, degrees: -0.6, cells: 0.96)])
  func tablesAreFoundAgainInPictures(_ scan: (resolution: Int, degrees: Double, cells: Double)) async throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Corpus/kecamatan/laporan.txt").standardized
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    // From the first table to the first picture after the tables of a goal.
    let first = try #require(lines.firstIndex { $0.hasPrefix("Tabel 2.1 ") })
    let end = try #require(lines.firstIndex { $0.hasPrefix("Gambar 3.2 ") })
    let known = Readers.read(Array(lines[first..<end].joined(separator: "\n").utf8), file: "laporan.txt")
    let printed = try PrintedFile.printed(known, ruled: true)
    var pdf = TinyPDF()
    for page in 1...20 {
      let range = ["-f", "\(page)", "-l", "\(page)"]
      guard
        let picture = try? await Program.pdftoppm.output(
          ["-r", "\(scan.resolution)", "-gray"] + range + ["-"], input: printed
        ).get(), let leaning = Picture(gray: picture)?.turned(radians: Float(scan.degrees * .pi / 180))?.bytes
      else { break }
      pdf.addScan(leaning)
    }
    let document = await Readers.document(of: pdf.bytes, file: "a.pdf", recognition: Recognition(cache: nil))
    expectSound(document)
    let score = CellScore(document, against: known)
    print(
      "gambar \(scan.resolution) dpi, miring \(scan.degrees)°: F1 \(score.share), angka \(score.figures.found) dari",
      "\(score.figures.wanted), tabel utuh \(score.whole) dari \(score.tables)")
    print("tidak ditemukan:", score.missing.prefix(40).joined(separator: " · "))
    #expect(score.share > scan.cells)
    #expect(Double(score.figures.found) > 0.93 * Double(score.figures.wanted))
  }

  @Test func lightWordsOnDarkAreRead() async throws {
    var pdf = TinyPDF()
    pdf.addPage()
    for (row, line) in Self.lines.enumerated() { pdf.write(line, 60, 120 + Double(row) * 24, size: 13) }
    let printed = try await Program.pdftoppm.output(["-r", "200", "-gray", "-"], input: pdf.bytes).get()
    let picture = try #require(Picture(gray: printed))
    // A dark bar behind the first line, its words white.
    let bar = Picture.Area(left: 120, top: 290, width: picture.width - 240, height: 70)
    picture.paste(try #require(picture.part(bar)?.inverted), at: bar)
    var scan = TinyPDF()
    scan.addScan(try #require(picture.bytes))
    let found = words(await text(scan.bytes, Recognition(cache: nil)))
    #expect(found.isSuperset(of: ["laporan", "disusun", "pertanggungjawaban", "rupiah"]))
  }

  private func text(_ bytes: [UInt8], _ recognition: Recognition) async -> String {
    let document = await Readers.document(of: bytes, file: "a.pdf", recognition: recognition)
    return document.text.string(0..<document.text.count)
  }
}
