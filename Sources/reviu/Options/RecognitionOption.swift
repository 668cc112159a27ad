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

  /// How pages are recognised; nil when it was not asked for.
  var recognition: Recognition? { isOn ? Recognition(cache: Self.cache) : nil }

  /// `$XDG_CACHE_HOME/reviu`, else `~/.cache/reviu`.
  private static var cache: String? {
    if let folder = Terminal.variable("XDG_CACHE_HOME") { return "\(folder)/reviu" }
    return Terminal.variable("HOME").map { "\($0)/.cache/reviu" }
  }
}
