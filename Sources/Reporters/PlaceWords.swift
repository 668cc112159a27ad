internal import Documents
internal import Facts
internal import Reviewing

/// The words a reader needs to find something again: the place, and what stands there.
struct PlaceWords {
  let book: FactBook
  /// The files as shown: their last names, or the whole paths when two documents have the same one.
  private let files: [String]

  init(book: FactBook) {
    self.book = book
    let paths = book.dossier.documents.map(\.file.plain)
    let names = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    files = Set(names).count == names.count ? names : paths
  }

  /// `Tabel 3.23, baris 11 · berkas.txt:1929`; the page as well when the document has pages. Beside another place of
  /// the same table only the row.
  func place(_ place: Place, beside other: Place? = nil) -> String {
    let document = book.document(place.document)
    let location = document.location(of: place)
    var parts: [String] = []
    if let other, other.document == place.document, other.block == place.block, let row = location.row {
      parts.append("baris \(row)")
    } else if let table = location.table?.plain {
      let label = table.hasPrefix("Tabel ") ? table : "Tabel “\(Layout.cut(table, to: 50))”"
      parts.append(location.row.map { "\(label), baris \($0)" } ?? label)
    } else if let row = location.row {
      parts.append("Tabel tanpa judul, baris \(row)")
    }
    if let page = location.page { parts.append("hal. \(page)") }
    return (parts + [line(location.line, of: place.document)]).joined(separator: " · ")
  }

  /// `berkas.txt:1929`.
  func line(_ line: Int, of document: Int) -> String { "\(files[document]):\(line)" }

  /// The words at a place on one line of at most a width.
  func words(_ place: Place, to width: Int) -> String {
    let text = book.document(place.document).text
    // A place may be a whole table; no letter is longer than four bytes.
    let range = place.range.clamped(to: place.range.lowerBound..<place.range.lowerBound + 8 * max(width, 1))
    let isWhole = range == place.range
    let words = text.string(range).plain
    return Layout.cut(isWhole ? words : words + "…", to: width)
  }
}

/// The names of forms and items as a reader says them.
enum FormWords {
  /// The name of a form made of its id: `kertas-kerja-reviu` → `Kertas Kerja Reviu`.
  static func name(_ id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }

  /// An item by its full name: `lembar-asistensi/6` → `Lembar Asistensi 6`.
  static func item(_ fullName: String) -> String {
    guard let slash = fullName.firstIndex(of: "/") else { return fullName }
    return name(String(fullName[..<slash])) + " " + fullName[fullName.index(after: slash)...]
  }
}
