import Documents
import Foundation
import Testing

@testable import Readers

private let isInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
  FileManager.default.isExecutableFile(atPath: $0 + "/soffice")
}

@Suite struct OfficeConverterTests {
  @Test(.enabled(if: isInstalled, "tanpa LibreOffice uji ini dilewati")) func rtfIsRead() async {
    let rtf = "{\\rtf1\\ansi BAB I\\par PENDAHULUAN\\par\\par Capaian tahun ini 85%.\\par}"
    let document = await Readers.document(of: Array(rtf.utf8), file: "a.rtf")
    expectSound(document)
    #expect(document.notation() == "# BAB I PENDAHULUAN\n\nCapaian tahun ini 85%.\n")
  }

  @Test func withoutHelpTheFormatIsNamed() {
    for (file, package) in [("a.rtf", "libreoffice-writer-nogui"), ("a.xls", "libreoffice-calc-nogui")] {
      let book: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + "Workbook".utf16.flatMap { [UInt8($0), 0] }
      let bytes = file == "a.rtf" ? Array("{\\rtf1 x}".utf8) : book
      #expect(Readers.read(bytes, file: file).gaps.first?.reason.contains(package) == true)
    }
  }

  @Test func foldersAreRemoved() throws {
    let folder = try #require(TemporaryFolder())
    #expect(folder.write([1, 2], to: "a/b/c.txt") && folder.read("a/b/c.txt", limit: 9) == [1, 2])
    folder.remove()
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }
}
