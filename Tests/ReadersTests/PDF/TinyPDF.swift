import TestSupport

/// A PDF written by hand: pages of words and lines at places, from the upper left corner as a reader sees them.
struct TinyPDF {
  private var pages: [Page] = []
  private var bookmarks: [(title: String, page: Int)] = []
  private let width = 595
  private let height = 842

  struct Page {
    var content = ""
    var rotation = 0
    /// Whether the page shows a picture over all of itself.
    var isScan = false
    var isForm = false
    /// A picture over all of the page: its size and its grey dots in hexadecimal figures.
    var picture: (width: Int, height: Int, dots: String)?
  }

  mutating func addPage(rotation: Int = 0) { pages.append(Page(rotation: rotation)) }

  /// A page that is only a picture.
  mutating func addScan() { pages.append(Page(isScan: true)) }

  /// A page that is only a picture, from a file in the format PGM (as `pdftoppm -gray` makes it).
  mutating func addScan(_ picture: [UInt8]) {
    var numbers: [Int] = []
    var offset = 2
    while numbers.count < 3, offset < picture.count {
      let digits = picture[offset...].prefix { $0 >= 0x30 && $0 <= 0x39 }
      if let number = Int(String(decoding: digits, as: UTF8.self)) { numbers.append(number) }
      offset += digits.count + 1
    }
    guard numbers.count == 3 else { return }
    let figures = Array("0123456789abcdef".utf8)
    let dots = picture[offset...].flatMap { [figures[Int($0 >> 4)], figures[Int($0 & 15)]] }
    pages.append(
      Page(isScan: true, picture: (numbers[0], numbers[1], String(decoding: dots, as: UTF8.self))))
  }

  /// A page whose form draws itself over and over.
  mutating func addRecursion() { pages.append(Page(content: String(repeating: "/F Do ", count: 300), isForm: true)) }

  /// A bookmark to the last page; each lies inside the one before.
  mutating func addBookmark(_ title: String) { bookmarks.append((title, pages.count - 1)) }

  mutating func write(_ words: String, _ x: Double, _ y: Double, size: Double = 10) {
    let escaped = words.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
    draw("BT /T \(size) Tf \(x) \(Double(height) - y) Td (\(escaped)) Tj ET")
  }

  /// Words that run up the page.
  mutating func writeUpwards(_ words: String, _ x: Double, _ y: Double) {
    draw("BT /T 10 Tf 0 1 -1 0 \(x) \(Double(height) - y) Tm (\(words)) Tj ET")
  }

  /// Words that run aslant up the page, at 45 degrees.
  mutating func writeAslant(_ words: String, _ x: Double, _ y: Double) {
    draw("BT /T 7 Tf 0.707 0.707 -0.707 0.707 \(x) \(Double(height) - y) Tm (\(words)) Tj ET")
  }

  mutating func line(_ x: Double, _ y: Double, _ toX: Double, _ toY: Double) {
    draw("\(x) \(Double(height) - y) m \(toX) \(Double(height) - toY) l S")
  }

  /// Words clipped to a box, as word processors write cells.
  mutating func clip(_ words: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    draw("q \(x) \(Double(self.height) - y - height) \(width) \(height) re W n")
    write(words, x + 3, y + 11)
    draw("Q")
  }

  mutating func draw(_ operators: String) { pages[pages.count - 1].content += operators + "\n" }

  /// A table with all its lines; `columns` are the boundaries. Rows are 20 points high; a nil cell belongs to the one
  /// on its left.
  mutating func table(_ columns: [Double], from top: Double, _ rows: [[String?]]) {
    for (index, row) in rows.enumerated() {
      let (above, below) = (top + Double(index) * 20, top + Double(index + 1) * 20)
      line(columns[0], above, columns[columns.count - 1], above)
      line(columns[columns.count - 1], above, columns[columns.count - 1], below)
      for (column, words) in row.enumerated() {
        guard let words else { continue }
        line(columns[column], above, columns[column], below)
        if !words.isEmpty { write(words, columns[column] + 4, above + 14) }
      }
    }
    let end = top + Double(rows.count) * 20
    line(columns[0], end, columns[columns.count - 1], end)
  }

  /// The file.
  var bytes: [UInt8] {
    var objects = [
      "<</Type/Catalog/Pages 2 0 R\(bookmarks.isEmpty ? "" : "/Outlines \(firstBookmark - 1) 0 R")>>",
      "<</Type/Pages/Kids[\(pages.indices.map { "\(5 + 2 * $0) 0 R" }.joined(separator: " "))]/Count \(pages.count)>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
      RawPDF.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>", "/F Do /F Do"),
    ]
    var pictures: [String] = []
    for (index, page) in pages.enumerated() {
      var number = 5 + 2 * pages.count
      if let picture = page.picture {
        let looks = "/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8"
        let keys = "\(looks)/Width \(picture.width)/Height \(picture.height)/Filter/ASCIIHexDecode"
        pictures.append(
          RawPDF.stream(keys, picture.dots + ">"))
        number += pictures.count
      }
      let picture = page.isScan ? "/XObject<</I \(number) 0 R>>" : page.isForm ? "/XObject<</F 4 0 R>>" : ""
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) \(height)]/Rotate \(page.rotation)/Contents \(6 + 2 * index) 0 R"
          + "/Resources<</Font<</T 3 0 R>>\(picture)>>>>")
      objects.append(RawPDF.stream("", page.isScan ? "q \(width) 0 0 \(height) 0 0 cm /I Do Q" : page.content))
    }
    objects.append(
      RawPDF.stream("/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8", "abcd"))
    objects += pictures
    if !bookmarks.isEmpty { objects.append("<</Type/Outlines/First \(firstBookmark) 0 R>>") }
    for (index, bookmark) in bookmarks.enumerated() {
      let number = firstBookmark + index
      // The last one leads back to the first, as only a hostile file does.
      let next = index + 1 < bookmarks.count ? "/First \(number + 1) 0 R" : "/Next \(firstBookmark) 0 R"
      objects.append("<</Title(\(bookmark.title))/Dest[\(5 + 2 * bookmark.page) 0 R/XYZ 0 0 0]\(next)>>")
    }
    return RawPDF.file(objects)
  }

  /// The number of the object that is the first bookmark.
  private var firstBookmark: Int { 7 + 2 * pages.count + pages.count { $0.picture != nil } }
}
