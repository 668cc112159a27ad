internal import Archives
internal import ArgumentParser
internal import Documents
internal import Facts
internal import Reporters
internal import Reviewing

/// `anotasi`: writes the author's own file with a comment at the words of each finding.
struct AnnotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anotasi", abstract: "Tulis salinan draf dengan komentar pada kata yang dipersoalkan.",
    usage: "reviu anotasi <draf> [<berkas> ...] --keluaran <berkas> [<pilihan>]",
    discussion: """
      Berkas pertama adalah draf yang diberi komentar: dokumen Word (.docx) atau PDF yang berisi teks. Berkas lain hanya \
      dibandingkan dengannya. Salinan Word tetap sama dengan aslinya di luar komentar; penulis komentar menyebut \
      tingkatnya (reviu – Kesalahan, reviu – Peringatan, reviu – Catatan), sehingga dapat disaring di Word. Bila draf \
      sudah berisi komentar reviu, hanya komentar reviu yang diganti. Temuan yang diterima dalam reviu.yaml tidak \
      dikomentari.

      Dengan --usulkan, yang ganti katanya diketahui pasti (salah eja, kata berulang, nama instansi, judul peraturan) \
      diusulkan dalam salinan Word sebagai perubahan terlacak oleh penulis reviu, untuk diterima atau ditolak di Word; \
      yang tersisa dikomentari. Angka tidak pernah diubah; hanya nomor keterangan tabel atau gambar.

      Kode keluar: 0 salinan ditulis, 2 salah pakai, draf tidak dapat diberi komentar, atau berkas aturan rusak.
      """,
    aliases: ["annotate"])

  @OptionGroup var dossier: DossierOption

  @Option(
    name: .customLong("keluaran"), help: .init("Berkas salinan yang ditulis.", valueName: "berkas"),
    completion: .file())
  var output: String

  @OptionGroup var rules: RulesOption

  @OptionGroup var settings: SettingsOption

  @OptionGroup var today: TodayOption

  @Option(name: .customLong("tingkat"), help: .init("Temuan teringan yang dijadikan komentar.", valueName: "tingkat"))
  var minimum = Level.note

  @Flag(
    name: .customLong("usulkan"),
    help: "Usulkan pembetulan kata sebagai perubahan terlacak dalam salinan Word; angka tidak diubah.")
  var proposes = false

  func run() async throws {
    guard let draft = dossier.files.first else {
      throw Misuse("anotasi", "belum ada draf", advice: "sebutkan berkasnya")
    }
    guard draft != DossierOption.standardInput else {
      throw Misuse(
        "anotasi -", "draf yang dikomentari tidak dapat datang dari masukan baku, karena dibaca dua kali",
        advice: "simpan dahulu sebagai berkas")
    }
    var bytes = try InputFile.read(draft)
    let kind = try Kind(bytes, file: draft)
    try kind.check(output, of: draft)
    guard !proposes || kind == .word else {
      throw Misuse("--usulkan", "PDF tidak dapat memuat perubahan terlacak", advice: "pakai naskah Word-nya (.docx)")
    }
    let beside = try settings.read(for: dossier.files)
    var input = dossier.input(beside)
    // A second review reads only the draft again.
    if proposes { input.kept = ReadFiles() }
    try input.protect(from: output)
    let set = try rules.read(beside)
    var (review, file) = try await review(draft, input, set, beside)
    var proposal: WordCorrection?
    if proposes {
      let correction = try corrected(bytes, file, review)
      proposal = correction
      // What is left is said of the draft as it reads with every change accepted.
      if correction.count > 0 {
        bytes = correction.bytes
        input.instead = (draft, bytes)
        (review, file) = try await self.review(draft, input, set, beside)
      }
    }
    let list = RemarkList(review, file: file, minimum: minimum.severity)
    let result = try annotated(bytes, kind, file, list)
    try Terminal.deliver([(result.bytes, output)])
    tell(result, list, proposal)
    try set.reportProblems()
  }

  /// The review of the dossier, and the draft in it.
  private func review(
    _ draft: String, _ input: DossierFiles, _ set: RuleSet, _ beside: SettingsFile
  ) async throws -> (review: Review, file: AnnotatedFile) {
    var review = try await input.review(set, beside, doing: "Memeriksa")
    guard let file = AnnotatedFile(draft, in: review.book.dossier) else {
      throw Misuse(draft, "tidak ada di antara berkas yang dibaca", advice: "sebutkan draf sebagai berkas pertama")
    }
    try file.document.checkContent(named: draft, set)
    today.settle(&review, beside)
    return (review, file)
  }

  private func corrected(_ bytes: [UInt8], _ file: AnnotatedFile, _ review: Review) throws(Misuse) -> WordCorrection {
    do { return try WordCorrection(bytes, file: file, review: review, minimum: minimum.severity) } catch {
      throw Misuse(dossier.files[0], "tidak dapat dibetulkan", advice: error.reason)
    }
  }

  private func annotated(
    _ bytes: [UInt8], _ kind: Kind, _ file: AnnotatedFile, _ list: RemarkList
  ) throws(Misuse) -> (bytes: [UInt8], count: Int, notices: [String]) {
    switch kind {
    case .word:
      do {
        let result = try WordAnnotation(bytes, file: file, remarks: list.remarks)
        return (result.bytes, result.count, result.notices)
      } catch { throw Misuse(dossier.files[0], "tidak dapat diberi komentar", advice: error.reason) }
    case .pdf:
      do {
        let result = try PDFAnnotation(bytes, file: file, remarks: list.remarks)
        return (result.bytes, result.count, result.notices)
      } catch { throw Misuse(dossier.files[0], "tidak dapat diberi catatan", advice: error.reason) }
    }
  }

  /// Says what was written and what was not.
  private func tell(
    _ result: (bytes: [UInt8], count: Int, notices: [String]), _ list: RemarkList, _ proposal: WordCorrection?
  ) {
    let counts = [Severity.error, .warning, .note].map { weight in
      (weight, list.remarks.count { $0.severity == weight })
    }
    let kinds = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.display.lowercased())" }.joined(separator: ", ")
    var lines = ["\(output): \(result.count) komentar" + (kinds.isEmpty ? "" : " (\(kinds))") + "."]
    if let proposal {
      let left = proposal.left == 0 ? "" : "; \(proposal.left) lainnya hanya dikomentari"
      lines.append("\(proposal.count) pembetulan kata diusulkan sebagai perubahan terlacak\(left).")
    }
    if list.elsewhere > 0 {
      lines.append(
        "\(list.elsewhere) temuan menyangkut berkas lain dan tidak dikomentari di sini; lihat `reviu periksa`.")
    }
    lines += result.notices
    Terminal.tell(lines.map(\.plain).joined(separator: "\n"))
  }

  /// What kind of file can hold comments.
  private enum Kind {
    case word, pdf

    /// A copy under the ending of another kind would not open.
    func check(_ output: String, of draft: String) throws(Misuse) {
      let word = ["docx", "docm", "dotx", "dotm"]
      let known = Self.ending(draft)
      let wanted = self == .pdf ? "pdf" : word.contains(known) ? known : "docx"
      let chosen = Self.ending(output)
      guard !chosen.isEmpty, chosen != wanted else { return }
      throw Misuse(
        "--keluaran \(output)", "salinan draf ini tidak dapat dibuka dengan akhiran nama .\(chosen)",
        advice: "akhiri namanya dengan .\(wanted)")
    }

    /// What follows the last dot of a file's name, in small letters.
    private static func ending(_ file: String) -> String {
      let parts = file.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
      return parts.count > 1 ? parts.last?.lowercased() ?? "" : ""
    }

    init(_ bytes: [UInt8], file: String) throws(Misuse) {
      if String(decoding: bytes.prefix(1024), as: UTF8.self).contains("%PDF-") {
        self = .pdf
        return
      }
      let ending = Self.ending(file)
      guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
        let advice =
          ["doc", "rtf"].contains(ending)
          ? "buka di Word atau LibreOffice, simpan sebagai .docx, lalu ulangi"
          : "komentar hanya dapat ditulis ke .docx dan PDF; untuk format lain gunakan `reviu periksa`"
        throw Misuse(file, "format ini tidak dapat memuat komentar reviu", advice: advice)
      }
      let names: [String]
      do { names = try ZipArchive(bytes).names() } catch { throw Misuse(file, "rusak", advice: error.reason) }
      if names.contains(where: { $0.hasPrefix("word/") }) {
        self = .word
      } else if names.contains(where: { $0.hasPrefix("xl/") }) {
        throw Misuse(
          file, "buku kerja Excel tidak diberi komentar",
          advice: "gunakan `reviu periksa`; setiap temuan menyebut lembar dan selnya")
      } else if ["odt", "ott"].contains(ending) {
        throw Misuse(
          file, "dokumen OpenDocument tidak diberi komentar", advice: "simpan sebagai .docx di LibreOffice, lalu ulangi"
        )
      } else {
        throw Misuse(
          file, "ini kumpulan berkas, bukan satu draf",
          advice: "sebutkan berkas .docx laporannya sebagai berkas pertama")
      }
    }
  }
}
