internal import Bahasa
internal import Documents
internal import Facts
internal import Reviewing

/// For each indicator of the performance agreement what the report compares it with, as far as that is known.
///
/// A comparison is there when a record of the report states it; it is missing when a rule says so; else nothing is said.
struct IndicatorCoverage {
  enum Standing {
    case found(Place)
    case missing
    case unknown
  }

  /// The figures a table of the report states for an indicator and the reported year.
  struct Achievement {
    let target: Fact?
    let actual: Fact?
    let share: Fact
    let value: Double
  }

  struct Row {
    let name: String
    let place: Place
    /// One for each comparison.
    var standings: [Standing]
    var achievement: Achievement?
  }

  /// One comparison: how records show it, the rule that says which indicators lack it, and the rule that says that no
  /// indicator has it.
  struct Comparison: Sendable {
    let title: String
    let kinds: [String]
    let each: String?
    let whole: String
    let isStated: @Sendable (Record) -> Bool
  }

  private(set) var rows: [Row] = []
  /// How many indicators more there are than are shown.
  private(set) var hidden = 0
  /// Whether the indicators come from an agreement; else from the tables of what was achieved.
  private(set) var isPromised = true

  /// More indicators than any agency has.
  private static let mostRows = 150

  static let comparisons: [Comparison] = [
    .init(
      title: "Target dan realisasi tahun ini", kinds: ["indikator"], each: "indikator-pk-tanpa-capaian",
      whole: "capaian-tahun-ini-tidak-ada"
    ) { record in
      record.stated("target") != nil && (record.stated("realisasi") ?? record.stated("capaian")) != nil
    },
    .init(
      title: "Tahun lalu", kinds: ["indikator"], each: "indikator-tanpa-pembanding-tahun-lalu",
      whole: "pembanding-tahun-lalu-tidak-ada"
    ) { record in
      record.fields.contains { field, fact in
        !fact.isBlank && (field.hasPrefix("realisasi.") || field.hasPrefix("capaian."))
      }
    },
    .init(
      title: "Target Renstra", kinds: ["indikator"], each: "indikator-tanpa-pembanding-renstra",
      whole: "pembanding-jangka-menengah-tidak-ada"
    ) { record in
      (record.stated("target_akhir") ?? record.stated("capaian_akhir")) != nil
    },
    .init(
      title: "Standar nasional", kinds: ["indikator"], each: "indikator-tanpa-pembanding-nasional",
      whole: "pembanding-nasional-tidak-ada"
    ) { record in
      record.stated("nasional") != nil
    },
    .init(
      title: "Efisiensi", kinds: ["efisiensi", "efisiensi_indikator"], each: "indikator-tanpa-efisiensi",
      whole: "efisiensi-tidak-dianalisis"
    ) { _ in
      true
    },
    .init(title: "Analisis", kinds: ["indikator_disebut"], each: nil, whole: "penyebab-tidak-dianalisis") { _ in true },
  ]

  init(_ review: Review) {
    let book = review.book
    guard let report = book.dossier.documents.firstIndex(where: { $0.role == .lkj }) else { return }
    var index = NameIndex()
    collect(promises(book, report), &index)
    if rows.isEmpty {
      isPromised = false
      collect(Self.reported("indikator", book, report), &index)
    }
    for (column, comparison) in Self.comparisons.enumerated() {
      for kind in comparison.kinds {
        for record in Self.reported(kind, book, report) where comparison.isStated(record) {
          guard let row = row(of: record, index) else { continue }
          if case .unknown = rows[row].standings[column] { rows[row].standings[column] = .found(record.place) }
          if column == 0, rows[row].achievement == nil { rows[row].achievement = Achievement(record) }
        }
      }
      markMissing(comparison, column, review, index)
    }
  }

  /// What the rules say is missing; they are heard before the records.
  private mutating func markMissing(_ comparison: Comparison, _ column: Int, _ review: Review, _ index: NameIndex) {
    if review.outcomes.contains(where: { $0.rule.id.hasSuffix("/" + comparison.whole) && $0.verdict == .fail }) {
      for row in rows.indices {
        if case .unknown = rows[row].standings[column] { rows[row].standings[column] = .missing }
      }
    }
    guard let each = comparison.each else { return }
    for finding in review.findings where finding.rule.id.hasSuffix("/" + each) {
      for evidence in finding.evidence {
        let words = review.book.document(evidence.place.document).text.string(evidence.place.range)
        if let row = index.find(Name(words)), row < rows.count { rows[row].standings[column] = .missing }
      }
    }
  }

  /// Indicators as the agreement in the report or beside it promises them.
  private func promises(_ book: FactBook, _ report: Int) -> [Record] {
    (book.records["rumusan"] ?? []).filter { record in
      if record.document == report { return ["bab-2", "lampiran-pk"].contains(book.part(of: record.place).id) }
      return book.document(record.document).role == .pk
    }
  }

  /// The records of a kind in the report's own account of the year.
  private static func reported(_ kind: String, _ book: FactBook, _ report: Int) -> [Record] {
    (book.records[kind] ?? []).filter { record in
      record.document == report && !record.isTotal && book.part(of: record.place).id == "bab-3"
    }
  }

  private mutating func collect(_ records: [Record], _ index: inout NameIndex) {
    for record in records {
      guard let fact = record.stated("indikator"), fact.text.contains(where: \.isLetter) else { continue }
      let number = index.insert(Name(fact.text))
      guard number >= rows.count + hidden else { continue }
      guard rows.count < Self.mostRows else {
        hidden += 1
        continue
      }
      rows.append(
        Row(name: fact.text.plain, place: fact.place, standings: Self.comparisons.map { _ in .unknown }))
    }
  }

  private func row(of record: Record, _ index: NameIndex) -> Int? {
    guard let fact = record.stated("indikator"), let row = index.find(Name(fact.text)), row < rows.count else {
      return nil
    }
    return row
  }
}

extension IndicatorCoverage.Achievement {
  /// Nil when the share is not one figure.
  fileprivate init?(_ record: Record) {
    guard let share = record.stated("capaian"), let figure = share.figure, !figure.isMalformed,
      figure.reading.value.isFinite
    else { return nil }
    self.init(
      target: record.stated("target"), actual: record.stated("realisasi"), share: share, value: figure.reading.value)
  }
}
