internal import CXML

/// The attributes of one element; valid only while it is being handed on.
package struct XMLAttributes {
  let start: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  let count: Int

  /// The value of the attribute with this local name.
  package subscript(_ name: StaticString) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a value, for the frequent ones.
  package func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
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

  /// The value as a whole number; what follows a dot is left out.
  package func integer(_ name: StaticString) -> Int? {
    guard let bytes = bytes(name), !bytes.isEmpty, bytes.count < 12 else { return nil }
    let isNegative = bytes[0] == UInt8(ascii: "-")
    var value = 0
    for byte in bytes.dropFirst(isNegative ? 1 : 0) {
      guard byte >= 0x30, byte <= 0x39 else { return byte == UInt8(ascii: ".") ? (isNegative ? -value : value) : nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return isNegative ? -value : value
  }

  /// An on/off property: there without a value means on.
  package var isOn: Bool {
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
