package import Documents
package import Facts
internal import Reviewing

/// The words a reader needs to find something again: the place, and what stands there.
package struct PlaceWords {
  package let book: FactBook
  /// How files are shown: by their last names, or by their whole paths when two have the same name.
  private let names: [String: String]

  package init(book: FactBook) {
    self.book = book
    let files = book.dossier.documents.flatMap { $0.files.isEmpty ? [$0.file] : $0.files.map(\.file) }
    let paths = files.map(\.plain)
    let short = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    let shown = Set(short).count == short.count ? short : paths
    names = Dictionary(zip(files, shown)) { first, _ in first }
  }

  /// `Tabel 3.23, baris 11 · berkas.txt:1929`; the page as well, perhaps alone, when the document has pages, the cell
  /// (`Rekap!C12`) when it is a workbook, and the heading when nothing else says where in a Word file the words are.
  /// Beside another place of the same table only the row.
  package func place(_ place: Place, beside other: Place? = nil) -> String {
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
    if let sheet = location.sheet?.plain, let cell = location.cell { parts.append("\(sheet)!\(cell)") }
    let hasLines = document.hasLines(at: place.range.lowerBound)
    if parts.isEmpty, !hasLines, location.page == nil, let heading = document.headings[place.block] {
      let words = document.string(document.blocks[heading]).plain
      parts.append("Bagian “\(Layout.cut(words, to: 50))”")
    }
    if let page = location.page { parts.append(location.isRecognised ? "hal. \(page) dari OCR" : "hal. \(page)") }
    let file = line(location.line, of: location.file, hasLines: hasLines)
    return (parts + [file]).joined(separator: " · ")
  }

  /// Many places in few words, in the order of the text: `berkas.txt:12, 40, 41`, or `hal. 3, 4, 9` where only pages can be
  /// looked up; by tables and headings where there are neither. What is beyond the most is counted.
  func lines(of many: some Swift.Sequence<Place>, most: Int = .max) -> String {
    var parts: [(name: String, numbers: [String])] = []
    var last: (String, String?)?
    var (named, left) = (0, 0)
    for place in many.sorted() {
      let document = book.document(place.document)
      let location = document.location(of: place)
      let hasLines = document.hasLines(at: place.range.lowerBound)
      let (name, number): (String, String?) =
        hasLines
        ? ("\(self.name(of: location.file)):", "\(location.line)")
        : location.page.map { ("hal. ", "\($0)") } ?? (self.place(place), nil)
      if let last, last == (name, number) { continue }
      last = (name, number)
      guard named < most else {
        left += 1
        continue
      }
      named += 1
      if parts.last?.name != name { parts.append((name, [])) }
      if let number { parts[parts.count - 1].numbers.append(number) }
    }
    let words = parts.map { $0.name + $0.numbers.joined(separator: ", ") } + (left == 0 ? [] : ["dan \(left) lainnya"])
    return words.joined(separator: "; ")
  }

  /// `berkas.txt:1929`; the file alone when its lines are made by us and nobody can look them up.
  func line(_ line: Int, of file: String, hasLines: Bool = true) -> String {
    let name = name(of: file)
    return hasLines ? "\(name):\(line)" : name
  }

  /// A file by its last name, or by its path when another has the same.
  func name(of file: String) -> String { names[file] ?? file.plain }

  /// The line on which a gap starts; only the file when its lines are not the file's.
  package func line(of gap: Gap, in document: Document) -> String {
    let offset = gap.range.lowerBound
    let part = document.filePart(at: offset)
    return line(document.line(of: gap) - part.line, of: part.file, hasLines: document.hasLines(at: offset))
  }

  /// The words at a place on one line of at most a width.
  package func words(_ place: Place, to width: Int) -> String {
    let text = book.document(place.document).text
    // A place may be a whole table; no letter is longer than four bytes.
    let range = place.range.clamped(to: place.range.lowerBound..<place.range.lowerBound + 8 * max(width, 1))
    let isWhole = range == place.range
    let words = text.string(range).plain
    return Layout.cut(isWhole ? words : words + "…", to: width)
  }
}

/// The names of forms and items as a reader says them.
package enum FormWords {
  /// The name of a form made of its id: `kertas-kerja-reviu` → `Kertas Kerja Reviu`.
  package static func name(_ id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }

  /// An item by its full name: `lembar-asistensi/6` → `Lembar Asistensi 6`.
  package static func item(_ fullName: String) -> String {
    guard let slash = fullName.firstIndex(of: "/") else { return fullName }
    return name(String(fullName[..<slash])) + " " + fullName[fullName.index(after: slash)...]
  }
}
