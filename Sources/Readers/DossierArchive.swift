import Archives
package import Documents

/// A whole dossier handed in as one ZIP file: the report and what belongs to it.
///
/// Unpacked in memory, never to disk; archives inside it are not opened.
package struct DossierArchive {
  /// A document in the archive with its bytes, or why they cannot be had.
  package struct Entry: Sendable {
    /// The path inside the archive.
    package let name: String
    package let bytes: [UInt8]
    /// What is wrong with the entry, in Bahasa Indonesia; nil when it was unpacked.
    package let problem: String?
  }

  /// The documents by name; pictures, hidden files and other things are passed over.
  package let entries: [Entry]

  /// No dossier has more documents.
  static let mostEntries = 1_000

  /// Nil when the bytes are no ZIP file, or are one document (Word, Excel).
  package init?(_ bytes: [UInt8], file: String) {
    guard FileFormat(of: bytes, file: file) == .unreadable("ZIP") else { return nil }
    var entries: [Entry] = []
    do throws(OfficeProblem) {
      let archive = try ZipArchive(bytes)
      let names = archive.names().filter(Self.isDocument).sorted()
      for name in names.prefix(Self.mostEntries) { entries.append(Self.entry(name, of: archive)) }
      if let rest = Self.leftOut(names.dropFirst(Self.mostEntries)) { entries.append(rest) }
    } catch {
      entries = [Entry(name: "", bytes: [], problem: error.reason)]
    }
    self.entries = entries
  }

  /// What its entries say, each named by its path in the archive of this name; those that `leavesOut` names are passed
  /// over.
  package func documents(
    file: String, recognition: Recognition?, progress: WorkProgress? = nil,
    leavesOut: ([UInt8], String) -> Bool = { _, _ in false }
  ) async -> [Document] {
    var documents: [Document] = []
    for entry in entries {
      let name = entry.name.isEmpty ? file : "\(file)/\(entry.name)"
      if let problem = entry.problem {
        documents.append(Readers.unread(name, reason: problem))
      } else if !leavesOut(entry.bytes, name) {
        documents.append(
          await Readers.document(of: entry.bytes, file: name, recognition: recognition, progress: progress))
      }
    }
    return documents
  }

  /// Says which documents there was no room for; nil when there was for all.
  private static func leftOut(_ names: ArraySlice<String>) -> Entry? {
    guard let first = names.first, let last = names.last else { return nil }
    let which = names.count == 1 ? "yaitu \(last)" : "dari \(first) sampai \(last)"
    return Entry(
      name: "", bytes: [],
      problem:
        "\(names.count) dokumen terakhir menurut nama tidak dibaca, \(which): batasnya \(mostEntries) dokumen. Bagi ZIP ini lalu periksa ulang."
    )
  }

  private static func entry(_ name: String, of archive: ZipArchive) -> Entry {
    var bytes: [UInt8] = []
    do throws(OfficeProblem) {
      // One byte more than is read, so that the reader says itself that a document is too long.
      try archive.read(name) { piece in
        bytes += piece
        return bytes.count <= Readers.limit
      }
      return Entry(name: name, bytes: bytes, problem: nil)
    } catch {
      return Entry(name: name, bytes: [], problem: error.reason)
    }
  }

  private static func isDocument(_ name: String) -> Bool {
    Readers.reads(name) && !name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
  }
}
