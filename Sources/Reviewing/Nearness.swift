internal import Documents
import Facts

/// Where the partner of a record must stand: `near: bagian | atas | alinea`.
enum Nearness: String, CaseIterable {
  /// Under the same heading.
  case section = "bagian"
  /// In the nearest table above, under the same heading.
  case above = "atas"
  /// In the same paragraph, or the one beside it that a page break cut off.
  case paragraph = "alinea"

  /// The partners that stand near enough.
  func partners(of record: Record, among partners: [Record], _ book: FactBook) -> [Record] {
    let document = book.document(record.document)
    let headings = document.headings
    let near = partners.filter { $0.document == record.document && $0.place != record.place }
    switch self {
    case .section: return near.filter { headings[$0.block] == headings[record.block] }
    case .paragraph: return near.filter { abs($0.block - record.block) <= 1 }
    case .above:
      let table = document.blocks[..<record.block].lastIndex {
        if case .table = $0.content { true } else { false }
      }
      guard let table, headings[table] == headings[record.block] else { return [] }
      return near.filter { $0.block == table }
    }
  }
}
