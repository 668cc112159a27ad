internal import Documents
import Facts

/// Where the partner of a record must stand: `near: bagian | atas | alinea | saudara`.
enum Nearness: String, CaseIterable {
  /// Under the same heading.
  case section = "bagian"
  /// In the nearest table above, under the same heading.
  case above = "atas"
  /// In the same paragraph, also when a page break cut it in two.
  case paragraph = "alinea"
  /// Another row of the same table under the same parent.
  case sibling = "saudara"

  /// The partners that stand near enough.
  func partners(of record: Record, among partners: [Record], _ book: FactBook) -> [Record] {
    let document = book.document(record.document)
    let headings = document.headings
    let near = partners.filter { $0.document == record.document && $0.place != record.place }
    switch self {
    case .section: return near.filter { headings[$0.block] == headings[record.block] }
    case .paragraph:
      return near.filter { Self.areOne(min($0.block, record.block), max($0.block, record.block), document) }
    case .sibling: return near.filter { $0.block == record.block && $0.parent == record.parent && !$0.isTotal }
    case .above:
      let table = document.blocks[..<record.block].lastIndex {
        if case .table = $0.content { true } else { false }
      }
      guard let table, headings[table] == headings[record.block] else { return [] }
      return near.filter { $0.block == table }
    }
  }

  /// Whether the second block is the first, or goes on with the sentence the first broke off.
  private static func areOne(_ first: Int, _ second: Int, _ document: Document) -> Bool {
    guard second == first + 1, case .paragraph = document.blocks[first].content else { return first == second }
    guard case .paragraph = document.blocks[second].content else { return false }
    let range = document.text.trimmed(document.blocks[first].range)
    return !range.isEmpty && !".;:!?".utf8.contains(document.text.bytes[range.upperBound - 1])
  }
}
