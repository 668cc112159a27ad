internal import ArgumentParser
internal import Glibc
internal import Reporters
internal import Reviewing

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

  @Option(
    name: .customLong("formulir"),
    help: .init("Formulir yang diisi; dapat diulang. Bawaan: lembar-asistensi dan kertas-kerja-reviu.", valueName: "id")
  )
  var formIDs: [String] = []

  @OptionGroup var rules: RulesOption

  @OptionGroup var settings: SettingsOption

  @OptionGroup var today: TodayOption

  @OptionGroup var ocr: RecognitionOption

  @OptionGroup var progress: ProgressOption

  @Option(name: .customLong("warna"), help: .init("Warna pada tabel di layar.", valueName: "kapan"))
  var colour = ColourChoice.auto

  func run() async throws {
    // A broken rule would be told by every dossier; it is told once, before any is reviewed.
    let set = try rules.read()
    try set.reportProblems()
    _ = try set.library.chosenForms(formIDs)
    let input = try BatchInput(folders, output: output)
    let output = try BatchOutput(output, apartFrom: try folders.map(BatchOutput.real))
    let arguments = try childArguments()
    let key = try BatchKey(rules: set, arguments: arguments, settings: settings, today: today)
    let review = DossierReview(
      program: try OwnProgram.path(), arguments: ["periksa"] + arguments + ["--kemajuan", "tidak"],
      hasPage: !isWithoutPages, limits: limits.limits)
    let batch = BatchRun(
      dossiers: input.dossiers, output: output, names: BatchNames(input.dossiers.map(\.id)), review: review,
      width: width?.value ?? Self.cores, shape: progress.shape)
    let work = Task { try await batch.outcome(key) }
    let signals = try StopSignals { work.cancel() }
    let outcome = try await work.value
    try BatchTimes.add(outcome.seconds, to: output)
    if let signal = signals.received, !outcome.isWhole { throw stopped(outcome, by: signal) }
    let dossiers = outcome.results.compactMap { $0 }
    try BatchResults(
      output: output, dossiers: dossiers, hasPages: !isWithoutPages, passedOver: input.passedOver
    ).write()
    try tell(dossiers, outcome, input.passedOver)
    if let code = Self.code(dossiers) { throw ExitCode(code) }
  }

  private static let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// The options of each review, which works in the folder of its dossier: paths begin at the root.
  private func childArguments() throws(Misuse) -> [String] {
    var arguments = formIDs.flatMap { ["--formulir", $0] } + ocr.arguments
    if let folder = rules.folder { arguments += ["--aturan", try BatchOutput.real(folder)] }
    if let file = settings.file { arguments += ["--konfigurasi", try BatchOutput.real(file)] }
    if settings.isIgnored { arguments.append("--tanpa-konfigurasi") }
    if let day = today.today { arguments += ["--tanggal", day.written] }
    return arguments
  }

  private func stopped(_ outcome: BatchRun.Outcome, by signal: Int32) -> ExitCode {
    let done = outcome.results.count { $0 != nil }
    Terminal.tell(
      "reviu: dihentikan; \(done) dari \(outcome.results.count) dosir selesai. Ulangi perintah yang sama untuk meneruskan.")
    return ExitCode(128 + signal)
  }

  private func tell(_ dossiers: [ReviewedDossier], _ outcome: BatchRun.Outcome, _ passedOver: [String]) throws {
    let table = BatchText(dossiers, width: Terminal.width, colour: colour.isOn(toFile: false)).write()
    try Terminal.deliver(table, to: nil)
    for words in passedOver { Terminal.tell("reviu: dilewati: \(words)") }
    if outcome.unchanged > 0 { Terminal.tell("reviu: \(outcome.unchanged) dosir tidak berubah dan tidak diperiksa lagi.") }
    Terminal.tell("reviu: ringkasan di \(output)/\(BatchOutput.Summary.page.rawValue)")
  }

  /// What the run comes to; nil when nothing is wrong and all of it was read.
  private static func code(_ dossiers: [ReviewedDossier]) -> Int32? {
    if dossiers.contains(where: { $0.review.map { $0.counts.error > 0 } ?? false }) { return ExitStatus.findings }
    return dossiers.allSatisfy { $0.review?.isWhole ?? false } ? nil : ExitStatus.partial
  }
}

/// `--waktu` and `--memori`: what the review of one dossier may use.
struct DossierLimitOption: ParsableArguments {
  @Option(
    name: .customLong("waktu"),
    help: .init("Detik komputasi terbanyak untuk satu dosir; yang melebihi dicatat gagal.", valueName: "detik"))
  var seconds = Amount(300)

  @Option(
    name: .customLong("memori"),
    help: .init("Memori terbanyak untuk satu dosir, dalam MB, sedikitnya 64.", valueName: "MB"))
  var memory = Amount(512)

  func validate() throws {
    guard memory.value >= 64 else {
      throw ValidationError("Nilai '\(memory.value)' tidak berlaku untuk '--memori'; sedikitnya 64.")
    }
  }

  var limits: DossierLimits { DossierLimits(seconds: seconds.value, memory: memory.value) }
}
