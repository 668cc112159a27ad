internal import ArgumentParser
internal import Documents
internal import Facts
internal import Reporters
internal import Reviewing

/// `isi`: writes the official forms, filled in, as a Word document or an Excel workbook.
struct FillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "isi", abstract: "Isi formulir resmi menjadi dokumen Word (.docx) atau Excel (.xlsx).",
    usage: "reviu isi <berkas> ... --keluaran <berkas.docx> [<pilihan>]",
    discussion: """
      Laporan dan pendampingnya disebut seperti pada periksa. Jawaban dicentang, catatan disusun dari temuan, dan yang \
      belum dapat dinilai ditandai agar diisi pemeriksa; tanda tangan dikosongkan. Jenis berkas hasil ditentukan oleh \
      akhiran --keluaran. Temuan yang diterima dalam reviu.yaml disebut terpisah dan tidak menghalangi pernyataan.

      Pernyataan Telah Direviu hanya disusun dengan --disetujui-oleh, dan ditolak selama masih ada kesalahan; dengan \
      --dengan-pengecualian pernyataan itu menyebut jumlah kesalahannya.

      Kode keluar: 0 formulir ditulis, 2 salah pakai, laporan tidak terbaca, atau berkas aturan rusak.
      """,
    aliases: ["fill"])

  @OptionGroup var dossier: DossierOption

  @OptionGroup var askedForms: FormsOption

  @OptionGroup var output: OutputOption

  @OptionGroup var head: FormHeadOption

  @Option(
    name: .customLong("disetujui-oleh"),
    help: .init("Susun Pernyataan Telah Direviu atas persetujuan orang ini.", valueName: "nama"))
  var approver: String?

  @Flag(
    name: .customLong("dengan-pengecualian"),
    help: "Susun pernyataan walau masih ada kesalahan; jumlahnya disebut sebagai pengecualian.")
  var qualified = false

  @Option(
    name: .customLong("tingkat"),
    help: .init("Catatan teringan yang dimuat; yang lebih ringan hanya dihitung.", valueName: "tingkat"))
  var minimum = Level.note

  @Option(
    name: .customLong("paling-banyak"),
    help: .init("Temuan terbanyak dalam daftar catatan, sedikitnya 1; sisanya hanya dihitung.", valueName: "jumlah"))
  var most: Amount?

  @Flag(
    name: .customLong("tanpa-lampiran-catatan"), help: "Jangan memuat lampiran catatan penulisan; jumlahnya disebut.")
  var hasNoAnnex = false

  @Flag(name: .customLong("timpa"), help: "Ganti hasil yang sudah ada, juga yang sudah diisi dengan tangan.")
  var overwrites = false

  @OptionGroup var rules: RulesOption

  @OptionGroup var settings: SettingsOption

  @OptionGroup var today: TodayOption

  func run() async throws {
    let beside = try settings.read(for: dossier.files)
    let input = dossier.input(beside)
    let choices = try output.choices(among: [.docx, .xlsx])
    for choice in choices {
      try input.protect(from: choice.file)
      try protect(choice.file)
    }
    let set = try rules.read(beside)
    let forms = try set.forms(askedForms.ids, beside)
    guard !forms.isEmpty else {
      let known = set.library.forms.map(\.id).joined(separator: ", ")
      throw Misuse("--formulir", "tidak ada formulir untuk diisi", advice: "yang ada: \(known)")
    }
    let approval = try approval(set.library, forms)
    let head = try head.head(beside, set.library)
    var review = try await input.review(set, beside, doing: "Mengisi formulir untuk")
    try review.checkContent(set)
    today.settle(&review, beside)
    try checkApproval(review)
    var filled = ReviewOutput(review: review, formIDs: forms, minimum: minimum.severity, version: Reviu.version)
    head.fill(&filled.subject)
    filled.subject.date = today.today?.display
    filled.approval = approval
    filled.hasAnnex = !hasNoAnnex
    filled.most = most?.value
    var results: [(bytes: [UInt8], file: String?)] = []
    for choice in choices { results.append((try choice.format.bytes(of: filled), choice.file)) }
    try Terminal.deliver(results)
    try set.reportProblems()
  }

  /// A form may have been filled in by hand since it was written.
  private func protect(_ file: String?) throws(Misuse) {
    guard let file, !overwrites, OutputFile.hasContent(file) else { return }
    throw Misuse(
      file, "sudah ada dan tidak diganti",
      advice: "beri nama lain, atau tambahkan --timpa bila isinya tidak diperlukan lagi")
  }

  /// Who signs off; refused where no chosen form has a statement to draft.
  private func approval(_ library: RuleLibrary, _ forms: [String]) throws(Misuse) -> Approval? {
    guard let approver else {
      if qualified { throw Misuse("--dengan-pengecualian", "hanya berarti bersama --disetujui-oleh") }
      return nil
    }
    guard !approver.plain.isEmpty else { throw Misuse("--disetujui-oleh", "nama kosong", advice: "sebutkan namanya") }
    let able = library.forms.filter { $0.paper.statement != nil }.map(\.id)
    guard forms.contains(where: able.contains) else {
      let advice =
        able.isEmpty
        ? "tidak ada formulir yang memuat pernyataan" : "tambahkan --formulir \(able.joined(separator: " atau "))"
      throw Misuse("--disetujui-oleh", "formulir yang dipilih tidak memuat pernyataan telah direviu", advice: advice)
    }
    return Approval(name: approver)
  }

  /// A statement that nothing was found would be false while errors stand.
  private func checkApproval(_ review: Review) throws(Misuse) {
    let errors = review.standingErrors
    guard approver != nil, errors > 0, !qualified else { return }
    throw Misuse(
      "--disetujui-oleh", "pernyataan tidak disusun karena masih ada \(errors) kesalahan",
      advice: "perbaiki laporannya, atau tambahkan --dengan-pengecualian agar pernyataan menyebut jumlah kesalahan itu")
  }
}
