import Archives
import Documents

/// The comments of a Word file by who wrote them: those this program left in it are no business of its author's.
struct WordComments {
  /// The numbers of the comments this program wrote.
  private(set) var ours: Set<Int> = []

  init(_ part: String?, of archive: ZipArchive) throws(OfficeProblem) {
    guard let part, archive.contains(part) else { return }
    let reader = Reader()
    try XMLStream.parse(part, of: archive, reader)
    ours = reader.ours
  }

  private final class Reader: XMLHandler {
    var ours: Set<Int> = []

    func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
      guard tag == .wordComment, attributes["author"]?.hasPrefix(OwnComment.authorPrefix) ?? false,
        let id = attributes.integer("id")
      else { return }
      ours.insert(id)
    }
  }
}
