internal import Archives

/// A ZIP file made in memory, to try readers of office files.
package enum ZipFile {
  /// The bytes of a ZIP with these entries, deflated.
  package static func bytes(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
    do { return try ZipWriter.bytes(entries) } catch { preconditionFailure("tidak dapat membuat ZIP: \(error)") }
  }
}
