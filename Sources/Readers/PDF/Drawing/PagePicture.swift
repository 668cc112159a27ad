/// The picture of one page of a PDF, as a person would see it on paper.
package struct PagePicture: Sendable {
  /// How many dots an inch has; 72 points are an inch.
  package static let resolution = 100

  private let file: [UInt8]

  /// Nil when the bytes are no PDF.
  package init?(of file: [UInt8]) {
    guard file.prefix(1024).split(separator: UInt8(ascii: "%")).contains(where: { $0.starts(with: Array("PDF-".utf8)) })
    else { return nil }
    self.file = file
  }

  /// The page, from 1, as PNG; nil when there is no such page or poppler is not installed.
  package func png(page: Int) async -> [UInt8]? {
    guard (1...100_000).contains(page) else { return nil }
    let arguments = ["-r", "\(Self.resolution)", "-png", "-cropbox", "-f", "\(page)", "-l", "\(page)", "-"]
    let result = await Program.pdftoppm.output(arguments, input: file, limit: 16 << 20, within: .seconds(20))
    guard case .success(let bytes) = result, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    return bytes
  }
}
