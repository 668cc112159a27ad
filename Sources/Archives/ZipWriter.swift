internal import CZip
internal import Glibc

/// Writes ZIP files in memory: new ones, and copies of files in which some entries are replaced.
package enum ZipWriter {
  /// A ZIP with these entries, deflated, in this order. The same entries give the same bytes: every entry bears the
  /// earliest time the format knows.
  package static func bytes(_ entries: [(name: String, content: [UInt8])]) throws(OfficeProblem) -> [UInt8] {
    try write(onto: [], entries)
  }

  /// A copy of a ZIP in which entries are replaced or added; all others keep their packed bytes as they are.
  package static func bytes(
    _ original: [UInt8], replacing entries: [(name: String, content: [UInt8])]
  ) throws(OfficeProblem) -> [UInt8] {
    try write(onto: original, entries)
  }

  private static func write(
    onto original: [UInt8], _ entries: [(name: String, content: [UInt8])]
  ) throws(OfficeProblem) -> [UInt8] {
    var failure = zip_error_t()
    zip_error_init(&failure)
    defer { zip_error_fini(&failure) }
    guard let source = zip_source_buffer_create(copy(original), UInt64(original.count), 1, &failure) else {
      throw .broken
    }
    // The archive takes one hold on the source; this one keeps what it has written readable after it is closed.
    zip_source_keep(source)
    defer { zip_source_free(source) }
    guard let archive = zip_open_from_source(source, original.isEmpty ? ZIP_TRUNCATE : 0, &failure) else {
      zip_source_free(source)
      throw .broken
    }
    for entry in entries where !add(entry.name, entry.content, to: archive) {
      zip_discard(archive)
      throw .damaged(part: entry.name)
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      throw .broken
    }
    return try contents(of: source)
  }

  private static func add(_ name: String, _ content: [UInt8], to archive: OpaquePointer) -> Bool {
    guard let source = zip_source_buffer(archive, copy(content), UInt64(content.count), 1) else { return false }
    let known = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    if known >= 0 {
      guard zip_file_replace(archive, UInt64(known), source, 0) == 0 else {
        zip_source_free(source)
        return false
      }
      return finish(UInt64(known), in: archive)
    }
    let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    return finish(UInt64(index), in: archive)
  }

  /// The library's own choice (9) packs XML three times slower to save a sixth of its size.
  private static let level: zip_uint32_t = 5

  /// Gives an entry the earliest time and its packing.
  private static func finish(_ index: UInt64, in archive: OpaquePointer) -> Bool {
    zip_file_set_dostime(archive, index, 0, 0x21, 0) == 0
      && zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, level) == 0
  }

  /// Bytes that libzip owns and frees; room for one even when there are none.
  private static func copy(_ bytes: [UInt8]) -> UnsafeMutableRawPointer? {
    let room = malloc(max(bytes.count, 1))
    bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { room?.copyMemory(from: start, byteCount: bytes.count) }
    }
    return room
  }

  private static func contents(of source: OpaquePointer) throws(OfficeProblem) -> [UInt8] {
    guard zip_source_open(source) == 0 else { throw .broken }
    defer { zip_source_close(source) }
    guard zip_source_seek(source, 0, SEEK_END) == 0 else { throw .broken }
    let size = Int(zip_source_tell(source))
    guard size >= 0, zip_source_seek(source, 0, SEEK_SET) == 0 else { throw .broken }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { room, count in
      count = max(0, Int(zip_source_read(source, room.baseAddress, UInt64(size))))
    }
    guard bytes.count == size else { throw .broken }
    return bytes
  }
}
