internal import ArgumentParser
internal import Documents
internal import Facts
internal import Reporters
internal import Reviewing

/// `periksa`: reviews a dossier and writes the report.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "periksa", abstract: "Periksa laporan kinerja beserta dokumen pendampingnya.",
    usage: "reviu periksa <berkas> ... [<pilihan>]",
    discussion: """
      Semua berkas yang disebut adalah satu berkas usulan: laporan kinerja dan, bila ada, PK, IKU, Renja, Renstra, dan \
      seterusnya. Folder atau berkas ZIP berarti semua dokumen di dalamnya. Peran tiap berkas dikenali dari nama atau isinya; yang \
      keliru dibetulkan dengan --peran, misalnya --peran pk=perjanjian.docx.

      Kode keluar: 0 tanpa temuan setingkat --gagal-pada (bawaan error) atau lebih berat dan semuanya selesai diperiksa, \
      1 ada temuan seperti itu, 2 salah pakai, laporan tidak terbaca, atau berkas aturan rusak, 3 tanpa temuan seperti itu \
      tetapi ada yang tidak terbaca atau tidak selesai diperiksa (--gagal-pada belum menjadikannya 1; tingkat yang disebut \
      tanpa belum menjadikannya 0; --gagal-pada tidak menjadikan 1 dan 3 itu 0).
      """,
    aliases: ["check"])

  @OptionGroup var dossier: DossierOption

  @OptionGroup var output: OutputOption

  @OptionGroup var askedForms: FormsOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var settings: SettingsOption

  @OptionGroup var today: TodayOption

  @OptionGroup var base: BaseOption

  @Option(name: .customLong("tingkat"), help: .init("Temuan teringan yang ditampilkan.", valueName: "tingkat"))
  var minimum = Level.note

  @Option(
    name: .customLong("gagal-pada"),
    help: .init(
      "Yang membuat kode keluar 1: temuan teringan, atau belum untuk yang tidak terbaca; dapat diulang. Bawaan: error.",
      valueName: "tingkat"))
  var failures: [FailureLevel] = []

  @Option(
    name: .customLong("paling-banyak"),
    help: .init(
      "Temuan terbanyak yang ditulis pada hasil teks, --ringkas, dan formulir, sedikitnya 1; yang terberat dahulu.",
      valueName: "jumlah"))
  var most: Amount?

  @Flag(
    name: .customLong("ringkas"), help: "Satu baris untuk setiap tempat: berkas:baris:kolom: tingkat aturan: pesan.")
  var isCompact = false

  @Flag(name: .customLong("statistik"), help: "Hanya banyaknya temuan menurut aturan.")
  var isStatistics = false

  @OptionGroup var selection: RuleSelectionOption

  @Option(name: .customLong("warna"), help: .init("Warna pada hasil berbentuk teks.", valueName: "kapan"))
  var colour = ColourChoice.auto

  @Flag(
    name: .customLong("masing-masing"),
    help: "Periksa setiap berkas sebagai laporan sendiri; nama hasil diberi nama berkasnya.")
  var each = false

  @Flag(
    name: .customLong("pantau"),
    help: "Periksa lagi setiap kali salah satu berkasnya disimpan, sampai dihentikan; hanya yang berubah dibaca ulang.")
  var watches = false

  @Flag(name: .customLong("profil"), help: "Tulis lama kerja tiap aturan ke galat baku, yang terlama dahulu.")
  var profile = false

  func run() async throws {
    let order = try order()
    if watches { return try await watch(order) }
    guard !each else { return try await reviewEach(order) }
    let review = try await reviewed(order, order.input, order.choices)
    try order.set.reportProblems()
    if let code = FailureLevel.code(for: review, failures) { throw ExitCode(code) }
  }

  /// What is to be done, read and checked before any file of the dossier.
  private struct Order {
    let beside: SettingsFile
    let input: DossierFiles
    let set: RuleSet
    let forms: [String]
    let flag: OutputFlag?
    let choices: [OutputChoice]
    /// The head of forms on paper.
    let head: FormHead?
    let known: Draft?
  }

  /// - Parameter isAgain: whether the results are those this run wrote before.
  private func order(isAgain: Bool = false) throws -> Order {
    let beside = try settings.read(for: dossier.files)
    let input = dossier.input(beside)
    let flag = try output.flag([("--ringkas", isCompact, .lines), ("--statistik", isStatistics, .statistics)])
    let choices = try output.choices(flag)
    for choice in choices where !isAgain { try input.protect(from: choice.file) }
    if let most, !choices.contains(where: \.format.heedsMost) {
      throw Misuse(
        "--paling-banyak \(most.value)", "bentuk hasil yang diminta selalu memuat semua temuan",
        advice: "hapus pilihan ini, atau minta hasil teks, --ringkas, atau formulir")
    }
    let known = try base.draft()
    let set = try selection.select(try rules.read(beside))
    let forms = try set.forms(askedForms.ids, beside)
    // Only forms on paper have a head.
    let head = choices.allSatisfy(\.format.isText) ? nil : try FormHead(beside, set.library)
    if each || watches { try checkManner(known) }
    return Order(
      beside: beside, input: input, set: set, forms: forms, flag: flag, choices: choices, head: head, known: known)
  }

  /// Refuses what several reports, or a review that begins again, cannot have.
  private func checkManner(_ known: Draft?) throws(Misuse) {
    if each, known != nil {
      throw Misuse(
        "--dasar", "hanya untuk satu laporan",
        advice: "hapus --masing-masing, atau periksa satu per satu dengan --dasar")
    }
    guard dossier.files.contains(DossierOption.standardInput) || each && watches else { return }
    if watches {
      throw Misuse(
        "--pantau", "memantau satu laporan yang tersimpan sebagai berkas",
        advice: "sebutkan berkasnya, tanpa - dan tanpa --masing-masing")
    }
    throw Misuse(
      "--masing-masing", "masukan baku tidak dapat dibaca sebagai salah satu dari beberapa laporan",
      advice: "hapus --masing-masing, atau sebutkan berkasnya")
  }

  /// Reviews once and writes all results.
  private func reviewed(_ order: Order, _ input: DossierFiles, _ choices: [OutputChoice]) async throws -> Review {
    var review = try await input.review(order.set, order.beside, doing: "Memeriksa")
    today.settle(&review, order.beside)
    if let known = order.known { review.settlement.base = (known.name, review.setAside(knownFrom: known)) }
    try deliver(review, order.forms, choices, order.head)
    if profile { Terminal.tell(Profile(review: review).lines.joined(separator: "\n")) }
    try review.checkContent(order.set)
    return review
  }

  /// Reviews again and again; settings that change are read anew.
  private func watch(_ first: Order) async throws {
    var order: Order? = first
    var last = first
    let watch = ReviewWatch(outputs: first.choices.compactMap(\.file)) {
      settings.places(for: dossier.files) + RuleFolder.places(rules.folder) + RuleFolder.places(last.beside.rules)
    }
    try await watch.run {
      if let order { last = order } else { last = try self.order(isAgain: true) }
      order = nil
      return last.input
    } _: { input in
      _ = try await reviewed(last, input, last.choices)
      last.set.tellProblems()
    }
  }

  /// Reviews each file by itself, with the attachments that belong to it. One that cannot be judged keeps no other from
  /// being reviewed.
  private func reviewEach(_ order: Order) async throws {
    let input = order.input
    let reports = try input.reports()
    let choices = try output.choices(forEach: reports, order.flag)
    for choice in choices.joined() { try input.protect(from: choice.file) }
    var codes: Set<Int32> = []
    var problems: [Misuse] = []
    for (file, choices) in zip(reports, choices) {
      var own = input
      own.files = [file]
      do {
        let review = try await reviewed(order, own, choices)
        if let code = FailureLevel.code(for: review, failures) { codes.insert(code) }
      } catch let problem as Misuse {
        problems.append(problem)
      }
    }
    try order.set.reportProblems()
    for problem in problems.dropLast() { Terminal.tell("reviu: \(problem)") }
    if let problem = problems.last { throw problem }
    if let code = codes.min() { throw ExitCode(code) }
  }

  private func deliver(
    _ review: Review, _ forms: [String], _ choices: [OutputChoice], _ head: FormHead?
  ) throws {
    var output = ReviewOutput(
      review: review, formIDs: forms, minimum: minimum.severity, version: Reviu.version)
    head?.fill(&output.subject)
    output.most = most?.value
    let orders = choices.map { choice in
      var own = output
      own.width = choice.file == nil ? Terminal.width : Terminal.widthOfFiles
      own.hasColour = colour.isOn(toFile: choice.file != nil)
      return (output: own, choice: choice)
    }
    let written = Parallel.map(orders) { order in Result { try order.choice.format.bytes(of: order.output) } }
    let results = try zip(written, choices).map { (bytes: try $0.get(), file: $1.file) }
    try Terminal.deliver(results)
  }
}
