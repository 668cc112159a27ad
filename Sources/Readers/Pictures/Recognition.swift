import Documents
internal import Glibc

/// Reading pictures of pages with tesseract, which is done only when asked for (`--ocr`).
package struct Recognition: Sendable {
  /// Where results are kept, so that a page is recognised once; nil keeps none.
  private let cache: RecognitionCache?

  package init(cache: String?) { self.cache = cache.map { RecognitionCache(folder: $0) } }

  /// The words on the pages of a file that can be read, by page; or the reason why there are none. `told` is called with
  /// how many pages are done, read or given up.
  func words(
    on pages: [PDFPage], of file: [UInt8], told: (Int) -> Void
  ) async -> Result<[Int: PDFPage], Program.Failure> {
    let key = RecognitionCache.key(of: file)
    let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    var found: [Int: PDFPage] = [:]
    return await withTaskGroup(of: (Int, Result<PageReading, Program.Failure>).self) { group in
      var waiting = pages[...]
      for _ in 0..<cores {
        guard let page = waiting.popFirst() else { break }
        group.addTask { (page.number, await outcome(for: page, in: file, key)) }
      }
      var failure: Program.Failure?
      var done = 0
      while let (page, result) = await group.next() {
        switch result {
        case .success(let reading): found[page] = reading.page(page)
        case .failure(.missing): return .failure(.missing)
        case .failure(let reason): failure = reason
        }
        done += 1
        told(done)
        if let next = waiting.popFirst() {
          group.addTask { (next.number, await outcome(for: next, in: file, key)) }
        }
      }
      cache?.makeRoom()
      if found.isEmpty, let failure { return .failure(failure) }
      return .success(found)
    }
  }

  /// How long one page may take, with all the programs that read it.
  private static let patience = Duration.seconds(180)

  private func outcome(for page: PDFPage, in file: [UInt8], _ key: String) async -> Result<PageReading, Program.Failure>
  {
    do { return .success(try await reading(of: page, in: file, key)) } catch { return .failure(error) }
  }

  /// What is read on a page, perhaps from an earlier time.
  private func reading(
    of page: PDFPage, in file: [UInt8], _ key: String
  ) async throws(Program.Failure) -> PageReading {
    let end = ContinuousClock.now + Self.patience
    // The picture says which page it is; which picture a page of this file makes is kept as well.
    let note = "\(key)-\(page.number).hlm"
    if let name = cache?.read(note), let kept = kept(String(decoding: name, as: UTF8.self)) { return kept }
    let resolution = Self.resolution(of: page)
    let range = ["-f", "\(page.number)", "-l", "\(page.number)"]
    let pixels = try await Program.pdftoppm.output(["-r", "\(resolution)", "-gray"] + range + ["-"], input: file).get()
    let name = "\(RecognitionCache.key(of: pixels)).tsv"
    if let kept = kept(name) {
      cache?.keep(Array(name.utf8), note)
      return kept
    }
    let reading = try await PageRecognition(resolution: resolution, end: end).reading(of: pixels)
    let bytes = reading.bytes
    cache?.keep(bytes, name)
    cache?.keep(Array(name.utf8), note)
    // The same to the last digit whether it was kept or not.
    return PageReading(kept: bytes) ?? reading
  }

  private func kept(_ name: String) -> PageReading? { cache?.read(name).flatMap(PageReading.init(kept:)) }

  /// The resolution at which a page is read: what tesseract likes best, but not so fine that poppler would only repeat
  /// the dots of a coarse scan (it blends them up to four times), nor so fine that a poster fills the memory: no page
  /// has more dots than A3 at 300 an inch.
  private static func resolution(of page: PDFPage) -> Int {
    let finest = page.drawing.resolution
    let wanted = finest > 0 ? min(300, max(100, 3.9 * finest)) : 300
    let inches = min(max(1, page.width * page.height / (72 * 72)), 1_000_000)
    return Int(clamping: min(wanted, (17_500_000 / inches).squareRoot()))
  }
}
