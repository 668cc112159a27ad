internal import DeskWork
internal import Documents
internal import Facts
internal import Reporters
internal import Reviewing

/// The files the desk hands out: all of them when a draft was reviewed, later those that carry what persons decided.
struct HandOuts {
  let review: Review
  let library: RuleLibrary
  var answers: DeskAnswers?

  /// Writes what can be made into the folder of a worker; a format that fails is left out, the review stands without it.
  func write(_ order: WorkOrder) -> [String] {
    var problems: [String] = []
    for kind in HandOut.allCases where answers == nil || kind.carriesDecisions {
      do {
        guard let bytes = try bytes(kind, order) else { continue }
        try Terminal.deliver([(bytes, kind.path(in: order.folder))])
      } catch {
        problems.append("\(kind.rawValue): \(error)")
      }
    }
    return problems
  }

  private func bytes(_ kind: HandOut, _ order: WorkOrder) throws -> [UInt8]? {
    let forms = try library.chosenForms([])
    var output = ReviewOutput(review: review, formIDs: forms, minimum: .note, version: Reviu.version)
    output.subject.date = answers?.closing?.day
    switch kind {
    case .page: return try Format.html.bytes(of: output)
    case .findings: return try Format.csv.bytes(of: output)
    case .word: return try FormDocument(FormSheets(output, answers: answers)).write()
    case .workbook: return try FormWorkbook(FormSheets(output, answers: answers)).write()
    case .annotated: return try annotated(order)
    }
  }

  /// The report with its findings as comments; nil when it is no Word document.
  private func annotated(_ order: WorkOrder) throws -> [UInt8]? {
    guard let report = review.book.dossier.report,
      report.file.lowercased().hasSuffix(".docx"), let source = order.files.first(where: { $0.name == report.file }),
      let file = AnnotatedFile(report.file, in: review.book.dossier)
    else { return nil }
    let remarks = RemarkList(review, file: file, minimum: .note, answers: answers).remarks
    return try WordAnnotation(try InputFile.read(source.path), file: file, remarks: remarks).bytes
  }
}
