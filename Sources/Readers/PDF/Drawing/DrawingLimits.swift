internal import CQPDF

/// What is followed of the drawing of a PDF.
extension PDFDrawing {
  /// A bound volume has fewer pages.
  static let mostPages = 5_000
  /// The levels of the tree of pages; programs write two or three.
  static let deepestPages = 60
  /// The work spent on a file, in bytes of content; a report of a hundred pages needs five million.
  static let mostWork = 128 << 20
  /// The work spent on one page.
  static let mostWorkOfPage = 32 << 20
  /// Forms that draw forms.
  static let deepestForm = 8
  /// What drawing something costs beside its bytes, so that empty forms that draw each other come to an end.
  static let costOfUse = 2048
  /// What keeping a line costs.
  static let costOfRuling = 64
  /// The packed bytes of a stream that qpdf may unpack by itself.
  static let mostPacked = 1 << 16

  /// Refuses a tree of pages that is deeper than qpdf, which follows it by recursion, can go, or has too many of them.
  static func checkPages(_ file: qpdf_data) throws(Failure) {
    defer { qpdf_oh_release_all(file) }
    var open = [(node: qpdf_oh_get_key_if_dict(file, qpdf_get_root(file), "/Pages"), depth: 0)]
    var (nodes, pages) = (0, 0)
    while let (node, depth) = open.popLast() {
      nodes += 1
      guard depth < deepestPages else { throw .tooDeep }
      guard nodes < 4 * mostPages else { throw .tooManyPages }
      let kids = qpdf_oh_get_key_if_dict(file, node, "/Kids")
      guard qpdf_oh_is_array(file, kids) != 0 else {
        pages += 1
        guard pages <= mostPages else { throw .tooManyPages }
        continue
      }
      for index in 0..<min(max(0, qpdf_oh_get_array_n_items(file, kids)), Int32(mostPages) + 1) {
        open.append((qpdf_oh_get_array_item(file, kids, index), depth + 1))
      }
    }
  }
}
