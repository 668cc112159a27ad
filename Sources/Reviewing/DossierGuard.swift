internal import Bahasa
package import Documents
package import Facts

/// What one document of a dossier says it is, and why it may not belong there.
package struct DocumentStanding: Sendable {
  /// Its file, or those of its chapters.
  package let files: [String]
  /// The agency and the year it names; nil where it names none.
  package let agency: String?
  package let year: Int?
  /// In sentences, empty where nothing speaks against it.
  package let doubts: [String]
}

extension DossierAssembly {
  /// What assembled documents say they are, held against the agency and the year whose dossier it is: the report as
  /// such, the others as belonging to the report.
  package func standings(_ documents: [Document], in stated: StatedIdentity) -> [DocumentStanding] {
    let report = documents.first { $0.role == .lkj }
    let dossier = Identity(year: stated.year.map { ($0, nil) }, agency: stated.agency.map { ($0, nil) })
    let printed = report.map(identity) ?? .unknown
    // What the report does not say of itself is that of the dossier.
    let own = Identity(year: printed.year ?? dossier.year, agency: printed.agency ?? dossier.agency)
    return documents.map { document in
      let files = document.files.isEmpty ? [document.file] : document.files.map(\.file)
      guard document.file != report?.file else {
        return DocumentStanding(
          files: files, agency: Self.words(printed.agency?.text), year: printed.year?.value,
          doubts: Self.doubts(printed, in: dossier))
      }
      return attachment(document, files, of: own, among: documents)
    }
  }

  private func attachment(
    _ document: Document, _ files: [String], of report: Identity, among documents: [Document]
  ) -> DocumentStanding {
    let said = library.vocabulary.identity.attachment(document, among: library.vocabulary.parts, of: report)
    let named = Self.words(said.otherAgency?.text ?? otherAuthor(of: document, than: report))
    var doubts: [String] = []
    if said.isForeign, said.otherAgency == nil, let own = report.year?.value {
      let words = said.period.map { "\($0.first.text)–\($0.last.text)" } ?? said.year.map { "\($0.value)" }
      doubts.append("\(document.role.display) ini tahun \(words ?? "lain"), laporannya tahun \(own).")
    }
    if let named { doubts.append("\(document.role.display) ini menyebut “\(named)”, bukan instansi laporannya.") }
    return DocumentStanding(files: files, agency: named, year: said.year?.value, doubts: doubts)
  }

  /// Papers an agency writes about itself: whose they are, one mention tells.
  private static let own: Set<Role> = [.pk, .renja, .rencanaAksi, .lkjLalu]

  /// The agency such a paper names where it does not name the report's; enough to ask, not to accuse.
  private func otherAuthor(of document: Document, than report: Identity) -> String? {
    guard Self.own.contains(document.role), let agency = report.agency, let said = identity(document).agency,
      !Identity(year: nil, agency: said).mayBe(Identity(year: nil, agency: agency)),
      !Name(document.text.string(0..<min(document.text.count, 100_000))).key.contains(Name(agency.text).key)
    else { return nil }
    return said.text
  }

  /// What a report says of itself that is not so of the dossier.
  private static func doubts(_ printed: Identity, in dossier: Identity) -> [String] {
    var doubts: [String] = []
    if let year = printed.year?.value, let own = dossier.year?.value, year != own {
      doubts.append("Laporan ini tahun \(year), dosirnya tahun \(own).")
    }
    let (agency, other) = (Identity(year: nil, agency: printed.agency), Identity(year: nil, agency: dossier.agency))
    if let name = words(printed.agency?.text), let own = dossier.agency?.text, !agency.mayBe(other) {
      doubts.append("Laporan ini dari “\(name)”, dosirnya milik “\(own)”.")
    }
    return doubts
  }

  private static func words(_ name: String?) -> String? {
    name.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }
}
