internal import CZip
internal import Glibc

/// A ZIP file in memory. Entries are read in pieces, none beyond what a report can need.
package final class ZipArchive {
  /// The bytes that all that is read of the entries may unpack to.
  static let mostBytes = 256 << 20
  /// More times its packed size no XML grows; zip bombs do.
  private static let mostRatio: UInt64 = 400
  private static let smallEnough: UInt64 = 16 << 20

  private let handle: OpaquePointer
  private var left = mostBytes

  package init(_ bytes: [UInt8]) throws(OfficeProblem) {
    var failure = zip_error_t()
    zip_error_init(&failure)
    defer { zip_error_fini(&failure) }
    // libzip reads the copy for as long as the archive is open, and frees it.
    guard let copy = malloc(max(bytes.count, 1)) else { throw .broken }
    bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { copy.copyMemory(from: start, byteCount: bytes.count) }
    }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &failure) else {
      free(copy)
      throw .broken
    }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &failure) else {
      zip_source_free(source)
      throw .broken
    }
    self.handle = handle
  }

  deinit { zip_discard(handle) }

  /// The names of the entries; the size of the file bounds how many there are.
  package func names() -> [String] {
    (0..<max(0, Int(zip_get_num_entries(handle, 0)))).compactMap {
      zip_get_name(handle, UInt64($0), 0).map { String(cString: $0) }
    }
  }

  package func contains(_ name: String) -> Bool { index(of: name) != nil }

  /// Writers disagree about capitals in names; the format ignores them.
  private func index(of name: String) -> UInt64? {
    for flags in [0, ZIP_FL_NOCASE] {
      let index = zip_name_locate(handle, name, zip_flags_t(flags))
      if index >= 0 { return UInt64(index) }
    }
    return nil
  }

  /// All bytes of an entry.
  package func bytes(of name: String) throws(OfficeProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(name) { piece in
      bytes.append(contentsOf: piece)
      return true
    }
    return bytes
  }

  /// Hands an entry on in pieces until `take` answers false.
  package func read(_ name: String, _ take: (UnsafeRawBufferPointer) -> Bool) throws(OfficeProblem) {
    guard let index = index(of: name) else { throw .missing(part: name) }
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(handle, index, 0, &status) == 0 else { throw .damaged(part: name) }
    guard status.encryption_method == 0 else { throw .encrypted }
    guard status.size <= UInt64(Self.mostBytes),
      status.size <= Self.smallEnough || status.size / max(status.comp_size, 1) <= Self.mostRatio
    else { throw .tooLarge(part: name) }
    guard let file = zip_fopen_index(handle, index, 0) else { throw .damaged(part: name) }
    defer { zip_fclose(file) }
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { room.deallocate() }
    while true {
      let count = Int(zip_fread(file, room.baseAddress, UInt64(room.count)))
      if count < 0 { throw .damaged(part: name) }
      if count == 0 { return }
      left -= count
      // What an entry says about its size need not be true.
      guard left >= 0 else { throw .tooLarge(part: name) }
      guard take(UnsafeRawBufferPointer(rebasing: room[..<count])) else { return }
    }
  }
}
