internal import ArgumentParser
internal import Readers

/// `--ocr`: pages that are pictures are read too.
struct RecognitionOption: ParsableArguments {
  @Flag(
    name: .customLong("ocr"),
    help: "Baca halaman pindaian dengan OCR (perlu tesseract-ocr-ind); 2–4 detik per halaman, sekali saja.")
  var isOn = false

  /// The same choice for another process.
  var arguments: [String] { isOn ? ["--ocr"] : [] }

  /// How pages are recognised, with progress told on a terminal; nil when it was not asked for.
  var recognition: Recognition? {
    guard isOn else { return nil }
    return Recognition(cache: Self.cache) { done, all in
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
