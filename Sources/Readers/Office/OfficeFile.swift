import Documents

/// Opens a file of Word or Excel: finds out which of them it is and hands it to its reader.
enum OfficeFile {
  /// The document in the bytes, or why there is none.
  static func read(_ bytes: [UInt8], file: String) throws(OfficeProblem) -> Document {
    let archive = try ZipArchive(bytes)
    let links = try Relationships(of: "", in: archive)
    guard let main = links.parts("officeDocument").first ?? known.first(where: archive.contains) else {
      // A locked file is no ZIP; a ZIP without the part is something else or torn.
      throw .missing(part: "word/document.xml")
    }
    return try WordReader(archive, main: main).document(file: file)
  }

  private static let known = ["word/document.xml", "xl/workbook.xml"]
}
