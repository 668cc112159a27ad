internal import CQPDF
internal import Documents
internal import Reviewing

/// The annotations of an open PDF: those of ours are taken away and put in anew, others stay.
struct PDFNotes {
  private let file: qpdf_data
  private let pages: Int
  private(set) var count = 0

  init(_ file: qpdf_data) {
    self.file = file
    pages = Int(max(qpdf_get_num_pages(file), 0))
    _ = qpdf_push_inherited_attributes_to_page(file)
  }

  /// Throws when the file may not be changed without harm.
  func refuse() throws(PDFAnnotation.Problem) {
    guard pages > 0 else { throw .broken }
    guard qpdf_is_encrypted(file) == 0 else { throw .encrypted }
    let root = qpdf_get_root(file)
    let flags = key(key(root, "/AcroForm"), "/SigFlags")
    let isSigned = qpdf_oh_is_integer(file, flags) != 0 && qpdf_oh_get_int_value(file, flags) & 1 != 0
    guard !isSigned, qpdf_oh_is_dictionary(file, key(root, "/Perms")) == 0 else { throw .signed }
  }

  /// Takes away the notes of an earlier run and the windows programs opened for them.
  func removeOurs() {
    for number in 0..<pages {
      let page = qpdf_get_page_n(file, number)
      let notes = key(page, "/Annots")
      guard qpdf_oh_is_array(file, notes) != 0 else { continue }
      let count = qpdf_oh_get_array_n_items(file, notes)
      let kept = (0..<max(count, 0)).map { qpdf_oh_get_array_item(file, notes, $0) }.filter { !isOurs($0) }
      if kept.count < Int(count) { set(kept, on: page) }
      qpdf_oh_release_all(file)
    }
  }

  private func isOurs(_ note: qpdf_oh) -> Bool {
    let isWindow = qpdf_oh_is_name_and_equals(file, key(note, "/Subtype"), "/Popup") != 0
    let author = key(isWindow ? key(note, "/Parent") : note, "/T")
    guard qpdf_oh_is_string(file, author) != 0, let words = qpdf_oh_get_utf8_value(file, author) else { return false }
    // Answers of others to a note of ours bear their own name.
    return String(cString: words).hasPrefix(Remark.authorPrefix)
  }

  /// Puts a remark on a page.
  mutating func add(_ remark: Remark, _ place: PDFHighlight, isRising: Bool?) {
    guard place.page > 0, place.page <= pages else { return }
    let page = qpdf_get_page_n(file, place.page - 1)
    defer { qpdf_oh_release_all(file) }
    guard qpdf_oh_is_dictionary(file, page) != 0 else { return }
    let frame = PageFrame(
      box: numbers(key(page, "/MediaBox")), rotation: Int(exactly: number(key(page, "/Rotate"))) ?? 0,
      isRising: isRising)
    let quads = place.lines.map(frame.corners)
    let note = qpdf_oh_new_dictionary(file)
    let all = quads.flatMap { $0 }
    guard let left = all.map(\.x).min(), let low = all.map(\.y).min(), let right = all.map(\.x).max(),
      let high = all.map(\.y).max()
    else { return }
    let rectangle = [left - 1, low - 1, right + 1, high + 1]
    put(name("/Annot"), note, "/Type")
    // What only stands near to a note is underlined.
    put(name(place.isExact ? "/Highlight" : "/Underline"), note, "/Subtype")
    put(array(rectangle), note, "/Rect")
    put(array(quads.flatMap { $0.flatMap { [$0.x, $0.y] } }), note, "/QuadPoints")
    put(array(remark.severity.colour), note, "/C")
    put(words(remark.paragraphs.joined(separator: "\n")), note, "/Contents")
    put(words(remark.author), note, "/T")
    put(words("reviu-\(remark.number)"), note, "/NM")
    put(words(remark.paragraphs.first ?? ""), note, "/Subj")
    put(qpdf_oh_new_integer(file, 4), note, "/F")
    put(page, note, "/P")
    let appearance = qpdf_oh_new_dictionary(file)
    let drawn = place.isExact ? quads : quads.map(Self.underline)
    put(drawing(drawn, rectangle, remark.severity.colour), appearance, "/N")
    put(appearance, note, "/AP")
    let notes = key(page, "/Annots")
    let known =
      qpdf_oh_is_array(file, notes) != 0
      ? (0..<qpdf_oh_get_array_n_items(file, notes)).map { qpdf_oh_get_array_item(file, notes, $0) } : []
    set(known + [qpdf_make_indirect_object(file, note)], on: page)
    count += 1
  }

  /// What viewers draw: the boxes in a colour under which the words stay legible.
  private func drawing(_ quads: [[PageFrame.Point]], _ rectangle: [Double], _ colour: [Double]) -> qpdf_oh {
    var content = "/G gs " + colour.map(Self.written).joined(separator: " ") + " rg\n"
    for quad in quads where quad.count == 4 {
      let path = [quad[0], quad[1], quad[3], quad[2]].map { "\(Self.written($0.x)) \(Self.written($0.y))" }
      content += "\(path[0]) m \(path[1]) l \(path[2]) l \(path[3]) l h f\n"
    }
    let stream = qpdf_oh_new_stream(file)
    let bytes = Array(content.utf8)
    qpdf_oh_replace_stream_data(file, stream, bytes, bytes.count, qpdf_oh_new_null(file), qpdf_oh_new_null(file))
    let about = qpdf_oh_get_dict(file, stream)
    put(name("/XObject"), about, "/Type")
    put(name("/Form"), about, "/Subtype")
    put(array(rectangle), about, "/BBox")
    let look = qpdf_oh_new_dictionary(file)
    put(name("/Multiply"), look, "/BM")
    let looks = qpdf_oh_new_dictionary(file)
    put(look, looks, "/G")
    let resources = qpdf_oh_new_dictionary(file)
    put(looks, resources, "/ExtGState")
    put(resources, about, "/Resources")
    return stream
  }

  /// The lowest part of a box.
  private static func underline(_ quad: [PageFrame.Point]) -> [PageFrame.Point] {
    guard quad.count == 4 else { return quad }
    func lowered(_ high: PageFrame.Point, _ low: PageFrame.Point) -> PageFrame.Point {
      PageFrame.Point(x: high.x + 0.86 * (low.x - high.x), y: high.y + 0.86 * (low.y - high.y))
    }
    return [lowered(quad[0], quad[2]), lowered(quad[1], quad[3]), quad[2], quad[3]]
  }

  private func set(_ notes: [qpdf_oh], on page: qpdf_oh) {
    let array = qpdf_oh_new_array(file)
    for note in notes { qpdf_oh_append_item(file, array, note) }
    put(array, page, "/Annots")
  }

  /// The bytes of the whole file; streams stay as they are packed.
  func written() throws(PDFAnnotation.Problem) -> [UInt8] {
    guard qpdf_init_write_memory(file) & 2 == 0 else { throw .broken }
    qpdf_set_stream_data_mode(file, qpdf_s_preserve)
    qpdf_set_deterministic_ID(file, 1)
    guard qpdf_write(file) & 2 == 0, let start = qpdf_get_buffer(file) else { throw .broken }
    return Array(UnsafeBufferPointer(start: start, count: qpdf_get_buffer_length(file)))
  }

  // MARK: Objects

  private func key(_ object: qpdf_oh, _ name: String) -> qpdf_oh { qpdf_oh_get_key_if_dict(file, object, name) }

  private func put(_ value: qpdf_oh, _ object: qpdf_oh, _ name: String) {
    qpdf_oh_replace_key(file, object, name, value)
  }

  private func name(_ name: String) -> qpdf_oh { qpdf_oh_new_name(file, name) }

  private func words(_ words: String) -> qpdf_oh { qpdf_oh_new_unicode_string(file, words) }

  private func array(_ numbers: [Double]) -> qpdf_oh {
    let array = qpdf_oh_new_array(file)
    for number in numbers { qpdf_oh_append_item(file, array, qpdf_oh_new_real_from_string(file, Self.written(number))) }
    return array
  }

  private func number(_ object: qpdf_oh) -> Double {
    qpdf_oh_is_number(file, object) != 0 ? qpdf_oh_get_numeric_value(file, object) : 0
  }

  private func numbers(_ object: qpdf_oh) -> [Double] {
    guard qpdf_oh_is_array(file, object) != 0 else { return [] }
    return (0..<min(qpdf_oh_get_array_n_items(file, object), 8)).map {
      number(qpdf_oh_get_array_item(file, object, $0))
    }
  }

  /// A number with at most two decimals, as PDF writes it.
  private static func written(_ number: Double) -> String {
    let hundredths = Int(clamping: (min(max(number, -1e9), 1e9) * 100).rounded())
    let digits = "\(abs(hundredths) % 100)"
    return (hundredths < 0 ? "-" : "") + "\(abs(hundredths) / 100)." + (digits.count < 2 ? "0" : "") + digits
  }
}

extension Severity {
  /// The colour of a highlight, as shares of red, green and blue.
  fileprivate var colour: [Double] {
    switch self {
    case .error: [1, 0.65, 0.62]
    case .warning: [1, 0.88, 0.42]
    case .note: [0.68, 0.85, 1]
    }
  }
}
