internal import ArgumentParser
internal import Reporters

/// `banyak`: reviews every dossier in some folders, each in a process of its own, and writes an overview.
struct BatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "banyak", abstract: "Periksa banyak dosir sekaligus dan susun ringkasannya.",
    usage: "reviu banyak <folder> ... --keluaran <folder> [<pilihan>]",
    discussion: """
      Setiap subfolder, berkas ZIP, atau dokumen di dalam folder yang disebut adalah satu dosir, diperiksa seperti oleh \
      reviu periksa dalam proses tersendiri. Yang gagal menjadi satu baris dengan sebabnya dan tidak menghentikan yang lain.

      Folder keluaran berisi ringkasan.html, dosir.csv, dosir.jsonl, temuan.jsonl, lama.jsonl (detik tiap dosir), dan \
      untuk setiap dosir satu folder dengan reviu.json dan reviu.html. Perintah yang sama dapat diulang, juga setelah \
      dihentikan: hanya dosir yang berubah (isinya, aturannya, konfigurasinya, pilihannya, atau programnya) dan yang gagal \
      diperiksa lagi.

      Kode keluar: 0 semua selesai diperiksa tanpa kesalahan, 1 ada dosir dengan kesalahan, 2 salah pakai atau berkas aturan \
      rusak, 3 tanpa kesalahan tetapi ada dosir yang gagal, tidak terbaca, atau tidak selesai diperiksa.
      """,
    aliases: ["batch"])

  @Argument(help: .init("Folder berisi dosir.", valueName: "folder"), completion: .directory)
  var folders: [String]

  @Option(
    name: .customLong("keluaran"),
    help: .init("Folder hasil: baru, kosong, atau hasil reviu banyak terdahulu.", valueName: "folder"),
    completion: .directory)
  var output: String

  @Option(
    name: [.customShort("j"), .customLong("serentak")],
    help: .init("Banyaknya dosir yang diperiksa bersamaan. Bawaan: sebanyak inti prosesor.", valueName: "jumlah"))
  var width: Amount?

  @OptionGroup var limits: DossierLimitOption

  @Flag(name: .customLong("tanpa-html"), help: "Jangan tulis reviu.html setiap dosir.")
  var isWithoutPages = false

  @OptionGroup var choices: EachReviewOption

  @OptionGroup var progress: ProgressOption

  @Option(name: .customLong("warna"), help: .init("Warna pada tabel di layar.", valueName: "kapan"))
  var colour = ColourChoice.auto

  func run() async throws {
    let set = try choices.checkedRules()
    let input = try BatchInput(folders, output: output)
    let output = try BatchOutput(output, apartFrom: try folders.map(BatchOutput.real))
    let arguments = try choices.arguments()
    let key = try BatchKey(rules: set, arguments: arguments, choices)
    let review = DossierReview(
      program: try OwnProgram.path(), arguments: arguments,
      hasPage: !isWithoutPages, limits: limits.limits)
    let batch = BatchRun(
      dossiers: input.dossiers, output: output, names: BatchNames(input.dossiers.map(\.id)), review: review,
      width: width?.value ?? OwnProgram.cores, shape: progress.shape)
    let work = Task { try await batch.outcome(key) }
    let signals = try StopSignals { _ in work.cancel() }
    let outcome = try await work.value
    try BatchTimes.add(outcome.seconds, to: output)
    if let signal = signals.received, !outcome.isWhole { throw stopped(outcome, by: signal) }
    let dossiers = outcome.results.compactMap { $0 }
    let results = BatchResults(
      output: output, dossiers: dossiers, hasPages: !isWithoutPages, passedOver: input.passedOver)
    try results.write()
    try tell(results, outcome.unchanged)
    if let code = Self.code(dossiers) { throw ExitCode(code) }
  }

  private func stopped(_ outcome: BatchRun.Outcome, by signal: Int32) -> ExitCode {
    let done = outcome.results.count { $0 != nil }
    Terminal.tell(
      "reviu: dihentikan; \(done) dari \(outcome.results.count) dosir selesai. Ulangi perintah yang sama untuk meneruskan."
    )
    return ExitCode(128 + signal)
  }

  private func tell(_ results: BatchResults, _ unchanged: Int) throws {
    let table = BatchText(results.dossiers, width: Terminal.width, colour: colour.isOn(toFile: false)).write()
    try Terminal.deliver(table, to: nil)
    for words in results.passedOver { Terminal.tell("reviu: dilewati: \(words.plain)") }
    for folder in try results.leftOver() {
      Terminal.tell("reviu: hasil lama tanpa dosirnya: \(output)/\(folder)".plain)
    }
    if unchanged > 0 { Terminal.tell("reviu: \(unchanged) dosir tidak berubah dan tidak diperiksa lagi") }
    Terminal.tell("reviu: ringkasan di \(output)/\(BatchOutput.Summary.page.rawValue)".plain)
  }

  /// What the run comes to; nil when nothing is wrong and all of it was read.
  private static func code(_ dossiers: [ReviewedDossier]) -> Int32? {
    if dossiers.contains(where: { $0.review.map { $0.counts.error > 0 } ?? false }) { return ExitStatus.findings }
    return dossiers.allSatisfy { $0.review?.isWhole ?? false } ? nil : ExitStatus.partial
  }
}
