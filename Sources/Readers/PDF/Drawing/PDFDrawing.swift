internal import CQPDF
import Documents
internal import Glibc

/// What the pages of a PDF draw, read through libqpdf.
///
/// qpdf's own decoding knows no limit, so that streams are inflated here.
struct PDFDrawing {
  /// Why the file cannot be read; the numbers are the codes with which a process that reads apart ends.
  enum Failure: Int32, Error {
    case locked = 10
    case broken, tooDeep, tooManyPages
    /// It crashed or asked for more than it may use.
    case stopped
    /// What it draws is more than is kept.
    case tooLong
  }

  let file: qpdf_data
  /// The work that may still be spent on the file, in bytes of content.
  private var budget = mostWork

  /// The drawing of every page, in order, and the bookmarks that lead to pages.
  static func read(_ bytes: [UInt8]) throws(Failure) -> DrawnFile {
    var opened = qpdf_init()
    defer { qpdf_cleanup(&opened) }
    guard let file = opened else { throw .broken }
    qpdf_silence_errors(file)
    qpdf_set_suppress_warnings(file, 1)
    // qpdf keeps pointing at the bytes, so that all work happens while they stand still.
    let result = bytes.withUnsafeBytes { buffer -> Result<DrawnFile, Failure> in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let status = qpdf_read_memory(file, "", start, UInt64(buffer.count), nil)
      guard status & 2 == 0 else {
        let error = qpdf_get_error(file)
        return .failure(qpdf_get_error_code(file, error) == qpdf_e_password ? .locked : .broken)
      }
      do throws(Failure) { try checkPages(file) } catch { return .failure(error) }
      let count = qpdf_get_num_pages(file)
      guard count >= 0 else { return .failure(.broken) }
      guard count <= mostPages else { return .failure(.tooManyPages) }
      _ = qpdf_push_inherited_attributes_to_page(file)
      var drawing = PDFDrawing(file: file)
      let pages = (0..<Int(count)).map { drawing.page($0) }
      return .success(DrawnFile(pages: pages, bookmarks: drawing.bookmarks(pages: pages.count)))
    }
    return try result.get()
  }

  private init(file: qpdf_data) {
    self.file = file
  }

  // MARK: Pages

  private mutating func page(_ index: Int) -> PageDrawing {
    let page = qpdf_get_page_n(file, index)
    defer { qpdf_oh_release_all(file) }
    guard qpdf_oh_is_dictionary(file, page) != 0 else { return PageDrawing() }
    let frame = Frame(box: numbers(key(page, "/MediaBox")), rotation: Int(exactly: number(key(page, "/Rotate"))) ?? 0)
    var drawing = PageDrawing()
    var content: [UInt8] = []
    let before = min(self.budget, Self.mostWorkOfPage)
    var budget = before
    for stream in streams(key(page, "/Contents")) {
      guard let part = data(of: stream, &budget) else {
        drawing.isCut = true
        continue
      }
      content += part + [0x0A]
    }
    interpret(content, key(page, "/Resources"), frame.matrix, depth: 0, &budget, &drawing, area: frame.area)
    if budget <= 0 { drawing.isCut = true }
    self.budget -= before - budget
    return drawing
  }

  private func interpret(
    _ content: [UInt8], _ resources: qpdf_oh, _ matrix: ContentStream.Matrix, depth: Int, _ budget: inout Int,
    _ drawing: inout PageDrawing, area: Double
  ) {
    guard budget > 0, depth < Self.deepestForm else {
      drawing.isCut = true
      return
    }
    let stream = content.withUnsafeBufferPointer { ContentStream($0, matrix) }
    budget -= stream.rulings.count * Self.costOfRuling + stream.drawn.count * Self.costOfUse
    drawing.rulings += stream.rulings
    drawing.clips.formUnion(stream.clips)
    if stream.curves > 200 { drawing.hasShapes = true }
    if stream.isCut || drawing.rulings.count > 40_000 { drawing.isCut = true }
    guard !stream.drawn.isEmpty, !drawing.isCut else { return }
    let objects = key(resources, "/XObject")
    for use in stream.drawn where budget > 0 {
      let object = key(objects, "/" + use.name)
      guard qpdf_oh_is_stream(file, object) != 0 else { continue }
      let about = qpdf_oh_get_dict(file, object)
      if qpdf_oh_is_name_and_equals(file, key(about, "/Subtype"), "/Image") != 0 {
        let size = abs(use.matrix.a * use.matrix.d - use.matrix.b * use.matrix.c)
        drawing.pictures += Float(min(size / max(area, 1), 1))
        if size > 0.2 * area {
          let inches = (use.matrix.a * use.matrix.a + use.matrix.b * use.matrix.b).squareRoot() / 72
          drawing.resolution = max(drawing.resolution, Float(number(key(about, "/Width")) / max(inches, 0.1)))
        }
      } else if qpdf_oh_is_name_and_equals(file, key(about, "/Subtype"), "/Form") != 0 {
        guard let inner = data(of: object, &budget) else {
          drawing.isCut = true
          continue
        }
        let own = ContentStream.Matrix(numbers(key(about, "/Matrix"))) ?? ContentStream.Matrix()
        let inherited = qpdf_oh_is_dictionary(file, key(about, "/Resources")) != 0
        interpret(
          inner, inherited ? key(about, "/Resources") : resources, own.then(use.matrix), depth: depth + 1, &budget,
          &drawing, area: area)
      }
    }
  }

  /// How a page's own coordinates become points from its upper left corner as it is shown.
  private struct Frame {
    let matrix: ContentStream.Matrix
    let area: Double

    init(box: [Double], rotation: Int) {
      let box = box.count == 4 ? box : [0, 0, 612, 792]
      let (left, right) = (min(box[0], box[2]), max(box[0], box[2]))
      let (low, high) = (min(box[1], box[3]), max(box[1], box[3]))
      area = (right - left) * (high - low)
      let numbers: [Double] =
        switch ((rotation % 360) + 360) % 360 {
        case 90: [0, 1, 1, 0, -low, -left]
        case 180: [-1, 0, 0, 1, right, -low]
        case 270: [0, -1, -1, 0, high, right]
        default: [1, 0, 0, -1, -left, high]
        }
      matrix = ContentStream.Matrix(numbers) ?? ContentStream.Matrix()
    }
  }

  // MARK: Objects

  func key(_ object: qpdf_oh, _ name: String) -> qpdf_oh { qpdf_oh_get_key_if_dict(file, object, name) }

  private func number(_ object: qpdf_oh) -> Double {
    qpdf_oh_is_number(file, object) != 0 ? qpdf_oh_get_numeric_value(file, object) : 0
  }

  private func numbers(_ object: qpdf_oh) -> [Double] { items(object, most: 8).map(number) }

  func items(_ object: qpdf_oh, most: Int) -> [qpdf_oh] {
    guard qpdf_oh_is_array(file, object) != 0 else { return [] }
    let count = min(Int(qpdf_oh_get_array_n_items(file, object)), most)
    return (0..<max(count, 0)).map { qpdf_oh_get_array_item(file, object, Int32($0)) }
  }

  private func streams(_ object: qpdf_oh) -> [qpdf_oh] {
    (qpdf_oh_is_stream(file, object) != 0 ? [object] : items(object, most: 4096)).filter {
      qpdf_oh_is_stream(file, $0) != 0
    }
  }

  /// The bytes of a stream; nil when they are more than the work that is left, which is then none, or cannot be unpacked
  /// or not within a bound. What could not be unpacked may have cost all the work that was allowed for it.
  private func data(of stream: qpdf_oh, _ budget: inout Int) -> [UInt8]? {
    budget -= Self.costOfUse
    guard budget > 0, let packed = raw(stream, qpdf_dl_none) else { return nil }
    budget -= packed.count
    guard budget > 0 else { return nil }
    do throws(Unpacking) {
      let bytes = try unpacked(packed, stream, limit: budget)
      budget -= bytes.count
      return budget > 0 ? bytes : nil
    } catch {
      if case .tooLong = error { budget = 0 }
      return nil
    }
  }

  /// Why a stream is not unpacked.
  private enum Unpacking: Error { case tooLong, unknown }

  private func unpacked(_ packed: [UInt8], _ stream: qpdf_oh, limit: Int) throws(Unpacking) -> [UInt8] {
    let filter = key(qpdf_oh_get_dict(file, stream), "/Filter")
    if qpdf_oh_is_null(file, filter) != 0 { return packed }
    let filters = qpdf_oh_is_array(file, filter) != 0 ? items(filter, most: 4) : [filter]
    let isOne = { (filter: qpdf_oh, names: [String]) in
      names.contains { qpdf_oh_is_name_and_equals(file, filter, $0) != 0 }
    }
    if filters.count == 1, isOne(filters[0], ["/FlateDecode", "/Fl"]) {
      guard let bytes = Inflater.inflate(packed, limit: limit) else { throw .tooLong }
      return bytes
    }
    // qpdf unpacks without a limit: one filter that expands little data is bounded, two of them are not.
    let expanding = filters.count { !isOne($0, ["/ASCIIHexDecode", "/AHx", "/ASCII85Decode", "/A85"]) }
    guard packed.count <= Self.mostPacked, filters.count < 3, expanding < 2,
      let bytes = raw(stream, qpdf_dl_generalized)
    else { throw .unknown }
    return bytes
  }

  private func raw(_ stream: qpdf_oh, _ level: qpdf_stream_decode_level_e) -> [UInt8]? {
    var start: UnsafeMutablePointer<UInt8>?
    var count = 0
    let status = qpdf_oh_get_stream_data(file, stream, level, nil, &start, &count)
    defer { free(start) }
    guard status & 2 == 0 else { return nil }
    guard let start, count > 0 else { return [] }
    return Array(UnsafeBufferPointer(start: start, count: count))
  }
}
