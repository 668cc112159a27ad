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
  /// with a chapter (`BAB`) are not a report in pieces. A file that only announces a chapter, as the sistematika of
  /// `BAB I` does, does not open it where another file has it at length.
  func join(_ documents: [Document]) -> [Document] {
    let found = documents.map(piece)
    let opened = found.map { own in
      own.filter { one in
        found.allSatisfy { other in
          other.allSatisfy { $0.part != one.part || $0.bytes < Self.timesAsLong * one.bytes }
        }
      }.map(\.part)
    }
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

  /// How much longer a chapter is than what announces it.
  private static let timesAsLong = 4

  /// A part whose heading a document has, as an index into the list of parts, and the bytes that stand under it.
  private typealias Opened = (part: Int, bytes: Int)

  /// The parts a document opens when it may be a piece of a report; else none. A chapter about the Renstra looks like
  /// one, so a role read off the contents does not count when there is just one chapter.
  private func piece(_ document: Document) -> [Opened] {
    switch document.roleSource {
    case .chosen: return []
    case .name where document.role != .lkj: return []
    case .content where document.role != .lkj:
      let opened = openedParts(of: document)
      return opened.count { parts[$0.part].isChapter } == 1 ? opened : []
    case .name, .content, .assumed: return openedParts(of: document)
    }
  }

  /// The parts whose headings a document has, in the order of the text.
  private func openedParts(of document: Document) -> [Opened] {
    let map = PartMap(document, parts: parts, matcher: Matcher())
    var opened: [Opened] = []
    for (block, part) in zip(document.blocks, map.ofBlock) where map.parts[part].heading != nil {
      if let known = opened.firstIndex(where: { $0.part == part }) {
        opened[known].bytes += block.range.count
      } else {
        opened.append((part, block.range.count))
      }
    }
    return opened
  }
}
