import Documents

/// What kind of file the bytes are, judged by their first bytes and then by the ending of the file's name.
enum FileFormat: Equatable {
  /// Running text with or without mark-up.
  case text
  /// One table; the delimiter is guessed when nil.
  case separated(UInt8?)
  /// Word or Excel in a ZIP file.
  case office
  /// Pages of words and lines at places.
  case pdf
  /// A format LibreOffice turns into Word's or Excel's.
  case foreign(OfficeConverter)
  /// Word or Excel behind a password.
  case locked
  /// A file of another kind than its name says: the kind it is not.
  case mistaken(String)
  /// A format this house cannot read yet, under the name people use for it.
  case unreadable(String)

  init(of bytes: [UInt8], file: String) {
    let ending = Self.ending(of: file)
    if Self.isPDF(bytes) {
      self = .pdf
      return
    }
    if bytes.starts(with: Self.oldOffice), Self.contains(Self.lockName, in: bytes[...]) {
      self = .locked
      return
    }
    if Self.isZIP(bytes), Self.officeEndings.contains(ending) || ending != "zip" && Self.looksOffice(bytes) {
      self = .office
      return
    }
    if let converter = Self.foreign(bytes, ending) {
      self = .foreign(converter)
      return
    }
    if let name = Self.signature(of: bytes, ending: ending) {
      self = .unreadable(name)
      return
    }
    if let name = Self.mistaken(ending) {
      self = .mistaken(name)
      return
    }
    switch ending {
    case "csv": self = .separated(nil)
    case "tsv", "tab": self = .separated(UInt8(ascii: "\t"))
    default: self = Self.looksBinary(bytes) ? .unreadable("biner") : .text
    }
  }

  /// The lower-case letters after the last dot of the file's name; empty when there is none.
  static func ending(of file: String) -> String {
    let name = file.utf8.split(separator: UInt8(ascii: "/")).last ?? file.utf8[...]
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return String(decoding: name[name.index(after: dot)...].prefix(8).map(\.lowered), as: UTF8.self)
  }

  /// Endings of files that hold documents, whether or not this house can read them yet.
  static let documents: Set<String> = [
    "txt", "md", "csv", "tsv", "tab", "docx", "docm", "doc", "rtf", "odt", "pdf", "xlsx", "xlsm", "xls", "ods",
  ]

  /// First bytes of formats that are not text; from their specifications.
  private static let signatures: [(bytes: [UInt8], name: String)] = [
    (oldOffice, "Microsoft Office lama"), ([0x89, 0x50, 0x4E, 0x47], "gambar PNG"),
    ([0xFF, 0xD8, 0xFF], "gambar JPEG"), (Array("GIF8".utf8), "gambar GIF"),
    ([0x49, 0x49, 0x2A, 0x00], "gambar TIFF"), ([0x4D, 0x4D, 0x00, 0x2A], "gambar TIFF"),
    (Array("{\\rtf".utf8), "RTF"), ([0x1F, 0x8B], "arsip GZIP"), ([0x37, 0x7A, 0xBC, 0xAF], "arsip 7z"),
    (Array("Rar!".utf8), "arsip RAR"), (Array("SQLite format 3".utf8), "basis data SQLite"),
    ([0x7F, 0x45, 0x4C, 0x46], "program"),
  ]

  /// The first bytes of Word and Excel before 2007; files with a password still have them.
  private static let oldOffice: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
  private static let lockName: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }

  /// What Word and Excel before 2007 name inside their files.
  private static let oldNames = ["WordDocument", "Workbook", "Book"].map { name in
    name.utf8.flatMap { [$0, 0] as [UInt8] }
  }

  private static let officeEndings: Set<String> = ["docx", "docm", "dotx", "dotm", "xlsx", "xlsm", "xltx", "xltm"]

  private static func isZIP(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Whether the first entries of a ZIP are those of an office file, whatever its name.
  private static func looksOffice(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(4096)
    return contains(Array("[Content_Types].xml".utf8), in: head) || contains(Array("word/".utf8), in: head)
      || contains(Array("xl/".utf8), in: head)
  }

  /// Readers of PDF accept rubbish before the signature, so files in the wild have it.
  private static func isPDF(_ bytes: [UInt8]) -> Bool { contains(Array("%PDF-".utf8), in: bytes.prefix(1024)) }

  /// OpenDocument, RTF, and Word and Excel before 2007.
  private static func foreign(_ bytes: [UInt8], _ ending: String) -> OfficeConverter? {
    let isOld = bytes.starts(with: oldOffice) && oldNames.contains { contains($0, in: bytes[...]) }
    guard isOld || isZIP(bytes) || bytes.starts(with: "{\\rtf".utf8) else { return nil }
    switch ending {
    case "doc", "rtf", "odt", "ott", "dot": return OfficeConverter(target: .docx, ending: ending)
    case "xls", "ods", "ots", "xlt": return OfficeConverter(target: .xlsx, ending: ending)
    // Named as new files, but written by an old program.
    case "docx" where isOld: return OfficeConverter(target: .docx, ending: "doc")
    case "xlsx" where isOld: return OfficeConverter(target: .xlsx, ending: "xls")
    default: return nil
    }
  }

  /// The kind of file that a name promises and the bytes are not.
  private static func mistaken(_ ending: String) -> String? {
    if ending == "pdf" { return "PDF" }
    if officeEndings.contains(ending) { return ending.hasPrefix("x") ? "Excel" : "Word" }
    return nil
  }

  private static func signature(of bytes: [UInt8], ending: String) -> String? {
    let head = bytes.prefix(1024)
    if isZIP(bytes) {
      switch ending {
      case "pptx", "odt", "ods", "odp": return ".\(ending)"
      default: return "ZIP"
      }
    }
    if let known = signatures.first(where: { head.starts(with: $0.bytes) }) { return known.name }
    let start = bytes.skippingBlanks(from: 0, to: min(64, bytes.count))
    for tag in ["<!doctype html", "<html"] where bytes.hasPrefix(tag, in: start..<bytes.count) { return "HTML" }
    return nil
  }

  private static func contains(_ word: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= word.count else { return false }
    return (bytes.startIndex...(bytes.endIndex - word.count)).contains { start in
      bytes[start] == word[0] && bytes[start...].starts(with: word)
    }
  }

  /// True when more than a tenth of the beginning is control bytes and no UTF-16 explains them.
  private static func looksBinary(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(4096)
    if TextDecoding.wide(bytes) != nil || TextDecoding.widest(bytes) != nil { return false }
    let controls = head.count { $0 < 0x20 && !($0 >= 0x08 && $0 <= 0x0D) }
    return controls * 10 > head.count
  }
}
