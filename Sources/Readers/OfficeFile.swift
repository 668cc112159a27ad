import Archives
import Documents

/// Opens a file of Word or Excel: finds out which of them it is and hands it to its reader.
enum OfficeFile {
  /// The document in the bytes, or why there is none.
  static func read(_ bytes: [UInt8], file: String) throws(OfficeProblem) -> Document {
    let archive = try ZipArchive(bytes)
    let links = try Relationships(of: "", in: archive)
    guard let main = links.parts("officeDocument").first ?? known.first(where: archive.contains) else {
      throw .unknown
    }
    switch main.split(separator: "/").first {
    case "xl": return try ExcelReader(archive, main: main).document(file: file)
    case "word": return try WordReader(archive, main: main).document(file: file)
    default: throw .unknown
    }
  }

  private static let known = ["word/document.xml", "xl/workbook.xml"]
}
