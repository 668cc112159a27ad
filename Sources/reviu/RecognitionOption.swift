internal import ArgumentParser
internal import Readers

/// How pages that are pictures are read: with tesseract where it is there. `--ocr` says why where it is not, `--tanpa-ocr`
/// leaves such pages unread.
struct RecognitionOption: ParsableArguments {
  @Flag(
    name: .customLong("ocr"),
    help: "Baca halaman pindaian dengan OCR dan beri tahu bila tesseract-ocr-ind belum terpasang.")
  var isAsked = false

  @Flag(
    name: .customLong("tanpa-ocr"),
    help: "Jangan baca halaman pindaian; biasanya dibaca sendiri, 2–4 detik per halaman, sekali saja.")
  var isOff = false

  /// The same choice for another process.
  var arguments: [String] { isOff ? ["--tanpa-ocr"] : isAsked ? ["--ocr"] : [] }

  /// How pages are recognised, with progress told on a terminal; nil when they are to be left.
  var recognition: Recognition? {
    guard !isOff else { return nil }
    return Recognition(cache: Self.cache, isAsked: isAsked) { done, all in
      guard Terminal.isTerminal(Terminal.error) else { return }
      let end = done == all ? "\r\u{1B}[K" : ""
      _ = Terminal.write("\r\u{1B}[KOCR halaman \(done) dari \(all) …\(end)", to: Terminal.error)
    }
  }

  /// `$XDG_CACHE_HOME/reviu`, else `~/.cache/reviu`.
  private static var cache: String? {
    if let folder = Terminal.variable("XDG_CACHE_HOME") { return "\(folder)/reviu" }
    return Terminal.variable("HOME").map { "\($0)/.cache/reviu" }
  }
}
