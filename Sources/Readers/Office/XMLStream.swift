import Archives
import CXML

/// Takes the elements and words of a part as they stream by.
protocol XMLHandler: AnyObject {
  func start(_ tag: OfficeTag, _ attributes: XMLAttributes)
  func end(_ tag: OfficeTag)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// One pass over a part of an office file with libxml2's SAX2: no tree, no network, no entities.
final class XMLStream {
  private let handler: any XMLHandler
  private let part: String
  private let deadline: ContinuousClock.Instant
  private var context: xmlParserCtxtPtr?
  private var tags: [TagKey: OfficeTag] = [:]
  private var open: [OfficeTag] = []
  private var problem: OfficeProblem?

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
  static func parse(
    _ part: String, of archive: ZipArchive, limit: Duration = .seconds(20), _ handler: any XMLHandler
  ) throws(OfficeProblem) {
    let stream = XMLStream(handler, part: part, limit: limit)
    try stream.run(archive)
  }

  private func run(_ archive: ZipArchive) throws(OfficeProblem) {
    Self.isReady
    var calls = Self.calls
    let user = Unmanaged.passUnretained(self).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&calls, user, nil, 0, nil) else { throw .damaged(part: part) }
    self.context = context
    defer { xmlFreeParserCtxt(context) }
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue))
    try archive.read(part) { piece in
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
    handler.start(tag, attributes)
  }

  private func end() {
    guard problem == nil, let tag = open.popLast() else { return }
    handler.end(tag)
  }

  private func text(_ start: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard problem == nil else { return }
    handler.text(UnsafeBufferPointer(start: start, count: Int(count)))
  }

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
    calls.characters = { user, start, count in XMLStream.stream(user)?.text(start, count) }
    calls.cdataBlock = { user, start, count in XMLStream.stream(user)?.text(start, count) }
    calls.internalSubset = { user, _, _, _ in
      guard let stream = XMLStream.stream(user) else { return }
      stream.stop(.entities(part: stream.part))
    }
    return calls
  }
}

/// The attributes of one element; valid only while it is being handed on.
struct XMLAttributes {
  let start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  /// The value of the attribute with this local name.
  subscript(_ name: StaticString) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a value, for the frequent ones.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard let start else { return nil }
    for index in 0..<count {
      // Five pointers each: name, prefix, namespace, start and end of the value.
      let attribute = start + 5 * index
      guard let local = attribute[0], strcmp(local, name.utf8Start) == 0 else { continue }
      guard let from = attribute[3], let to = attribute[4] else { return nil }
      return UnsafeBufferPointer(start: from, count: to - from)
    }
    return nil
  }

  func integer(_ name: StaticString) -> Int? {
    guard let bytes = bytes(name), !bytes.isEmpty, bytes.count < 12 else { return nil }
    let isNegative = bytes[0] == UInt8(ascii: "-")
    var value = 0
    for byte in bytes.dropFirst(isNegative ? 1 : 0) {
      guard byte.isDigit else { return byte == UInt8(ascii: ".") ? (isNegative ? -value : value) : nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return isNegative ? -value : value
  }

  /// An on/off property: there without a value means on.
  var isOn: Bool {
    switch self["val"] {
    case "0", "false", "off", "none": false
    default: true
    }
  }

  private func strcmp(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>) -> Int {
    var offset = 0
    while left[offset] == right[offset] {
      if left[offset] == 0 { return 0 }
      offset += 1
    }
    return 1
  }
}
