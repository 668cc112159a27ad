internal import ArgumentParser
internal import Documents
internal import Facts
internal import Reporters
internal import Reviewing

/// `banding`: tells what became of the findings from draft to draft.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "banding", abstract: "Bandingkan temuan draf lama dengan draf baru.",
    usage: "reviu banding <draf lama> ... <draf baru> [<pilihan>]",
    discussion: """
      Tiap draf adalah hasil periksa berbentuk JSON, atau laporan, folder, atau berkas ZIP yang lalu diperiksa dahulu; \
      yang terbaru disebut terakhir. Temuan dikenali dari faktanya (aturan, hal yang dinilai, ukuran, periode, dan \
      nilainya), bukan dari halaman atau nomor tabel. Yang tidak dapat dinilai pada draf baru tidak disebut selesai.

      Kode keluar: 0 tanpa kesalahan baru, 1 ada kesalahan yang baru, berubah, atau muncul lagi, 2 salah pakai, draf tidak \
      terbaca, atau berkas aturan rusak.
      """,
    aliases: ["compare"])

  @Argument(
    help: .init("Draf-draf, yang terlama dahulu: hasil periksa (.json) atau laporannya.", valueName: "draf"),
    completion: .file())
  var drafts: [String]

  @Option(
    name: .customLong("bentuk"),
    help: .init("Bentuk hasil. Bawaan: menurut akhiran nama --keluaran, atau teks.", valueName: "bentuk"))
  var format: ComparisonFormat?

  @Option(
    name: .customLong("keluaran"), help: .init("Tulis hasil ke berkas ini.", valueName: "berkas"), completion: .file())
  var output: String?

  @OptionGroup var rules: RulesOption

  @OptionGroup var settings: SettingsOption

  @OptionGroup var today: TodayOption

  @OptionGroup var ocr: RecognitionOption

  @Option(name: .customLong("warna"), help: .init("Warna pada hasil berbentuk teks.", valueName: "kapan"))
  var colour = ColourChoice.auto

  func run() async throws {
    guard drafts.count > 1 else {
      throw Misuse(
        drafts.first ?? "banding", "perlu paling sedikit dua draf", advice: "sebutkan draf lama lalu draf baru")
    }
    let format = try chosenFormat()
    var read: [Draft] = []
    var broken: RuleSet?
    for file in drafts {
      if DraftInput.isResult(file) {
        try protect(file)
        read.append(try DraftInput.draft(try InputFile.read(file), name: file))
      } else {
        let (draft, set) = try await reviewed(file)
        read.append(draft)
        if !set.problems.isEmpty { broken = set }
      }
    }
    let comparison = DraftComparison(read)
    try Terminal.deliver([(bytes: try written(comparison, format), file: output)])
    try broken?.reportProblems()
    if comparison.hasFreshErrors { throw ExitCode(ExitStatus.findings) }
  }

  private func chosenFormat() throws(Misuse) -> ComparisonFormat {
    if let format { return format }
    guard let output else { return .text }
    guard let format = ComparisonFormat(file: output) else {
      throw Misuse(
        "--keluaran \(output)", "bentuk hasil tidak dapat dikenali dari akhiran nama ini",
        advice: "pakai akhiran .txt .json .html, atau sebutkan --bentuk")
    }
    return format
  }

  private func protect(_ file: String) throws(Misuse) {
    guard let output, let identity = InputFile.identity(output), identity == InputFile.identity(file) else { return }
    throw Misuse(output, "akan menimpa draf yang dibandingkan", advice: "pilih nama lain untuk --keluaran")
  }

  /// A document reviewed as `periksa` does, with the settings that lie beside it.
  private func reviewed(_ file: String) async throws -> (Draft, RuleSet) {
    let beside = try settings.read(for: [file])
    let input = DossierFiles(
      files: [file], attachments: [], roles: beside.roles, recognition: ocr.recognition,
      besides: beside.attachments)
    try input.protect(from: output)
    let set = try rules.read(beside)
    var review = try await input.review(set, beside, doing: "Memeriksa")
    try review.checkContent(set)
    today.settle(&review, beside)
    return (Draft(review, name: file), set)
  }

  private func written(_ comparison: DraftComparison, _ format: ComparisonFormat) throws -> [UInt8] {
    switch format {
    case .text:
      let width = output == nil ? Terminal.width : Terminal.widthOfFiles
      return Array(ComparisonText(comparison, width: width, colour: colour.isOn(toFile: output != nil)).write().utf8)
    case .json: return Array(ComparisonJSON(comparison, version: Reviu.version).write().utf8)
    case .html: return Array(try ComparisonPage(comparison).write().utf8)
    }
  }
}

/// The form of a comparison.
enum ComparisonFormat: String, ExpressibleByArgument, CaseIterable {
  case text = "teks"
  case json
  case html

  /// By the ending of a file's name.
  init?(file: String) {
    switch file.lowercased().split(separator: ".").last {
    case "txt": self = .text
    case "json": self = .json
    case "html", "htm": self = .html
    default: return nil
    }
  }
}
