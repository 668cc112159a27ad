internal import CXML

/// Takes the elements and words of a part as they stream by.
package protocol XMLHandler: AnyObject {
  /// The bytes of the part that hold what streams by: a tag, or words. Where an empty element ends there are none. In a
  /// part that is not UTF-8 all are `0..<0`.
  var range: Range<Int> { get set }

  /// An element begins.
  func start(_ tag: OfficeTag, _ attributes: XMLAttributes)
  /// The element that began last ends.
  func end(_ tag: OfficeTag)
  /// Words, as they are read; a stretch may come in pieces.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// What a handler does that looks at nothing.
extension XMLHandler {
  package var range: Range<Int> {
    get { 0..<0 }
    set {}
  }

  package func end(_ tag: OfficeTag) {}
  package func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// One pass over a part of an office file with libxml2's SAX2: no tree, no network, no entities.
package final class XMLStream {
  private let handler: any XMLHandler
  private let part: String
  private let deadline: ContinuousClock.Instant
  private var context: xmlParserCtxtPtr?
  private var tags: [TagKey: OfficeTag] = [:]
  private var open: [OfficeTag] = []
  private var problem: OfficeProblem?
  /// Whether the bytes of the part are those the parser counts.
  private var isUTF8 = true
  /// The end of what was handed on last.
  private var position = 0
  private var isEmptyElement = false

  /// Names are interned for each parser, so two pointers tell an element.
  private struct TagKey: Hashable {
    let name: UnsafePointer<xmlChar>
    let space: UnsafePointer<xmlChar>?
  }

  private static let deepest = 240
  private static let isReady: Void = xmlInitParser()

  private init(_ handler: any XMLHandler, part: String, limit: Duration) {
    self.handler = handler
    self.part = part
    deadline = .now + limit
    open.reserveCapacity(Self.deepest)
  }

  /// Reads a part; what came before a problem has been handed on.
  package static func parse(
    _ part: String, of archive: ZipArchive, limit: Duration = .seconds(20), _ handler: any XMLHandler
  ) throws(OfficeProblem) {
    let stream = XMLStream(handler, part: part, limit: limit)
    try stream.run { take throws(OfficeProblem) in try archive.read(part, take) }
  }

  /// Reads the bytes of a part that is to be changed; throws `encoding` where they are not UTF-8.
  package static func parse(
    _ bytes: [UInt8], part: String, limit: Duration = .seconds(20), _ handler: any XMLHandler
  ) throws(OfficeProblem) {
    guard isUTF8(bytes.prefix(headSize)) else { throw .encoding(part: part) }
    let stream = XMLStream(handler, part: part, limit: limit)
    try stream.run { take throws(OfficeProblem) in
      bytes.withUnsafeBytes { all in
        var rest = all[...]
        while !rest.isEmpty, take(UnsafeRawBufferPointer(rebasing: rest.prefix(pieceSize))) {
          rest = rest.dropFirst(pieceSize)
        }
      }
    }
  }

  private static let pieceSize = 1 << 16
  /// The XML declaration stands in so many bytes.
  private static let headSize = 200

  /// Whether a part is what nearly all programs write, told by its first bytes (XML 1.0, appendix F).
  private static func isUTF8(_ head: some Collection<UInt8>) -> Bool {
    guard !head.starts(with: [0xFE, 0xFF]), !head.starts(with: [0xFF, 0xFE]), !head.prefix(4).contains(0) else {
      return false
    }
    let declaration = String(decoding: head.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self).lowercased()
    guard declaration.contains("<?xml"), let mark = declaration.firstRange(of: "encoding") else { return true }
    let value = declaration[mark.upperBound...].filter { !" =\t\n\r".contains($0) }.dropFirst()
    return value.hasPrefix("utf-8") || value.hasPrefix("us-ascii") || value.hasPrefix("utf8")
  }

  private func run(
    _ read: ((UnsafeRawBufferPointer) -> Bool) throws(OfficeProblem) -> Void
  ) throws(OfficeProblem) {
    Self.isReady
    var calls = Self.calls
    let user = Unmanaged.passUnretained(self).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&calls, user, nil, 0, nil) else { throw .damaged(part: part) }
    self.context = context
    defer { xmlFreeParserCtxt(context) }
    var isFirst = true
    try read { piece in
      if isFirst {
        isFirst = false
        isUTF8 = Self.isUTF8(piece.prefix(Self.headSize))
        // NOENT: without it `&amp;` in an attribute comes as `&#38;`. Entities of a file's own never get this far: where
        // a DOCTYPE begins the parser stops.
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOENT.rawValue
        xmlCtxtUseOptions(context, Int32(isUTF8 ? options | XML_PARSE_IGNORE_ENC.rawValue : options))
      }
      xmlParseChunk(context, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count), 0)
      if problem == nil, ContinuousClock.now > deadline { problem = .tooSlow(part: part) }
      return problem == nil && context.pointee.wellFormed != 0
    }
    if problem == nil { xmlParseChunk(context, nil, 0, 1) }
    if let problem { throw problem }
    guard context.pointee.wellFormed != 0 else {
      throw .malformed(part: part, line: Int(context.pointee.input?.pointee.line ?? 0))
    }
  }

  private func stop(_ problem: OfficeProblem) {
    guard self.problem == nil else { return }
    self.problem = problem
    xmlStopParser(context)
  }

  private func start(_ name: UnsafePointer<xmlChar>, _ space: UnsafePointer<xmlChar>?, _ attributes: XMLAttributes) {
    guard problem == nil else { return }
    let key = TagKey(name: name, space: space)
    let tag = tags[key] ?? OfficeTag(name: String(cString: name), space: space.map { String(cString: $0) })
    if tags.count < 4096 { tags[key] = tag }
    guard open.count < Self.deepest else { return stop(.tooDeep(part: part)) }
    open.append(tag)
    if isUTF8, let input = context?.pointee.input {
      // The parser hands a tag on before it takes its `>` or `/>`.
      isEmptyElement = input.pointee.cur.pointee == UInt8(ascii: "/")
      let end = consumed
      position = end + (isEmptyElement ? 2 : 1)
      handler.range = (end - Self.lengthOfTag(input))..<position
    }
    handler.start(tag, attributes)
  }

  private func end() {
    guard problem == nil, let tag = open.popLast() else { return }
    if isUTF8, let input = context?.pointee.input {
      position = consumed
      handler.range = (position - (isEmptyElement ? 0 : Self.lengthOfTag(input)))..<position
      isEmptyElement = false
    }
    handler.end(tag)
  }

  private func text(_ start: UnsafePointer<xmlChar>?, _ count: Int) {
    guard problem == nil, let start else { return }
    let words = UnsafeBufferPointer(start: start, count: count)
    if isUTF8, let input = context?.pointee.input?.pointee { place(words, input) }
    handler.text(words)
  }

  // MARK: Bytes

  /// How many bytes of the part the parser has taken.
  private var consumed: Int { Int(xmlByteConsumed(context)) }

  /// The bytes from the last `<` to where the parser stands: no tag holds a second one.
  private static func lengthOfTag(_ input: xmlParserInputPtr) -> Int {
    var start = input.pointee.cur - 1
    while start > input.pointee.base, start.pointee != UInt8(ascii: "<") { start -= 1 }
    return input.pointee.cur - start
  }

  /// Tells the handler where words stand.
  private func place(_ words: UnsafeBufferPointer<UInt8>, _ input: xmlParserInput) {
    let end = consumed
    if words.baseAddress == input.cur {
      // CDATA is handed on before the parser takes it.
      handler.range = end..<(end + words.count)
      let close = UnsafeBufferPointer(
        start: input.cur + words.count, count: min(3, input.end - input.cur - words.count))
      position = end + words.count + (close.elementsEqual("]]>".utf8) ? 3 : 0)
    } else {
      handler.range = min(position, end)..<end
      position = end
    }
  }

  /// Steps over what no handler sees: a comment, a processing instruction.
  private func skip() { if isUTF8 { position = consumed } }

  private static func stream(_ user: UnsafeMutableRawPointer?) -> XMLStream? {
    user.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private static var calls: xmlSAXHandler {
    var calls = xmlSAXHandler()
    calls.initialized = XML_SAX2_MAGIC
    calls.startElementNs = { user, name, _, space, _, _, count, _, attributes in
      guard let name else { return }
      XMLStream.stream(user)?.start(name, space, XMLAttributes(start: attributes, count: Int(count)))
    }
    calls.endElementNs = { user, _, _, _ in XMLStream.stream(user)?.end() }
    calls.characters = { user, start, count in XMLStream.stream(user)?.text(start, Int(count)) }
    calls.cdataBlock = { user, start, count in XMLStream.stream(user)?.text(start, Int(count)) }
    calls.comment = { user, _ in XMLStream.stream(user)?.skip() }
    calls.processingInstruction = { user, _, _ in XMLStream.stream(user)?.skip() }
    calls.internalSubset = { user, _, _, _ in
      guard let stream = XMLStream.stream(user) else { return }
      stream.stop(.entities(part: stream.part))
    }
    return calls
  }
}
