/// JSON on one line, as programs hand it on value by value (JSON Lines).
package enum JSONLine {
  /// The same JSON without the white space between its parts; what stands in quotation marks stays as it is. Wants
  /// JSON that is well formed, in UTF-8; the answer has no line end.
  package static func compact(_ json: [UInt8]) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(json.count)
    var isQuoted = false
    var isEscaped = false
    for byte in json {
      if isQuoted {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = false
        }
        line.append(byte)
      } else if byte > 0x20 {
        isQuoted = byte == UInt8(ascii: "\"")
        line.append(byte)
      }
    }
    return line
  }
}
