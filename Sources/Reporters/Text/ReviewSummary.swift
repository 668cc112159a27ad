internal import Bahasa
internal import Documents
internal import Facts
internal import Reviewing

/// The first lines of a report: what was reviewed and how much of it was looked at.
struct ReviewSummary {
  let review: Review
  let width: Int
  let ink: Ink

  func lines() -> [String] { joined([title] + coverage) + unreadAttachments + unseen + documents }

  /// The attachments that could not be read, wholly or in part: what the report was not compared with.
  private var unreadAttachments: [String] {
    let book = review.book
    let attached = book.dossier.documents.enumerated().filter { $0.offset != book.report }.map(\.element)
    return attached.flatMap { document -> [String] in
      guard let gap = document.gaps.first(where: \.hidesWords) else { return [] }
      let how =
        document.blocks.isEmpty ? "tidak terbaca; laporan tidak dibandingkan dengannya" : "tidak terbaca seluruhnya"
      let words = "Lampiran \(document.file.plain) \(how). \(gap.reason.plain)"
      return Layout.wrap(words, to: width - 4).enumerated().map { index, line in
        ink((index == 0 ? "  \(Severity.warning.sign) " : "    ") + line, .init(.warning))
      }
    }
  }

  /// What was not looked at, in plain words: silence about it is no approval.
  private var unseen: [String] {
    let tables = review.coverage.unreadTables
    let named = tables.prefix(Self.mostNamed).map(\.plain).joined(separator: ", ")
    let more = tables.count > Self.mostNamed ? ", dan \(tables.count - Self.mostNamed) lainnya" : ""
    let book = review.book
    let parts = book.report.map { report in
      book.parts[report].parts.filter { book.hidden.words.contains($0.id) }.map(\.title)
    }
    let hidden = (parts ?? []).prefix(Self.mostNamed).joined(separator: ", ")
    return [
      tables.isEmpty ? nil : "Tidak diperiksa, karena tidak terbaca sebagai data: \(named)\(more).",
      hidden.isEmpty ? nil : "Bagian tak terbaca mungkin memuat isi \(hidden).",
    ].compactMap { $0 }.flatMap { Layout.wrap($0, to: width - 2).map { ink("  " + $0, .quiet) } }
  }

  private static let mostNamed = 6

  /// How much was looked at, in words.
  var coverage: [String] {
    let coverage = review.coverage
    let parts = [
      "\(count(coverage.lines)) baris",
      coverage.tables == 0
        ? "tidak ada tabel yang terbaca" : "\(count(coverage.tables)) tabel, \(count(coverage.tablesRead)) dikenali",
      coverage.figures == 0
        ? nil : "\(count(coverage.figuresChecked)) dari \(count(coverage.figures)) angka tabel diperiksa",
      coverage.statementsChecked == 0 ? nil : "\(count(coverage.statementsChecked)) angka dalam kalimat diperiksa",
      coverage.gaps == 0 ? nil : "\(count(coverage.gaps)) bagian tak terbaca",
    ]
    return parts.compactMap { $0 }
  }

  /// What the report is: agency and year, else the name of its file.
  var title: String {
    let identity = review.book.identity
    let agency = identity.agency.map { Layout.cut($0.text.plain, to: width - 12) }
    let year = identity.year.map { "\($0.value)" }
    let names = [agency, year].compactMap { $0 }
    if !names.isEmpty { return (["LKIP"] + names).joined(separator: " ") }
    return review.book.dossier.report?.file.plain ?? "Berkas kosong"
  }

  /// The documents with their roles, when there are several.
  private var documents: [String] {
    let documents = review.book.dossier.documents
    guard documents.count > 1 else { return [] }
    let room = documents.map { Layout.width($0.role.rawValue) }.max() ?? 0
    return documents.map { document in
      let line = "  \(Layout.left(document.role.rawValue, room))  \(document.file.plain)"
      guard document.blocks.isEmpty, !document.gaps.isEmpty else { return line + ink("  \(how(document))", .quiet) }
      return line + ink("  tidak terbaca", .init(.error))
    }
  }

  /// How the role of a document was recognised.
  func how(_ document: Document) -> String {
    switch document.roleSource {
    case .chosen: "ditentukan dengan --peran"
    case .name: "dikenali dari nama berkas"
    case .content: "dikenali dari isi"
    case .assumed: document.role == .lkj ? "dianggap laporannya" : "tidak dikenali"
    }
  }

  /// Parts with ` · ` between them, broken only between parts; the first is the title.
  private func joined(_ parts: [String]) -> [String] {
    var lines: [String] = []
    var line = ""
    for (index, part) in parts.enumerated() {
      if index > 0, Layout.width(line) + 3 + Layout.width(part) > width {
        lines.append(line)
        line = "  " + part
      } else {
        line += (index == 0 ? "" : " · ") + part
      }
    }
    lines.append(line)
    guard let first = lines.first, let title = parts.first, first.hasPrefix(title) else { return lines }
    return [ink(title, .strong) + first.dropFirst(title.count)] + lines.dropFirst()
  }

  private func count(_ number: Int) -> String { Figures.format(Double(number), decimals: 0) }
}
