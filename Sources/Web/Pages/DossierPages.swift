internal import DeskWork
internal import Documents
internal import Store

/// The dossiers a person may see, and the form to open one.
struct DossiersPage {
  struct Line { let id: Int64; let year: String; let agency: String; let draft: String; let state: String }

  let frame: PageFrame
  let problem: String?
  let dossiers: [Line]
  let hasDossiers: Bool
  let agencies: [Choice]
  let canOpen: Bool
  let isAdmin: Bool
  let year: Int

  init(_ frame: PageFrame, _ dossiers: [DossierSummary], _ agencies: [Agency], account: Account, year: Int) {
    self.frame = frame
    problem = nil
    self.dossiers = dossiers.map {
      Line(
        id: $0.id, year: "\($0.year)", agency: $0.agency.name, draft: $0.latest.map { "\($0.number)" } ?? "–",
        state: Self.state($0))
    }
    hasDossiers = !dossiers.isEmpty
    self.agencies = Choice.agencies(agencies.filter { account.sees($0) && $0.isActive }, chosen: nil)
    canOpen = !self.agencies.isEmpty
    isAdmin = account.role == .admin
    self.year = year
  }

  func write() throws -> String { try Templates.render(self, with: "dosir") }

  private static func state(_ dossier: DossierSummary) -> String {
    guard let draft = dossier.latest else { return "Belum ada draf" }
    if draft.round != nil { return "Putaran ditutup" }
    return draft.review?.state.display ?? "Berkas dikumpulkan"
  }
}

/// One dossier with its drafts, newest first.
struct DossierPage {
  struct Status {
    let words: String; let detail: String?; let problem: String?; let events: String?; let isSettled: Bool
    /// Whether somebody must say first that the files belong here.
    let asks: Bool
  }
  struct File {
    let file: Int64; let name: String; let size: String; let roles: [Choice]
    /// The agency and the year it names; nil before it was read.
    let origin: String?
    let doubt: String?
  }
  struct DraftShown {
    let number: Int
    let base: String
    let created: String
    let by: String
    let status: Status?
    let closed: String?
    /// The address under which its review is found; nil when there is none.
    let review: String?
    let counts: String?
    /// The files that can be taken along.
    let handouts: [PageFrame.Link]
    let files: [File]
    let hasFiles: Bool
    /// Whether it waits for its first review.
    let isOpen: Bool
    /// Whether its files may be changed.
    let isChangeable: Bool
    /// Whether roles may be set: what was signed stays.
    let isUnsigned: Bool
    let canRepeat: Bool
    let canRemove: Bool
  }

  let frame: PageFrame
  let id: Int64
  let agency: String
  let year: String
  let isEmpty: Bool
  let drafts: [DraftShown]
  let canContinue: Bool
  let canRemove: Bool

  /// `steps` tells what is being done for running reviews, `counts` how the findings of drafts compare, by number.
  init(
    _ frame: PageFrame, _ dossier: DossierSummary, steps: [Int64: String], counts: [Int: String],
    handouts: [Int: Set<String>], changeable: Set<Int>, isAdmin: Bool
  ) {
    self.frame = frame
    id = dossier.id
    agency = dossier.agency.name
    year = "\(dossier.year)"
    isEmpty = dossier.drafts.isEmpty
    drafts = dossier.drafts.reversed().map {
      Self.shown(
        $0, dossier, steps, counts[$0.number], handouts[$0.number] ?? [], changeable.contains($0.number), isAdmin)
    }
    canRemove = isAdmin
    canContinue = dossier.latest?.review?.state.isSettled ?? false
  }

  func write() throws -> String { try Templates.render(self, with: "dosir-satu") }

  private static func shown(
    _ draft: Draft, _ dossier: DossierSummary, _ steps: [Int64: String], _ counts: String?, _ made: Set<String>,
    _ isChangeable: Bool, _ isAdmin: Bool
  ) -> DraftShown {
    let base = "/dosir/\(dossier.id)/draf/\(draft.number)"
    let isLatest = draft.number == dossier.latest?.number
    let status = draft.review.map { review in
      Status(
        words: review.state.display, detail: steps[review.id], problem: review.problem,
        events: review.state.isSettled ? nil : "\(base)/kemajuan", isSettled: review.state.isSettled,
        asks: isLatest && review.state == .asking)
    }
    return DraftShown(
      number: draft.number, base: base, created: draft.createdAt.words, by: draft.createdBy, status: status,
      closed: draft.round.map { "\($0.closedAt.words) oleh \($0.closedBy), paraf \($0.initials)" },
      review: counts == nil ? nil : base, counts: counts,
      handouts: HandOut.allCases.filter { made.contains($0.rawValue) }.map {
        .init(href: "\(base)/unduh/\($0.rawValue)", words: $0.words, isCurrent: false)
      },
      files: draft.files.map {
        File(
          file: $0.id, name: $0.name, size: size($0.size), roles: roles($0), origin: origin($0), doubt: $0.doubt)
      },
      hasFiles: !draft.files.isEmpty, isOpen: isLatest && draft.review == nil,
      isChangeable: isChangeable, isUnsigned: draft.round == nil,
      canRepeat: isLatest && draft.round == nil && (draft.review?.state.isSettled ?? false),
      canRemove: isAdmin && draft.review?.state.isSettled ?? true)
  }

  /// What a file says it is; nil before it was read.
  private static func origin(_ file: StoredFile) -> String? {
    guard file.guessedRole != nil else { return nil }
    let words = [file.agency, file.year.map { "tahun \($0)" }].compactMap { $0 }
    return words.isEmpty ? "tidak menyebut instansi atau tahun lain" : words.joined(separator: ", ")
  }

  private static func roles(_ file: StoredFile) -> [Choice] {
    let guess = file.guessedRole.map { "Menurut isinya: \($0.words)" } ?? "Dikenali saat diperiksa"
    return [Choice(value: "", words: guess, isChosen: file.chosenRole == nil)]
      + Role.allCases.map { Choice(value: $0.rawValue, words: $0.words, isChosen: file.chosenRole == $0) }
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1 << 20 ? "\(max(1, (bytes + 512) >> 10)) KB" : "\((bytes + (1 << 19)) >> 20) MB"
  }
}

extension Role {
  /// The words a reader sees.
  var words: String {
    switch self {
    case .lkj: "Laporan kinerja"
    case .pk: "Perjanjian Kinerja"
    case .iku: "Indikator Kinerja Utama"
    case .renja: "Renja"
    case .renstra: "Renstra"
    case .rencanaAksi: "Rencana aksi"
    case .rekap: "Rekap capaian"
    case .lkjLalu: "LKj tahun lalu"
    case .lhe: "LHE SAKIP"
    case .lampiran: "Lampiran lain"
    }
  }
}
