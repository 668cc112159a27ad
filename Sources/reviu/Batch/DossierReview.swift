internal import Readers
internal import Reporters

/// Reviews one dossier of a run in a process of its own, `reviu periksa`: what crashes it, or takes too much time or
/// memory, costs the run nothing.
struct DossierReview: Sendable {
  let program: String
  /// What every review is told, without its dossier and its outputs.
  let arguments: [String]
  /// Whether each review is written as a page too.
  let hasPage: Bool
  let limits: DossierLimits

  /// One review to be made.
  struct Order: Sendable {
    let dossier: BatchDossier
    let folder: DossierFolder
    let content: String
    let key: String
  }

  /// Reviews a dossier and keeps the result in its folder; nil when the task was cancelled meanwhile. Throws when the
  /// folder cannot be written to.
  func review(_ order: Order) async throws -> ReviewedDossier? {
    try order.folder.clear()
    let outputs = [DossierFolder.Part.data] + (hasPage ? [.page] : [])
    let run = BoundedRun(
      program: program,
      arguments: arguments + outputs.flatMap { ["--keluaran", order.folder.path($0)] } + [
        "--", order.dossier.argument,
      ],
      folder: order.dossier.base, memory: limits.memory, seconds: limits.seconds)
    let end = await run.end()
    guard !Task.isCancelled else { return nil }
    let failure: String
    switch end {
    case .done(let code, _, _) where Self.reviewed.contains(Int32(code)): return try taken(order, Int32(code))
    case .done(let code, _, let told): failure = Self.reason(told, code)
    default: failure = limits.reason(end)
    }
    return try failed(order, failure)
  }

  /// The exit codes of `periksa` after which there is a review.
  static let reviewed = [0, ExitStatus.findings, ExitStatus.partial]

  /// Reads the review back.
  private func taken(_ order: Order, _ code: Int32) throws -> ReviewedDossier {
    let file: ReviewedFile
    do { file = try ReviewedFile(try InputFile.read(order.folder.path(.data))) } catch let problem
      as DraftFile.Unreadable
    {
      return try failed(order, "hasilnya \(problem.problem); \(problem.advice)")
    }
    var digest = file.digest
    // Beside errors the code tells nothing of what was not finished.
    digest.isWhole = code == 0 || code == ExitStatus.findings && digest.isWhole
    let dossier = ReviewedDossier(
      id: order.dossier.id, folder: order.folder.name, hash: order.content, review: digest)
    try order.folder.keep(dossier, order.key, findings: file.lines(dossier: order.dossier.id))
    return dossier
  }

  private func failed(_ order: Order, _ failure: String) throws -> ReviewedDossier {
    // What was written before it failed is no review.
    try order.folder.clear()
    order.folder.leave()
    // The review names its files by their paths from the folder the dossier lies in.
    return ReviewedDossier(
      id: order.dossier.id, folder: order.folder.name, hash: order.content,
      failure: order.dossier.told(failure, below: order.dossier.name))
  }

  /// Why a review was refused, as it said it on standard error.
  static func reason(_ told: String, _ code: Int) -> String {
    let lines = told.split(separator: "\n").filter { line in
      !remarks.contains { line.contains($0) }
    }
    let start = lines.lastIndex { $0.hasPrefix(name) } ?? lines.startIndex
    let words = lines[start...].map { $0.hasPrefix(name) ? $0.dropFirst(name.count) : $0 }.joined(separator: " ")
    return words.isEmpty ? "berakhir dengan kode \(code) tanpa keterangan" : Layout.cut(words.plain, to: longestReason)
  }

  private static let name = "reviu: "
  /// What is told beside the reason.
  private static let remarks = [
    "memakai konfigurasi", "aturan tidak dijalankan", "ditulis oleh reviu sendiri; tidak ikut diperiksa",
  ]
  private static let longestReason = 600
}

/// What the review of one dossier may use.
struct DossierLimits: Sendable {
  /// Seconds of computing.
  let seconds: Int
  /// MiB of memory.
  let memory: Int

  /// Why there is no review, and what to do.
  func reason(_ end: BoundedRun.End) -> String {
    switch end {
    case .late:
      "dihentikan karena memerlukan lebih dari \(seconds) detik; beri waktu lebih dengan --waktu, atau bagi laporannya"
    case .stopped:
      "terhenti mendadak, mungkin karena memerlukan lebih dari \(memory) MB memori; "
        + "beri lebih dengan --memori, atau simpan ulang berkasnya tanpa gambar"
    case .failed(let words): "tidak dapat dijalankan (\(words))"
    case .done(let code, _, let told): DossierReview.reason(told, code)
    }
  }
}
