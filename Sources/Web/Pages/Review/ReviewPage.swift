internal import Store

/// The page of one review: the document as it reads, beside it the forms and the findings of the chosen item.
struct ReviewPage {
  let source: ReviewedDraft

  /// The page as HTML, or only the regions the query asks for.
  func write() throws -> String {
    let state = try source.state(source.query)
    guard let regions = state.query.regions else { return try page(state) }
    return try Region.allCases.filter { regions.contains($0.rawValue) }.map { try write($0, state) }
      .joined(separator: "\n")
  }

  /// A part of the document as a fragment of HTML; nil when there is no such part.
  func section(_ number: Int) throws -> String? {
    let state = try source.state(source.query.merging(["bagian": "\(number)"]) { $1 })
    guard number >= 1, number <= state.shown.parts.count else { return nil }
    return try write(.document, state)
  }

  /// What of the page changes by itself.
  private enum Region: String, CaseIterable {
    case summary = "ringkas"
    case form = "formulir"
    case findings = "temuan"
    case document = "dokumen"
  }

  private func write(_ region: Region, _ state: ReviewState) throws -> String {
    switch region {
    case .summary: try Templates.render(SummaryRegion(state), with: "tinjauan-ringkas")
    case .form: try Templates.render(FormRegion(state), with: "tinjauan-formulir")
    case .findings:
      try Templates.render(
        FindingRegion(
          state, target: source.address, csrf: source.frame.csrf, canDecide: mayDecide, pageImage: pageImage),
        with: "tinjauan-temuan")
    case .document: try Templates.render(DocumentRegion(state, pageImage: pageImage), with: "tinjauan-dokumen")
    }
  }

  /// Decisions about a closed round are closed too.
  private var mayDecide: Bool { source.canDecide && source.draft.round == nil }

  /// The address of the picture of a page, for documents that are a PDF as it was uploaded.
  private func pageImage(_ document: String, _ page: Int) -> String? {
    let file = source.draft.files.first { $0.name == document && $0.name.lowercased().hasSuffix(".pdf") }
    return file.map { "\(source.address)/gambar/\($0.id)/\(page)" }
  }

  private func page(_ state: ReviewState) throws -> String {
    let regions = try Region.allCases.map { try write($0, state) }
    let (dossier, draft) = (source.dossier, source.draft)
    return try Templates.render(
      Content(
        frame: source.frame, base: source.address, agencyName: dossier.agency.name, year: dossier.year,
        dossier: "/dosir/\(dossier.id)", number: draft.number,
        uploaded: "\(draft.createdBy), \(draft.createdAt.words)",
        drafts: dossier.drafts.count < 2
          ? [] : dossier.drafts.map { .init(number: $0.number, isChosen: $0.number == draft.number) },
        hasDrafts: dossier.drafts.count > 1, round: draft.round.map(ClosedRound.init), mayClose: mayDecide,
        initials: source.typed[TypedWords.round]?["paraf"] ?? "",
        closingNote: source.typed[TypedWords.round]?["catatan"] ?? "", summary: regions[0], form: regions[1],
        findings: regions[2], document: regions[3]),
      with: "tinjauan")
  }

  /// What the template of the page fills in.
  private struct Content {
    let frame: PageFrame
    let base: String
    let agencyName: String
    let year: Int
    let dossier: String
    let number: Int
    let uploaded: String
    let drafts: [OtherDraft]
    let hasDrafts: Bool
    let round: ClosedRound?
    let mayClose: Bool
    /// What was typed to close the round.
    let initials: String
    let closingNote: String
    let summary: String
    let form: String
    let findings: String
    let document: String
  }

  /// A link to another draft of the dossier.
  private struct OtherDraft {
    let number: Int
    let isChosen: Bool
  }
}

/// A closed round as pages say it.
struct ClosedRound {
  let day: String
  let by: String
  let initials: String
  let remark: String?

  init(_ round: Round) {
    (day, by, initials) = (round.closedAt.words, round.closedBy, round.initials)
    remark = round.note.isEmpty ? nil : round.note
  }
}
