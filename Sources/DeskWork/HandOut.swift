/// A file made of a review to be taken along.
package enum HandOut: String, Sendable, CaseIterable {
  case page = "tinjauan.html"
  case word = "formulir.docx"
  case workbook = "formulir.xlsx"
  case annotated = "draf-berkomentar.docx"
  case findings = "temuan.csv"

  /// The words of its link.
  package var words: String {
    switch self {
    case .page: "Tinjauan lengkap (HTML)"
    case .word: "Formulir isian (Word)"
    case .workbook: "Formulir isian (Excel)"
    case .annotated: "Draf berkomentar (Word)"
    case .findings: "Daftar temuan (CSV)"
    }
  }

  /// Whether it is made anew with what persons decided; the others say what the machine found.
  package var carriesDecisions: Bool { self == .word || self == .workbook || self == .annotated }

  /// What a browser is told about it.
  package var type: String {
    switch self {
    case .page: "text/html; charset=utf-8"
    case .word, .annotated: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .findings: "text/csv; charset=utf-8"
    }
  }

  /// Its path in the folder of a worker.
  package func path(in folder: String) -> String { "\(folder)/serah-\(rawValue)" }
}
