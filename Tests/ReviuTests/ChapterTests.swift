import Documents
import Facts
import Foundation
import Reviewing
import Testing

@testable import reviu

/// A report handed in as one file per chapter is reviewed as if it were one file.
@Suite("Chapters in files of their own")
struct ChapterTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "reviu-bab-\(UUID().uuidString)")
  private let library: RuleLibrary

  init() throws {
    library = RuleSet(try RuleFolder(nil)).library
  }

  /// Writes lines as files cut before the given lines; answers how many lines stand before each file.
  private func write(_ lines: [String], cutBefore cuts: [Int]) throws -> [String: Int] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var before: [String: Int] = [:]
    let bounds = [0] + cuts + [lines.count]
    // Names whose order is not that of the chapters.
    for (number, range) in zip(bounds, bounds.dropFirst()).enumerated() {
      let name = "\(bounds.count - number)-isi.txt"
      before[name] = range.0
      try Data(lines[range.0..<range.1].joined(separator: "\n").utf8).write(to: folder.appending(path: name))
    }
    return before
  }

  /// What a review says, with lines as of the whole report.
  private func findings(_ review: Review, _ before: [String: Int]) -> [String] {
    review.findings.map { finding in
      let places = finding.evidence.map { evidence in
        let location = review.book.document(evidence.place.document).location(of: evidence.place)
        return "\((before[location.file.split(separator: "/").last.map(String.init) ?? ""] ?? 0) + location.line)"
      }
      return ([finding.rule.id, finding.message] + places).joined(separator: " | ")
    }
  }

  @Test func theSameFindingsAtTheSamePlaces() async throws {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Corpus/cacat/laporan.txt")
    let lines = try String(contentsOf: source, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let chapters = lines.indices.filter { lines[$0].wholeMatch(of: /BAB [IV]+/) != nil }
    #expect(chapters.count == 4)
    let whole = Review(
      try await DossierFiles(files: [source.path()], attachments: [], roles: []).dossier(library), library: library)
    let before = try write(lines, cutBefore: chapters)
    defer { try? FileManager.default.removeItem(at: folder) }
    let dossier = try await DossierFiles(files: [folder.path()], attachments: [], roles: []).dossier(library)
    #expect(dossier.documents.count == 1 && dossier.documents.first?.files.count == 5)
    let joined = Review(dossier, library: library)
    let (found, expected) = (findings(joined, before), findings(whole, [:]))
    for (a, b) in zip(found, expected) where a != b { Issue.record("\(a) ≠ \(b)") }
    #expect(found.count == expected.count)
    #expect(!whole.findings.isEmpty)
    for finding in joined.findings {
      for evidence in finding.evidence {
        let document = joined.book.document(evidence.place.document)
        let location = document.location(of: evidence.place)
        let file = try String(contentsOfFile: location.file, encoding: .utf8).split(
          separator: "\n", omittingEmptySubsequences: false)
        let first = document.text.string(evidence.place.range).split(separator: "\n").first.map(String.init) ?? ""
        #expect(file[location.line - 1].contains(first))
      }
    }
  }

  @Test func twoReportsAreNotOne() async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["a.txt", "b.txt"] {
      try Data("BAB I\nPENDAHULUAN\n\nKata.\n\nBAB II\nPERENCANAAN KINERJA\n\nKata.\n".utf8)
        .write(to: folder.appending(path: name))
    }
    let dossier = try await DossierFiles(files: [folder.path()], attachments: [], roles: []).dossier(library)
    #expect(dossier.documents.count == 2)
  }

  /// The first chapter announces the others as if it opened them.
  @Test func whatASistematikaAnnouncesIsNoChapter() async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let long = String(repeating: "Kinerja tahun ini baik menurut semua ukuran yang ditetapkan.\n\n", count: 12)
    let chapters = [
      "BAB I\nPENDAHULUAN\n\n\(long)Sistematika meliputi:\n\nBAB II PERENCANAAN KINERJA\n\nMemuat rencana.\n\nBAB III AKUNTABILITAS KINERJA\n\nMemuat hasil.\n",
      "BAB II\nPERENCANAAN KINERJA\n\n\(long)", "BAB III\nAKUNTABILITAS KINERJA\n\n\(long)",
    ]
    for (number, text) in chapters.enumerated() {
      try Data(text.utf8).write(to: folder.appending(path: "\(number)-bab.txt"))
    }
    let dossier = try await DossierFiles(files: [folder.path()], attachments: [], roles: []).dossier(library)
    #expect(dossier.documents.map { $0.files.count } == [3])
  }
}
