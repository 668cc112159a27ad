import Documents
internal import Glibc

/// Reading pictures of pages with tesseract, when the user asks for it.
package struct Recognition: Sendable {
  /// Where results are kept, so that a page is recognised once; nil keeps none.
  private let cache: String?
  /// Told how many of how many pages are done.
  private let progress: @Sendable (Int, Int) -> Void

  package init(cache: String?, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) {
    (self.cache, self.progress) = (cache, progress)
  }

  private static let resolution = 300
  private static let leastConfidence: Float = 30

  /// The words on pages of a file, by page; or the reason why there are none.
  func words(on pages: [Int], of file: [UInt8]) async -> Result<[Int: PDFPage], Program.Failure> {
    let key = Self.key(of: file)
    let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    var found: [Int: PDFPage] = [:]
    return await withTaskGroup(of: (Int, Result<[UInt8], Program.Failure>).self) { group in
      var waiting = pages[...]
      for _ in 0..<cores {
        guard let page = waiting.popFirst() else { break }
        group.addTask { (page, await table(of: page, in: file, key)) }
      }
      var failure: Program.Failure?
      while let (page, result) = await group.next() {
        switch result {
        case .success(let table): found[page] = Self.page(table, page)
        case .failure(.missing): return .failure(.missing)
        case .failure(let reason): failure = reason
        }
        progress(found.count, pages.count)
        if let next = waiting.popFirst() { group.addTask { (next, await self.table(of: next, in: file, key)) } }
      }
      if found.isEmpty, let failure { return .failure(failure) }
      return .success(found)
    }
  }

  private static func page(_ table: [UInt8], _ number: Int) -> PDFPage? {
    let scale = 72 / Float(resolution)
    guard let read = PDFWords(table, scale: scale, leastConfidence: leastConfidence).pages.first else { return nil }
    var page = PDFPage(number: number, width: read.width, height: read.height)
    page.words = even(read.words).map {
      var word = $0
      word.page = number
      return word
    }
    page.isRecognised = true
    return page
  }

  /// The words without specks and pieces of lines, all of the page's usual height: tesseract's boxes fit each word's
  /// own letters.
  private static func even(_ words: [PDFWord]) -> [PDFWord] {
    let words = words.filter { $0.text.contains { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") } }
    let heights = words.map(\.height).sorted()
    guard !heights.isEmpty else { return [] }
    let usual = heights[heights.count / 2]
    return words.filter { $0.height < 2.5 * usual }.map { word in
      guard word.height < 1.6 * usual else { return word }
      var word = word
      (word.box.top, word.box.bottom) = (word.centre - usual / 2, word.centre + usual / 2)
      return word
    }
  }

  /// What tesseract prints for a page, perhaps from an earlier time.
  private func table(of page: Int, in file: [UInt8], _ key: String) async -> Result<[UInt8], Program.Failure> {
    // The picture says which page it is; which picture a page of this file makes is kept as well.
    let note = cache.map { "\($0)/ocr-\(key)-\(page).hlm" }
    if let cache, let note, let name = Self.read(note), let kept = Self.read(Self.path(cache, name)) {
      return .success(kept)
    }
    let range = ["-f", "\(page)", "-l", "\(page)"]
    let picture = await Program.pdftoppm.output(["-r", "\(Self.resolution)", "-gray"] + range + ["-"], input: file)
    guard case .success(let pixels) = picture else { return picture }
    let name = Array(Self.key(of: pixels).utf8)
    if let cache, let note, let kept = Self.read(Self.path(cache, name)) {
      Self.keep(name, in: cache, at: note)
      return .success(kept)
    }
    let result = await Program.tesseract.output(["stdin", "stdout", "-l", "ind", "--psm", "3", "tsv"], input: pixels)
    if let cache, let note, case .success(let table) = result {
      Self.keep(table, in: cache, at: Self.path(cache, name))
      Self.keep(name, in: cache, at: note)
    }
    return result
  }

  // MARK: Keeping results

  private static func path(_ cache: String, _ name: [UInt8]) -> String {
    // What a note holds is a name and never a path.
    "\(cache)/ocr-\(String(decoding: name.prefix(40).filter { $0.isDigit || $0.isLetter }, as: UTF8.self)).tsv"
  }

  /// A number of 128 bits for bytes (FNV-1a over words of eight bytes).
  private static func key(of bytes: [UInt8]) -> String {
    var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset + 8 <= buffer.count {
        let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        hash = (hash ^ UInt128(word)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B
        offset += 8
      }
      for rest in offset..<buffer.count {
        hash = (hash ^ UInt128(buffer[rest])) &* 0x0000_0000_0100_0000_0000_0000_0000_013B
      }
    }
    return String(hash, radix: 36)
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0, bytes.count < 64 << 20 else { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Keeps a result; a cache that cannot be written is no reason to stop.
  private static func keep(_ table: [UInt8], in folder: String, at path: String) {
    _ = mkdir(folder, 0o700)
    let draft = path + ".\(getpid())"
    guard let file = fopen(draft, "wb") else { return }
    let written = fwrite(table, 1, table.count, file)
    let closed = fclose(file)
    if written == table.count, closed == 0 { rename(draft, path) } else { unlink(draft) }
  }
}
