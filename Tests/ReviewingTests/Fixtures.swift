import Documents
import Facts
import Readers
import Testing

@testable import Reviewing

/// A small world of records for rules written in tests.
enum World {
  static let files: [SourceFile] = [
    SourceFile(
      path: "lkj/identitas.yaml",
      text: #"""
        tahun: 'laporan(?: kinerja)? tahun (?<tahun>\d{4})\b'
        instansi: '\b(?<instansi>(?:Dinas|Badan) (?-i:[A-Z]\w+)(?: (?-i:[A-Z]\w+))?) Kota\b'
        """#),
    SourceFile(
      path: "lkj/bagian.yaml",
      text: #"""
        parts:
          - { part: sampul, title: Sampul }
          - { part: bab-2, title: Bab II, heading: '^bab II\b' }
          - { part: bab-3, title: Bab III, heading: '^bab III\b' }
          - { part: formulir, title: Formulir, heading: 'lembar asistensi', claims: false }
        """#),
    SourceFile(
      path: "lkj/records/indikator.yaml",
      text: #"""
        title: Indikator
        from: tables
        needs: [indikator]
        total: '^(?:jumlah|rata-rata)'
        fields:
          nomor: { as: label, header: '^no$' }
          sasaran: { as: name, header: '^sasaran', fill: true }
          indikator: { as: name, header: '^indikator' }
          satuan: { as: text, header: '^satuan' }
          target: { as: figure, header: '^target', per-year: true }
          realisasi: { as: figure, header: '^realisasi', per-year: true }
          capaian: { as: figure, header: '^capaian' }
          predikat: { as: text, header: '^predikat' }
        """#),
    SourceFile(
      path: "lkj/records/kegiatan.yaml",
      text: #"""
        title: Kegiatan
        from: tables
        needs: [kegiatan, pagu]
        total: '^(?:jumlah|rata-rata)'
        order: [program, kegiatan]
        levels:
          - { level: program, row: { kegiatan: '^program' } }
          - { level: kegiatan, row: { kegiatan: '^kegiatan' } }
        fields:
          nomor: { as: label, header: '^no$' }
          kegiatan: { as: name, header: '^kegiatan' }
          keluaran: { as: figure, header: '^keluaran' }
          pagu: { as: money, header: '^pagu' }
          serapan: { as: figure, header: '^serapan' }
        """#),
    SourceFile(
      path: "lkj/records/skala.yaml",
      text: #"""
        title: Skala
        from: tables
        needs: [rentang, predikat]
        without: [indikator]
        fields:
          rentang: { as: text, header: '^rentang' }
          predikat: { as: text, header: '^predikat' }
          indikator: { as: name, header: '^indikator' }
        """#),
    SourceFile(
      path: "lkj/records/judul.yaml",
      text: """
        title: Judul tabel dan gambar
        from: captions
        fields:
          nomor: { as: label }
          judul: { as: name }
          tabel: { as: label }
          gambar: { as: label }
        """),
    SourceFile(
      path: "lkj/records/sebutan.yaml",
      text: #"""
        title: Sebutan sasaran
        from: phrases
        patterns: 'sasaran “(?<nama>[^”]+)”'
        fields:
          nama: { as: name }
        """#),
  ]

  /// The library of this world with further files.
  static func library(_ more: [SourceFile] = []) -> RuleLibrary { RuleLibrary(files: files + more) }

  /// A rule file with one check; `check` is the block under `check:`, unindented.
  static func rule(
    _ check: String, message: String = "Salah.", severity: String = "error", items: String = "[]",
    id: String = "uji/contoh"
  ) -> SourceFile {
    let block = check.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
    let text = """
      title: Uji
      why: Uji
      basis: Uji
      severity: \(severity)
      items: \(items)
      message: '\(message)'
      check:
      \(block.joined(separator: "\n"))
      """
    return SourceFile(path: "lkj/\(id).yaml", text: text)
  }

  /// A document in house notation.
  static func document(_ text: String, role: Role = .lkj) -> Document {
    var document = Readers.read(Array(text.utf8), file: "uji.txt")
    document.role = role
    return document
  }

  /// What a check says of documents, the first of them the report.
  static func outcome(
    _ check: String, message: String = "Salah.", severity: String = "error", on dossier: Dossier,
    knowing more: [SourceFile] = []
  ) throws -> Outcome {
    let library = library(more + [rule(check, message: message, severity: severity)])
    if let error = library.errors.first { throw error }
    guard let rule = library.rules.first else { throw RuleFileError(file: "uji", line: 1, problem: "tanpa aturan") }
    return Review.outcome(of: rule, on: dossier, library: library)
  }
}

/// One document, one check, and what it must come to.
struct VerbCase: CustomTestStringConvertible, Sendable {
  let title: String
  let check: String
  let text: String
  let verdict: Verdict
  /// The first evidence of each finding.
  var accused: [String] = []
  /// The evidence behind the first, of the first finding.
  var witnesses: [String]?
  var computation: String?
  var expected: String?
  var template = "Salah."
  var message: String?
  var reason: String?
  var severity: Severity?
  var beside: [(Role, String)] = []

  var testDescription: String { title }

  /// Every way in which the outcome is not as it must be.
  func problems() throws -> [String] {
    let report = World.document(text)
    let dossier = Dossier(documents: [report] + beside.map { World.document($0.1, role: $0.0) })
    let outcome = try World.outcome(check, message: template, on: dossier)
    let words = { (evidence: Evidence) in
      dossier.documents[evidence.place.document].text.string(evidence.place.range)
    }
    let first = outcome.findings.first
    var problems: [String] = []
    func compare<Value: Equatable>(_ name: String, _ found: Value, _ wanted: Value?) {
      if let wanted, found != wanted { problems.append("\(name): \(found), bukan \(wanted)") }
    }
    compare("putusan", outcome.verdict, verdict)
    compare("tertuduh", outcome.findings.map { $0.evidence.first.map(words) ?? "–" }, accused)
    compare("saksi", first?.evidence.dropFirst().map(words) ?? [], witnesses)
    compare("hitungan", first?.computation ?? "", computation)
    compare("seharusnya", first?.expected ?? "", expected)
    compare("pesan", first?.message ?? "", message)
    compare("alasan", outcome.reasons.joined(separator: "; "), reason)
    compare("bobot", first?.severity ?? .note, severity)
    return problems
  }
}
