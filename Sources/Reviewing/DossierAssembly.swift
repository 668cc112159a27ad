package import Documents
internal import Facts

/// How documents handed in together become one dossier: which of them is the report, and what the others are.
package struct DossierAssembly: Sendable {
  private let library: RuleLibrary

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

  /// A document that was handed in as an attachment, which is never the report unless chosen.
  package func attachment(_ document: Document) -> Document {
    var document = document
    if document.role == .lkj, document.roleSource != .chosen { document.role = .lampiran }
    return document
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
