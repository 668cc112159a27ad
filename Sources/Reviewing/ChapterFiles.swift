internal import Documents
internal import Facts
internal import Patterns

/// A report handed in as one file per chapter: which files are its chapters, and in what order.
struct ChapterFiles {
  private let parts: [Part]

  /// The parts of a report in their order, as `bagian.yaml` lists them.
  init(parts: [Part]) { self.parts = parts }

  /// The documents with the chapters of one report joined, in the place of the first of them.
  ///
  /// Chapters are files without a role of their own that open parts of a report no other file opens; fewer than two
  /// with a chapter (`BAB`) are not a report in pieces.
  func join(_ documents: [Document]) -> [Document] {
    let opened = documents.map(piece)
    let pieces = documents.indices.filter { !opened[$0].isEmpty }
    let all = pieces.flatMap { opened[$0] }
    guard Set(all).count == all.count, pieces.count(where: { opened[$0].contains { parts[$0].isChapter } }) > 1,
      let place = pieces.first
    else { return documents }
    let order = pieces.sorted {
      (opened[$0][0], documents[$0].file) < (opened[$1][0], documents[$1].file)
    }
    var report = Document(
      joining: order.map { documents[$0] }, file: "\(documents[order[0]].file) (+\(order.count - 1) berkas)")
    (report.role, report.roleSource) = (.lkj, .content)
    return documents.indices.compactMap { index in
      index == place ? report : pieces.contains(index) ? nil : documents[index]
    }
  }

  /// The parts a document opens when it may be a piece of a report; else none. A chapter about the Renstra looks like
  /// one, so a role read off the contents does not count when there is just one chapter.
  private func piece(_ document: Document) -> [Int] {
    switch document.roleSource {
    case .chosen: return []
    case .name where document.role != .lkj: return []
    case .content where document.role != .lkj:
      let opened = openedParts(of: document)
      return opened.count { parts[$0].isChapter } == 1 ? opened : []
    case .name, .content, .assumed: return openedParts(of: document)
    }
  }

  /// The parts whose headings a document has, in the order of the text, as indices into the list of parts.
  private func openedParts(of document: Document) -> [Int] {
    let map = PartMap(document, parts: parts, matcher: Matcher())
    var seen: Set<Int> = []
    return map.ofBlock.filter { map.parts[$0].heading != nil && seen.insert($0).inserted }
  }

}
