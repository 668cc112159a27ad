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
      akhiran --keluaran.

      Pernyataan Telah Direviu hanya disusun dengan --disetujui-oleh, dan ditolak selama masih ada kesalahan; dengan \
      --dengan-pengecualian pernyataan itu menyebut jumlah kesalahannya.

      Kode keluar: 0 formulir ditulis, 2 salah pakai, laporan tidak terbaca, atau berkas aturan rusak.
      """,
    aliases: ["fill"])

  @Argument(
    help: .init("Laporan kinerja dan dokumen pendampingnya, atau foldernya.", valueName: "berkas"), completion: .file())
  var files: [String]

  @Option(
    name: .customLong("lampiran"),
    help: .init("Berkas atau folder pendamping; dapat diulang.", valueName: "berkas"), completion: .file())
  var attachments: [String] = []

  @Option(
    name: .customLong("peran"),
    help: .init("Peran sebuah berkas; dapat diulang.", valueName: "peran=berkas"))
  var roles: [RoleChoice] = []

  @Option(
    name: .customLong("formulir"),
    help: .init("Formulir yang diisi; dapat diulang. Bawaan: lembar-asistensi dan kertas-kerja-reviu.", valueName: "id")
  )
  var formIDs: [String] = []

  @Option(
    name: .customLong("keluaran"),
    help: .init("Tulis formulir ke berkas ini (.docx atau .xlsx); dapat diulang.", valueName: "berkas"),
    completion: .file(extensions: ["docx", "xlsx"]))
  var outputs: [String]

  @OptionGroup var head: FormHeadOption

  @Option(
    name: .customLong("disetujui-oleh"),
    help: .init("Susun Pernyataan Telah Direviu atas persetujuan orang ini.", valueName: "nama"))
  var approver: String?

  @Flag(
    name: .customLong("dengan-pengecualian"),
    help: "Susun pernyataan walau masih ada kesalahan; jumlahnya disebut sebagai pengecualian.")
  var qualified = false

  @OptionGroup var rules: RulesOption

  @OptionGroup var settings: SettingsOption

  @OptionGroup var ocr: RecognitionOption

  func run() async throws {
    let beside = try settings.read(for: files)
    let input = DossierFiles(
      files: files, attachments: attachments, roles: beside.roles(beside: roles), recognition: ocr.recognition,
      besides: beside.attachments)
    let kinds = try outputs.map { file throws(Misuse) in
      try input.protect(from: file)
      return try FormFileKind(file)
    }
    let set = try rules.read(toppedBy: beside.rules)
    let forms = try set.library.chosenForms(formIDs.isEmpty ? beside.content?.forms ?? [] : formIDs)
    let approval = try approval(set.library, forms)
    let letterhead = try head.letterhead(beside)
    let progress = ProgressLine("Mengisi formulir untuk \(files.joined(separator: ", ")) …")
    let review: Review
    do {
      review = Review(try await input.dossier(set.library), library: set.library, stated: beside.identity)
      progress.finish()
    } catch {
      progress.finish()
      throw error
    }
    if let report = review.book.dossier.documents.first(where: { $0.role == .lkj }), report.blocks.isEmpty {
      set.tellProblems()
      throw Misuse(report.file, "tidak ada isi yang dapat dibaca", advice: report.gaps.first?.reason)
    }
    try checkApproval(review)
    var subject = FormSubject(of: review)
    head.fill(&subject)
    subject.letterhead = letterhead
    for (file, kind) in zip(outputs, kinds) {
      let bytes =
        switch kind {
        case .word: try FormDocument(review: review, formIDs: forms, subject: subject, approval: approval).write()
        case .excel: try FormWorkbook(review: review, formIDs: forms, subject: subject, approval: approval).write()
        }
      try Terminal.deliver(bytes, to: file)
    }
    try set.reportProblems()
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

/// The kind of file a form is written as, told by its name.
enum FormFileKind {
  case word, excel

  init(_ file: String) throws(Misuse) {
    let name = file.lowercased()
    if name.hasSuffix(".docx") {
      self = .word
    } else if name.hasSuffix(".xlsx") {
      self = .excel
    } else {
      throw Misuse(file, "jenis berkas hasil tidak dikenal", advice: "akhiri --keluaran dengan .docx atau .xlsx")
    }
  }
}

extension RuleLibrary {
  /// The forms asked for, each once; by default the two that reviewers fill in, as far as the rules have them.
  func chosenForms(_ ids: [String]) throws(Misuse) -> [String] {
    let known = forms.map(\.id)
    for id in ids where !known.contains(id) {
      let list =
        known.isEmpty ? "tidak ada formulir di folder aturan ini" : "yang ada: \(known.joined(separator: ", "))"
      throw Misuse("--formulir \(id)", "formulir tidak dikenal", advice: list)
    }
    var seen: Set<String> = []
    let chosen = ids.filter { seen.insert($0).inserted }
    let usual = chosen.isEmpty ? ["lembar-asistensi", "kertas-kerja-reviu"].filter(known.contains) : chosen
    guard !usual.isEmpty else {
      throw Misuse("--formulir", "tidak ada formulir untuk diisi", advice: "yang ada: \(known.joined(separator: ", "))")
    }
    return usual
  }
}
