internal import Documents
internal import Facts
internal import Reviewing

/// What a reader is told of the settings beside a report: accepted findings, acceptances to look after, and where the
/// report says something else.
struct SettlementText {
  let review: Review
  let width: Int
  let ink: Ink

  /// The accepted findings, each with who accepted it and why.
  func accepted() -> [String] {
    let accepted = review.accepted
    guard !accepted.isEmpty else { return [] }
    let places = PlaceWords(book: review.book)
    let lines = accepted.flatMap { number, acceptance -> [String] in
      let finding = review.findings[number]
      let place = finding.evidence.first.map { places.place($0.place) } ?? "Seluruh dokumen"
      let who = Self.words(acceptance)
      return wrapped("\(finding.rule.title.plain) (\(place))", indent: 2)
        + wrapped(finding.message.plain, indent: 4)
        + wrapped("diterima oleh \(who)", indent: 4).map { ink($0, .quiet) }
    }
    return [heading("Diterima – \(accepted.count) temuan, tidak dihitung")] + lines
  }

  /// What in the settings someone should look after.
  func remarks() -> [String] {
    let lines = Self.remarks(review)
    guard !lines.isEmpty else { return [] }
    return [heading("Konfigurasi \(review.settlement.settings?.plain ?? "")")]
      + lines.flatMap { wrapped($0, indent: 2) }
  }

  /// The same as sentences.
  static func remarks(_ review: Review) -> [String] {
    let settlement = review.settlement
    return settlement.contradictions.map { what, said, printed in
      "Menurut konfigurasi \(what) “\(said.plain)”, padahal laporan menulis “\(printed.plain)”; yang dipakai isi laporan."
    }
      + settlement.expired.map { acceptance in
        "Penerimaan \(acceptance.name.plain) (baris \(acceptance.line), oleh \(acceptance.by.plain)) berakhir "
          + "\(acceptance.until.display); temuannya, bila masih ada, ditampilkan lagi."
      }
      + settlement.unused.map { acceptance in
        "Penerimaan \(acceptance.name.plain) (baris \(acceptance.line), oleh \(acceptance.by.plain)) tidak mengenai "
          + "satu temuan pun; hapus atau betulkan."
      }
  }

  /// `Kepala Bidang X karena … (sampai 31 Januari 2026)`.
  static func words(_ acceptance: Acceptance) -> String {
    "\(acceptance.by.plain) karena \(acceptance.reason.plain) (sampai \(acceptance.until.display))"
  }

  private func heading(_ title: String) -> String { ink("── \(title)", .strong) }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    Layout.wrap(text, to: width - indent).map { Layout.spaces(indent) + $0 }
  }
}
