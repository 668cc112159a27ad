import Documents

/// What a printing program on trial stamps aslant on the corners of every page (`Click to buy NOW!`): each letter is a
/// word of its own, at exactly one place of all pages of a size. Its letters stand between those of the running head and
/// would part it. Between head and foot nothing is taken: a unit or a small word may stand at one place by chance.
enum Stamp {
  /// Takes the stamp from the pages.
  static func remove(from pages: inout [PDFPage]) {
    var places: [Piece: Int] = [:]
    var sizes: [Size: Int] = [:]
    for page in pages {
      sizes[Size(page), default: 0] += 1
      for piece in Set(page.words.compactMap { Piece($0, on: page) }) { places[piece, default: 0] += 1 }
    }
    for (index, page) in pages.enumerated() {
      // A page of another size has few alike; on three a running head may stand at one place by chance.
      let needed = max(3, sizes[Size(page), default: 0] / 2)
      let stamped = page.words.map { word in
        Piece(word, on: page).map { places[$0, default: 0] >= needed } ?? false
      }
      guard stamped.count(where: { $0 }) >= fewest else { continue }
      pages[index].words = zip(page.words, stamped).filter { !$0.1 }.map(\.0)
    }
  }

  /// A running head has hardly as many words of three letters (`dan`, `di`, `Kab`); `Click to buy NOW!` alone has ten.
  private static let fewest = 10

  private struct Size: Hashable {
    let width: Float
    let height: Float

    init(_ page: PDFPage) { (width, height) = (page.width.rounded(), page.height.rounded()) }
  }

  /// A piece of a word, of at most three letters or marks, and its place in half points.
  private struct Piece: Hashable {
    let size: Size
    let text: ArraySlice<UInt8>
    let left: Float
    let top: Float

    init?(_ word: PDFWord, on page: PDFPage) {
      let isEdge = word.centre < page.height * 0.12 || word.centre > page.height * 0.88
      guard isEdge, word.text.count <= 3, !word.text.contains(where: \.isDigit) else { return nil }
      (size, text) = (Size(page), word.text)
      (left, top) = ((word.box.left * 2).rounded(), (word.box.top * 2).rounded())
    }
  }
}
