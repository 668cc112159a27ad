/// One pass over the bytes of an XML part that keeps where everything stands, so that a part can be changed without
/// writing the rest of it anew.
///
/// Takes well-formed UTF-8 as office programs write it: names and nesting are checked, a DOCTYPE is refused.
package struct MarkupScanner {
  /// A tag or a stretch of words, by its bytes.
  package struct Piece {
    package enum Kind { case start, empty, end, words, literal }

    package let kind: Kind
    package let range: Range<Int>
    /// The name as written, with its prefix.
    package let name: Range<Int>
    /// A number made of the local name, the same for equal names.
    package let key: UInt64
    /// What the caller's `space` said of the namespace; 0 for none.
    package let space: Int
  }

  package let bytes: [UInt8]
  private let part: String
  private let known: (String) -> Int
  private var position = 0
  private var open: [(name: Range<Int>, key: UInt64, space: Int, spaces: Int)] = []
  private var spaces: [(prefix: Range<Int>, space: Int)] = []
  /// The prefix looked up last: most elements of a part share one.
  private var last: (prefix: Range<Int>, space: Int)?
  private var hasRoot = false

  private static let deepest = 1000

  /// `known` gives a number above 0 to namespaces that matter.
  package init(_ bytes: [UInt8], part: String, known: @escaping (String) -> Int) throws(OfficeProblem) {
    (self.bytes, self.part, self.known) = (bytes, part, known)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    guard Self.isUTF8(bytes) else { throw .encoding(part: part) }
  }

  /// Whether a part is what nearly all programs write.
  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    guard !bytes.starts(with: [0xFE, 0xFF]), !bytes.starts(with: [0xFF, 0xFE]), !bytes.prefix(4).contains(0) else {
      return false
    }
    let end = bytes.prefix(200).firstIndex(of: UInt8(ascii: ">")) ?? 0
    let head = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
    guard head.contains("<?xml"), let mark = head.firstRange(of: "encoding") else { return true }
    let value = head[mark.upperBound...].filter { !" =\t\n\r".contains($0) }.dropFirst()
    return value.hasPrefix("utf-8") || value.hasPrefix("us-ascii") || value.hasPrefix("utf8")
  }

  /// How many elements are open.
  package var depth: Int { open.count }

  /// The next tag or words; nil at the end of the part.
  package mutating func next() throws(OfficeProblem) -> Piece? {
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") { return words() }
      guard position + 1 < bytes.count else { throw broken }
      switch bytes[position + 1] {
      case UInt8(ascii: "/"): return try closing()
      case UInt8(ascii: "?"): position = try end(of: "?>")
      case UInt8(ascii: "!"):
        let start = position
        if has("<!--") {
          position = try end(of: "-->")
        } else if has("<![CDATA[") {
          position = try end(of: "]]>")
          return Piece(kind: .literal, range: start..<position, name: 0..<0, key: 0, space: 0)
        } else {
          throw .entities(part: part)
        }
      default: return try opening()
      }
    }
    guard open.isEmpty, hasRoot else { throw broken }
    return nil
  }

  // MARK: Tags

  private mutating func words() -> Piece {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    return Piece(kind: .words, range: start..<position, name: 0..<0, key: 0, space: 0)
  }

  private mutating func closing() throws(OfficeProblem) -> Piece {
    let start = position
    let name = (position + 2)..<nameEnd(position + 2)
    position = try end(of: ">")
    guard let last = open.popLast(), bytes[last.name].elementsEqual(bytes[name]) else { throw broken }
    if spaces.count > last.spaces {
      spaces.removeSubrange(last.spaces...)
      self.last = nil
    }
    return Piece(kind: .end, range: start..<position, name: name, key: last.key, space: last.space)
  }

  private mutating func opening() throws(OfficeProblem) -> Piece {
    let start = position
    let name = (start + 1)..<nameEnd(start + 1)
    guard !name.isEmpty, !open.isEmpty || !hasRoot else { throw broken }
    guard open.count < Self.deepest else { throw .tooDeep(part: part) }
    hasRoot = true
    let before = spaces.count
    position = name.upperBound
    while let attribute = try attribute() { declare(attribute) }
    let isEmpty = bytes[position] == UInt8(ascii: "/")
    position += isEmpty ? 2 : 1
    guard position <= bytes.count, bytes[position - 1] == UInt8(ascii: ">") else { throw broken }
    var local = name
    if let colon = bytes[name].firstIndex(of: UInt8(ascii: ":")) { local = (colon + 1)..<name.upperBound }
    let space = space(of: name.lowerBound..<max(local.lowerBound - 1, name.lowerBound))
    let key = Self.key(bytes[local])
    if !isEmpty {
      open.append((name, key, space, before))
    } else if spaces.count > before {
      spaces.removeSubrange(before...)
      last = nil
    }
    return Piece(kind: isEmpty ? .empty : .start, range: start..<position, name: name, key: key, space: space)
  }

  /// The attribute at the position, which moves behind it; nil at the end of the tag.
  private mutating func attribute() throws(OfficeProblem) -> (name: Range<Int>, value: Range<Int>)? {
    skipBlanks()
    guard position < bytes.count else { throw broken }
    if bytes[position] == UInt8(ascii: ">") || bytes[position] == UInt8(ascii: "/") { return nil }
    let name = position..<nameEnd(position)
    position = name.upperBound
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "="), !name.isEmpty else { throw broken }
    position += 1
    skipBlanks()
    guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27 else { throw broken }
    let quote = bytes[position]
    let start = position + 1
    position = start
    while position < bytes.count, bytes[position] != quote, bytes[position] != UInt8(ascii: "<") { position += 1 }
    guard position < bytes.count, bytes[position] == quote else { throw broken }
    position += 1
    return (name, start..<(position - 1))
  }

  private mutating func declare(_ attribute: (name: Range<Int>, value: Range<Int>)) {
    let name = bytes[attribute.name]
    guard name.starts(with: "xmlns".utf8) else { return }
    let prefix = name.count == 5 ? name.endIndex..<name.endIndex : (name.startIndex + 6)..<name.endIndex
    guard name.count == 5 || name[name.startIndex + 5] == UInt8(ascii: ":") else { return }
    spaces.append((prefix, known(MarkupText.decoded(bytes[attribute.value]))))
    last = nil
  }

  private mutating func space(of prefix: Range<Int>) -> Int {
    if let last, bytes[last.prefix].elementsEqual(bytes[prefix]) { return last.space }
    let found = spaces.last { bytes[$0.prefix].elementsEqual(bytes[prefix]) }?.space ?? 0
    last = (prefix, found)
    return found
  }

  /// The value of the first attribute of a tag with this local name, whatever its prefix.
  package func value(_ local: StaticString, of tag: Piece) -> String? {
    var copy = self
    copy.position = tag.name.upperBound
    do {
      while let attribute = try copy.attribute() {
        let name = bytes[attribute.name]
        let start = name.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex
        if local.withUTF8Buffer({ name[start...].elementsEqual($0) }) {
          return MarkupText.decoded(bytes[attribute.value])
        }
      }
    } catch { return nil }
    return nil
  }

  // MARK: Bytes

  /// A number made of a name (FNV-1a), by which tags are told without making strings.
  package static func key(_ name: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  private var broken: OfficeProblem {
    .malformed(part: part, line: 1 + bytes[..<min(position, bytes.count)].count { $0 == 0x0A })
  }

  private func nameEnd(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] > 0x20, !Self.ends.contains(bytes[end]) { end += 1 }
    return end
  }

  private static let ends: [UInt8] = [0x22, 0x27, 0x2F, 0x3C, 0x3D, 0x3E]

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
  }

  private func has(_ mark: StaticString) -> Bool {
    mark.withUTF8Buffer { bytes[position...].starts(with: $0) }
  }

  private func end(of mark: StaticString) throws(OfficeProblem) -> Int {
    var at = position
    let first = mark.utf8Start.pointee
    while at < bytes.count {
      if bytes[at] == first, mark.withUTF8Buffer({ bytes[at...].starts(with: $0) }) {
        return at + mark.utf8CodeUnitCount
      }
      at += 1
    }
    throw broken
  }
}
