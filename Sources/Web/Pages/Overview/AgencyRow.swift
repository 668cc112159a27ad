internal import Reviewing
internal import Store

/// How far an agency's report is.
enum AgencyState: String, CaseIterable {
  case missing = "belum"
  case waiting = "berjalan"
  case failed = "gagal"
  case reviewed = "selesai"
  case closed = "ditutup"

  init(_ status: AgencyStatus) {
    guard let draft = status.dossier?.latest else {
      self = .missing
      return
    }
    if draft.round != nil {
      self = .closed
      return
    }
    switch draft.review?.state {
    case .done: self = .reviewed
    case .failed: self = .failed
    case .waiting, .running, .asking, nil: self = .waiting
    }
  }

  var display: String {
    switch self {
    case .missing: "Belum menyerahkan"
    case .waiting: "Sedang diproses"
    case .failed: "Pemeriksaan gagal"
    case .reviewed: "Selesai diperiksa"
    case .closed: "Putaran ditutup"
    }
  }

  var badge: String {
    switch self {
    case .missing: "quiet"
    case .waiting: "new"
    case .failed: "bad"
    case .reviewed: "unsure"
    case .closed: "good"
    }
  }
}

extension AgencyStatus {
  /// The findings of the latest reviewed draft.
  func count(_ severity: Severity) -> Int { trend.last?.bySeverity[severity] ?? 0 }

  var errors: Int { count(.error) }

  var total: Int { Severity.allCases.reduce(0) { $0 + count($1) } }
}

/// One agency in the table.
struct AgencyRow {
  let name: String
  let href: String?
  let state: Badge
  let draft: String
  let errors: String
  let warnings: String
  let notes: String
  let decided: String

  init(_ status: AgencyStatus) {
    name = status.agency.name
    let draft = status.dossier?.latest
    // What was reviewed can be looked at; else the dossier says what is going on.
    href = status.dossier.map { dossier in
      draft?.review?.state == .done
        ? "/dosir/\(dossier.id)/draf/\(draft?.number ?? 1)/tinjauan" : "/dosir/\(dossier.id)"
    }
    let state = AgencyState(status)
    self.state = Badge(style: state.badge, sign: "", words: state.display)
    self.draft = draft.map { "\($0.number)" } ?? "–"
    let count = { (severity: Severity) in status.trend.isEmpty ? "–" : "\(status.count(severity))" }
    (errors, warnings, notes) = (count(.error), count(.warning), count(.note))
    decided = status.trend.isEmpty ? "–" : "\(status.decided) dari \(status.total)"
  }
}
