internal import Archives

/// The parts in which newer versions of Word keep what belongs to comments: answers, marks that they are settled.
enum WordThreads {
  /// A part without what belongs to comments that are taken away: entries about these paragraphs are left out, and
  /// answers of others to them stand by themselves. Nil when nothing changes.
  static func without(
    _ paragraphs: Set<String>, _ bytes: [UInt8], part: String
  ) throws(OfficeProblem) -> (bytes: [UInt8], removed: Set<String>)? {
    guard !paragraphs.isEmpty else { return nil }
    let list = EntryList()
    try XMLStream.parse(bytes, part: part, list)
    var splice = Splice()
    var removed: Set<String> = []
    for entry in list.entries {
      if let own = entry.paragraph ?? entry.durable, paragraphs.contains(own) {
        if let durable = entry.durable { removed.insert(durable) }
        splice.remove(entry.element)
      } else if let parent = entry.parent, paragraphs.contains(parent) {
        let words = String(decoding: bytes[entry.opening], as: UTF8.self)
        let kept = words.split(separator: " ").filter { !$0.contains("paraIdParent=") }.joined(separator: " ")
        let isEmpty = entry.element == entry.opening
        splice.replace(entry.opening, with: kept.hasSuffix(">") ? kept : kept + (isEmpty ? "/>" : ">"))
      }
    }
    return splice.isEmpty ? nil : (splice.applied(to: bytes), removed)
  }

  /// What stands right in the root of such a part.
  private final class EntryList: XMLHandler {
    struct Entry {
      let opening: Range<Int>
      var element: Range<Int>
      let paragraph: String?
      let durable: String?
      let parent: String?
    }

    var range = 0..<0
    private var root = PartRoot()
    private(set) var entries: [Entry] = []

    func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
      if root.depth == 1 {
        entries.append(
          Entry(
            opening: range, element: range, paragraph: attributes["paraId"], durable: attributes["durableId"],
            parent: attributes["paraIdParent"]))
      }
      root.start(range)
    }

    func end(_ tag: OfficeTag) {
      root.end(range)
      guard root.depth == 1, let last = entries.indices.last else { return }
      entries[last].element = entries[last].opening.lowerBound..<range.upperBound
    }
  }
}
