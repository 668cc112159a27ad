internal import Archives

/// The part that holds a file's comments: which of them are ours, and the same part with others of ours.
struct WordCommentList {
  let bytes: [UInt8]
  /// The comments this program wrote, by number, and the numbers by which newer parts know their paragraphs.
  private(set) var ours: Set<String> = []
  private(set) var paragraphs: Set<String> = []
  /// The highest number of the comments of others.
  private(set) var highest = -1
  private var removed: [Range<Int>] = []
  private var root: (opening: Range<Int>, end: Range<Int>?, name: String)?
  private var prefix = ""
  private let isStrict: Bool

  /// Reads a part; nil bytes stand for a file without comments.
  init(_ bytes: [UInt8]?, part: String, isStrict: Bool) throws(OfficeProblem) {
    let space = isStrict ? WordDialect.strictNamespace : WordDialect.namespace
    let empty = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"\(space)\"/>"
    self.bytes = bytes ?? Array(empty.utf8)
    self.isStrict = isStrict
    try read(part)
  }

  private mutating func read(_ part: String) throws(OfficeProblem) {
    var scanner = try MarkupScanner(bytes, part: part, known: WordMark.space)
    let comment = MarkupScanner.key("comment".utf8)
    let paragraph = MarkupScanner.key("p".utf8)
    var start: Int?
    while let piece = try scanner.next() {
      switch piece.kind {
      case .start, .empty:
        if root == nil {
          let name = String(decoding: bytes[piece.name], as: UTF8.self)
          root = (piece.range, nil, name)
          if piece.space == WordMark.word { prefix = name.firstIndex(of: ":").map { String(name[..<$0]) } ?? "" }
        } else if piece.key == comment, piece.space == WordMark.word, scanner.depth == (piece.kind == .start ? 2 : 1) {
          let id = scanner.value("id", of: piece) ?? ""
          let isOurs = scanner.value("author", of: piece)?.hasPrefix(Remark.authorPrefix) ?? false
          if isOurs {
            ours.insert(id)
            start = piece.range.lowerBound
            if piece.kind == .empty { removed.append(piece.range) }
          } else {
            highest = max(highest, Int32(id).map(Int.init) ?? -1)
          }
        } else if piece.key == paragraph, start != nil, let id = scanner.value("paraId", of: piece) {
          paragraphs.insert(id)
        }
      case .end:
        if scanner.depth == 1, let from = start {
          removed.append(from..<piece.range.upperBound)
          start = nil
        } else if scanner.depth == 0 {
          root?.end = piece.range
        }
      case .words, .literal: break
      }
    }
  }

  /// The part without our old comments and with these, which are numbered from `first` on.
  func written(_ remarks: [Remark], first: Int) -> [UInt8] {
    guard let root else { return bytes }
    var splice = Splice()
    removed.forEach { splice.remove($0) }
    let dialect = WordDialect(prefix: prefix, isStrict: isStrict)
    let comments = remarks.enumerated().map { number, remark in
      dialect.comment(
        id: first + number, author: remark.author, initials: remark.initials, paragraphs: remark.paragraphs)
    }.joined()
    if let end = root.end {
      splice.insert(comments, at: end.lowerBound)
    } else if !comments.isEmpty {
      splice.replace((root.opening.upperBound - 2)..<root.opening.upperBound, with: ">\(comments)</\(root.name)>")
    }
    return splice.applied(to: bytes)
  }
}
