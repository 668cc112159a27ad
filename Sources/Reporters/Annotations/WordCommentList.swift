internal import Archives

/// The part that holds a file's comments: which of them are ours, and the same part with others of ours.
final class WordCommentList: XMLHandler {
  let bytes: [UInt8]
  /// The comments this program wrote, by number, and the numbers by which newer parts know their paragraphs.
  private(set) var ours: Set<String> = []
  private(set) var paragraphs: Set<String> = []
  /// The highest number of the comments of others.
  private(set) var highest = -1
  private var removed: [Range<Int>] = []
  /// Where the open comment of ours begins.
  private var start: Int?
  private let isStrict: Bool
  var range = 0..<0
  private var root = PartRoot()

  /// Reads a part; nil bytes stand for a file without comments.
  init(_ bytes: [UInt8]?, part: String, isStrict: Bool) throws(OfficeProblem) {
    let space = isStrict ? WordDialect.strictNamespace : WordDialect.namespace
    let empty = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"\(space)\"/>"
    self.bytes = bytes ?? Array(empty.utf8)
    self.isStrict = isStrict
    try XMLStream.parse(self.bytes, part: part, self)
  }

  func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    if tag == .wordComment, root.depth == 1 {
      let id = attributes["id"] ?? ""
      if attributes["author"]?.hasPrefix(Remark.authorPrefix) ?? false {
        ours.insert(id)
        start = range.lowerBound
      } else {
        highest = max(highest, Int32(id).map(Int.init) ?? -1)
      }
    } else if tag == .paragraph, start != nil, let id = attributes["paraId"] {
      paragraphs.insert(id)
    }
    root.start(range)
  }

  func end(_ tag: OfficeTag) {
    root.end(range)
    guard root.depth == 1, let from = start else { return }
    removed.append(from..<range.upperBound)
    start = nil
  }

  /// The part without our old comments and with these, which are numbered from `first` on.
  func written(_ remarks: [Remark], first: Int) -> [UInt8] {
    var splice = Splice()
    removed.forEach { splice.remove($0) }
    let dialect = WordDialect(prefix: MarkupText.prefix(of: bytes[root.opening]), isStrict: isStrict)
    let comments = remarks.enumerated().map { number, remark in
      dialect.comment(
        id: first + number, author: remark.author, initials: remark.initials, paragraphs: remark.paragraphs)
    }.joined()
    root.append(comments, to: &splice, of: bytes)
    return splice.applied(to: bytes)
  }
}
