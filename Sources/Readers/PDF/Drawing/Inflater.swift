internal import CQPDF

/// Decompression that stops at a limit.
enum Inflater {
  /// The bytes that zlib data holds; what a damaged end leaves out is left out, more than the limit is nil.
  static func inflate(_ data: [UInt8], limit: Int) -> [UInt8]? {
    var stream = z_stream()
    guard limit > 0, reviu_inflate_init(&stream) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    output.reserveCapacity(min(limit, data.count * 4))
    var input = data
    return input.withUnsafeMutableBufferPointer { source -> [UInt8]? in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(clamping: source.count)
      var status = Z_OK
      while status == Z_OK {
        let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { room, count in
          stream.next_out = room.baseAddress
          stream.avail_out = UInt32(room.count)
          status = CQPDF.inflate(&stream, Z_NO_FLUSH)
          count = room.count - Int(stream.avail_out)
        }
        guard output.count + chunk.count <= limit else { return nil }
        output += chunk
        if chunk.isEmpty { break }
      }
      return output
    }
  }
}
