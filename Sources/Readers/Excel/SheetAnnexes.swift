import Archives

/// What lies over or beside the cells of a sheet: text boxes and comments, counted.
struct SheetAnnexes {
  /// Text boxes and shapes with words.
  private(set) var boxes = 0
  private(set) var comments = 0
  /// Why they could not be counted.
  private(set) var problem: String?

  init(of part: String, in archive: ZipArchive) {
    do throws(OfficeProblem) {
      let links = try Relationships(of: part, in: archive)
      for part in links.parts("drawing").prefix(4) where archive.contains(part) {
        let drawing = Counter()
        try XMLStream.parse(part, of: archive, drawing)
        boxes += drawing.boxes
      }
      for part in links.parts("comments").prefix(4) where archive.contains(part) {
        let list = Counter()
        try XMLStream.parse(part, of: archive, list)
        comments += list.comments
      }
    } catch {
      problem = error.reason
    }
  }

  private final class Counter: XMLHandler {
    var boxes = 0
    var comments = 0
    private var inWords = false
    private var inBox = false

    func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
      switch tag {
      case .comment: comments += 1
      case .shapeText: inBox = true
      case .drawnWords: inWords = inBox
      default: break
      }
    }

    func end(_ tag: OfficeTag) {
      if tag == .shapeText { inBox = false }
      inWords = false
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard inWords, bytes.contains(where: { $0 > 0x20 }) else { return }
      boxes += 1
      (inWords, inBox) = (false, false)
    }
  }
}
