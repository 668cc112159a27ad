/// A JSON value (RFC 8259) whose members keep the order they were given in.
package enum JSONValue {
  case null
  case boolean(Bool)
  case integer(Int)
  /// A finite number, in the shortest writing that gives the same value again.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  static func optional(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }
  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// A text as it stands in JSON, with its quotation marks.
  package static func quoted(_ text: String) -> String {
    var out: [UInt8] = []
    write(text, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// The value as UTF-8 text, indented by two spaces, with a line end after it.
  func written() -> String {
    var out: [UInt8] = []
    write(to: &out, indent: 0)
    out.append(UInt8(ascii: "\n"))
    return String(decoding: out, as: UTF8.self)
  }

  /// The same on one line, without spaces and without a line end.
  package func line() -> [UInt8] { JSONLine.compact(Array(written().utf8)) }

  private func write(to out: inout [UInt8], indent: Int) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .boolean(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let number): out.append(contentsOf: Self.shortest(number).utf8)
    case .integer(let number): out.append(contentsOf: String(number).utf8)
    case .string(let text): Self.write(text, to: &out)
    case .array(let values):
      Self.list(values, "[", "]", to: &out, indent: indent) { $0.write(to: &$1, indent: indent + 1) }
    case .object(let members):
      Self.list(members, "{", "}", to: &out, indent: indent) { member, out in
        Self.write(member.key, to: &out)
        out.append(contentsOf: ": ".utf8)
        member.value.write(to: &out, indent: indent + 1)
      }
    }
  }

  /// JSON has no infinity; whole numbers are written without a decimal.
  private static func shortest(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    return Int(exactly: number).map(String.init) ?? number.description
  }

  private static func list<Element>(
    _ elements: [Element], _ open: Unicode.Scalar, _ close: Unicode.Scalar, to out: inout [UInt8], indent: Int,
    _ write: (Element, inout [UInt8]) -> Void
  ) {
    out.append(UInt8(ascii: open))
    for (index, element) in elements.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      line(to: &out, indent: indent + 1)
      write(element, &out)
    }
    if !elements.isEmpty { line(to: &out, indent: indent) }
    out.append(UInt8(ascii: close))
  }

  private static func line(to out: inout [UInt8], indent: Int) {
    out.append(UInt8(ascii: "\n"))
    for _ in 0..<indent * 2 { out.append(UInt8(ascii: " ")) }
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): out.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): out.append(contentsOf: "\\\\".utf8)
      case UInt8(ascii: "\n"): out.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\r"): out.append(contentsOf: "\\r".utf8)
      case UInt8(ascii: "\t"): out.append(contentsOf: "\\t".utf8)
      // The other control characters, and DEL, which a terminal would act on.
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        out.append(contentsOf: "\\u00".utf8)
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 0xF)])
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
