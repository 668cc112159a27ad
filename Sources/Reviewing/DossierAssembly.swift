package import Documents
internal import Facts

/// How documents handed in together become one dossier: which of them is the report, and what the others are.
package struct DossierAssembly: Sendable {
  let library: RuleLibrary

  package init(_ library: RuleLibrary) { self.library = library }

  /// Gives a document its role: as chosen, by name or by content, else that of an attachment.
  package func assign(_ chosen: Role?, to document: inout Document) {
    if let chosen {
      (document.role, document.roleSource) = (chosen, .chosen)
    } else if let found = RolePattern.role(file: document.file, text: document.text, among: library.roles) {
      (document.role, document.roleSource) = found
    } else {
      (document.role, document.roleSource) = (.lampiran, .assumed)
    }
  }

  /// Documents with roles as a dossier has them: chapters of one report joined, and one report among them, the chosen
  /// one, else the longest of those that look like one, else the first that looks like nothing else; none when every
  /// document is known to be something else.
  package func reports(_ documents: [Document]) -> [Document] {
    var documents = ChapterFiles(parts: library.vocabulary.parts).join(documents)
    Self.settleReport(among: &documents)
    return documents
  }

  /// A document that was handed in as an attachment, which is never the report unless chosen; another report of the year
  /// before is last year's.
  package func attachment(_ document: Document, of report: Document?) -> Document {
    var document = document
    guard document.role == .lkj, document.roleSource != .chosen else { return document }
    let years = [report, document].map { $0.flatMap { identity($0).year?.value } }
    if let own = years[0], let year = years[1], year == own - 1 {
      document.role = .lkjLalu
    } else {
      document.role = .lampiran
    }
    return document
  }

  /// The reports among documents with roles when they are of two agencies or two years, each as a reader would call it;
  /// else none. What the user says is the report settles it.
  package func severalReports(_ documents: [Document]) -> [String] {
    let reports = ChapterFiles(parts: library.vocabulary.parts).join(documents).filter { $0.role == .lkj }
    guard reports.count > 1, !reports.contains(where: { $0.roleSource == .chosen }) else { return [] }
    let identities = reports.map(identity)
    let isOne = identities.indices.allSatisfy { left in
      identities.indices.allSatisfy { identities[left].mayBe(identities[$0]) }
    }
    guard !isOne else { return [] }
    return zip(reports, identities).map { report, identity in
      let words = [
        identity.agency?.text.split(whereSeparator: \.isWhitespace).joined(separator: " "),
        identity.year.map { "tahun \($0.value)" },
      ].compactMap { $0 }
      return "\(report.file) (\(words.isEmpty ? "tanpa nama" : words.joined(separator: ", ")))"
    }
  }

  /// What a document says it is, taken for a report.
  func identity(_ document: Document) -> Identity {
    library.vocabulary.identity.identity(of: document, among: library.vocabulary.parts)
  }

  private static func settleReport(among documents: inout [Document]) {
    let reports = documents.indices.filter { documents[$0].role == .lkj }
    guard !reports.isEmpty else {
      if let first = documents.firstIndex(where: { $0.roleSource == .assumed }) {
        (documents[first].role, documents[first].roleSource) = (.lkj, .assumed)
      }
      return
    }
    if reports.contains(where: { documents[$0].roleSource == .chosen }) {
      for index in reports where documents[index].roleSource != .chosen { documents[index].role = .lampiran }
      return
    }
    let longest = reports.max { (documents[$0].text.count, $1) < (documents[$1].text.count, $0) }
    for index in reports where index != longest { documents[index].role = .lampiran }
  }
}

extension Dossier {
  /// The report; where nothing is one, the first document.
  package var report: Document? { documents.first { $0.role == .lkj } ?? documents.first }
}
