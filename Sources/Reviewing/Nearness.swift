internal import Documents
import Facts

/// Where the partner of a record must stand: `near: bagian | atas | alinea`.
enum Nearness: String, CaseIterable {
  /// Under the same heading.
  case section = "bagian"
  /// In the nearest block above that has partners, under the same heading.
  case above = "atas"
  /// In the same paragraph, or the one beside it that a page break cut off.
  case paragraph = "alinea"

  /// The partners that stand near enough.
  func partners(of record: Record, among partners: [Record], _ book: FactBook) -> [Record] {
    let near = partners.filter { $0.document == record.document && isNear($0, record, book) }
    guard self == .above, let nearest = near.map(\.block).max() else { return near }
    return near.filter { $0.block == nearest }
  }

  private func isNear(_ partner: Record, _ record: Record, _ book: FactBook) -> Bool {
    let headings = book.document(record.document).headings
    switch self {
    case .section: return headings[partner.block] == headings[record.block]
    case .above: return partner.block < record.block && headings[partner.block] == headings[record.block]
    case .paragraph: return abs(partner.block - record.block) <= 1 && partner.place != record.place
    }
  }
}
