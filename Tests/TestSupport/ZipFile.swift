internal import CZip
internal import Glibc

/// A ZIP file made in memory, to try readers of office files.
package enum ZipFile {
  /// The bytes of a ZIP with these entries, deflated.
  package static func bytes(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
    var failure = zip_error_t()
    zip_error_init(&failure)
    guard let source = zip_source_buffer_create(nil, 0, 0, &failure) else { return [] }
    zip_source_keep(source)
    defer { zip_source_free(source) }
    guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, &failure) else { return [] }
    for entry in entries {
      guard let copy = malloc(max(entry.content.count, 1)) else { continue }
      entry.content.withUnsafeBytes {
        if let start = $0.baseAddress { copy.copyMemory(from: start, byteCount: $0.count) }
      }
      guard let content = zip_source_buffer(archive, copy, UInt64(entry.content.count), 1) else { continue }
      zip_file_add(archive, entry.name, content, zip_flags_t(ZIP_FL_OVERWRITE))
    }
    guard zip_close(archive) == 0, zip_source_open(source) == 0 else { return [] }
    defer { zip_source_close(source) }
    zip_source_seek(source, 0, SEEK_END)
    let size = Int(zip_source_tell(source))
    zip_source_seek(source, 0, SEEK_SET)
    return [UInt8](unsafeUninitializedCapacity: size) { room, count in
      count = max(0, Int(zip_source_read(source, room.baseAddress, UInt64(size))))
    }
  }
}
