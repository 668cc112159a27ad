package import Reviewing

/// The sheets of filled forms: for each form its checklist, its list of notes, and the statement when a person has
/// signed off.
package struct FormSheets {
  let sheets: [FormSheet]
  /// The names of the forms, for the file's properties.
  let title: String
  /// The picture of the letterhead.
  let logo: Picture?

  /// The forms that an output asks for; with answers what persons decided in place of the machine.
  package init(_ output: ReviewOutput, answers: DeskAnswers? = nil) {
    let forms = output.review.forms(output.formIDs)
    let maker = SheetMaker(output, answers)
    sheets = forms.flatMap(maker.sheets)
    title = forms.map(\.form.title.plain).joined(separator: "; ")
    logo = output.subject.letterhead.logo
  }

  /// The first line of a title with small letters: `CATATAN HASIL REVIU` → `Catatan Hasil Reviu`.
  static func name(_ title: [String]) -> String? {
    title.first?.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " ")
  }
}

/// Makes the sheets of one form.
private struct SheetMaker {
  private let output: ReviewOutput
  private let values: [String: String]
  private let places: NotePlaces
  private let answers: DeskAnswers?
  private let problems: [NotedProblem]
  private let decided: DecidedProblems

  private var review: Review { output.review }
  private var letterhead: Letterhead { output.subject.letterhead }

  init(_ output: ReviewOutput, _ answers: DeskAnswers?) {
    self.output = output
    self.answers = answers
    let review = output.review
    places = NotePlaces(book: review.book)
    problems = NotedProblem.all(review, places)
    decided = DecidedProblems(answers, problems.map(\.fingerprints))
    var values = output.subject.values
    values["penyetuju"] = output.approval?.name
    values["jumlah"] = "\(review.standingErrors)"
    self.values = values.mapValues(\.plain)
  }

  func sheets(_ filled: FilledForm) -> [FormSheet] {
    let layout = filled.form.paper
    let noted = NotedForm(filled, places)
    let reach = NoteReach(
      minimum: output.minimum, most: output.most ?? NotesList.mostReadable, hasAnnex: output.hasAnnex)
    let notes = layout.notes.map { layout in
      NotesTable(
        review: review, places: places, layout: layout, list: NotesList(problems, form: noted, reach, decided),
        decided: decided)
    }
    let note = ItemNote(problems: problems, form: noted, list: notes?.list, answers: answers, decided: decided)
    var sheets = [checklist(filled, layout, note)]
    if let notes {
      sheets.append(
        FormSheet(
          name: FormSheets.name(notes.layout.title) ?? "Catatan", page: notes.layout.page,
          title: fill(notes.layout.title),
          table: notes.grid(),
          // Goes with the signatures to their page, so that nobody signs an empty one.
          remarks: notes.list.remarks + (answers?.closingRemark ?? []), signatures: fill(notes.layout.signatures),
          foot: foot(filled)))
      if output.hasAnnex, !notes.list.style.isEmpty {
        sheets.append(
          FormSheet(
            name: FormSheets.name(notes.layout.annex) ?? "Lampiran", page: notes.layout.page,
            title: fill(notes.layout.annex),
            table: StyleTable(review: review, places: places, groups: notes.list.style, most: notes.list.most).grid(),
            foot: foot(filled)))
      }
    }
    if let statement = layout.statement, let approval = output.approval {
      let isClean = review.standingErrors == 0
      sheets.append(
        FormSheet(
          name: FormSheets.name(statement.title) ?? "Pernyataan", page: layout.page, letterhead: head(filled.form),
          title: fill(statement.title), paragraphs: fill(isClean ? statement.paragraphs : statement.qualified),
          remarks: ["Draf; disusun atas persetujuan \(approval.name.plain). Berlaku setelah ditandatangani."],
          signatures: fill(statement.signatures), foot: foot(filled)))
    }
    return sheets
  }

  private func checklist(_ filled: FilledForm, _ layout: FormLayout, _ note: ItemNote) -> FormSheet {
    let filled = answers?.overrule(filled) ?? filled
    return FormSheet(
      name: FormWords.name(filled.form.id), page: layout.page, letterhead: head(filled.form),
      title: layout.title.isEmpty ? [filled.form.title.plain] : fill(layout.title),
      subject: layout.subject.map { ($0.label.plain, FormLayout.fill($0.value, values).plain) },
      table: ChecklistTable(form: filled, layout: layout, note: note).grid(), remarks: remarks(filled),
      signatures: fill(layout.signatures), foot: foot(filled))
  }

  private func remarks(_ filled: FilledForm) -> [String] {
    let open = filled.answers.count { $0.columns.contains { $0.verdict == .unsure } }
    let gaps = review.coverage.gaps
    return [
      open == 0
        ? nil
        : "\(open) butir bertanda “\(Form.Column.checklist.word(.unsure))”: diisi pemeriksa sebelum ditandatangani.",
      gaps == 0 ? nil : "\(gaps) bagian dokumen tidak terbaca dan tidak ikut dinilai.",
    ].compactMap { $0 } + (answers?.remarks ?? [])
  }

  private func head(_ form: Form) -> Letterhead {
    let own = letterhead.ofForms[form.id] ?? letterhead.lines
    return Letterhead(lines: own.isEmpty ? fill(form.paper.letterhead) : own.map(\.plain), logo: letterhead.logo)
  }

  private func foot(_ filled: FilledForm) -> String {
    let parts = [FormWords.name(filled.form.id), values["instansi"], values["tahun"]].compactMap { $0 }
    return parts.joined(separator: " · ")
  }

  private func fill(_ lines: [String]) -> [String] { lines.map { FormLayout.fill($0, values).plain } }

  private func fill(_ signatures: [FormLayout.Signature]) -> [FormLayout.Signature] {
    signatures.map { signature in
      let above = fill(signature.above)
      let official = output.subject.officials.first { signature.isSigned(by: $0.office.plain) }
      return FormLayout.Signature(above: above, below: official.map(Self.lines) ?? fill(signature.below))
    }
  }

  /// What stands below the signature of an official.
  private static func lines(_ official: Official) -> [String] {
    [official.name.plain, official.rank?.plain, official.number.map { "NIP. \($0.plain)" }].compactMap { $0 }
  }
}

extension Review {
  /// How many problems are errors that nobody accepted; while there are any, no statement denies them.
  package var standingErrors: Int {
    counts(from: .note).problems[.error] ?? 0
  }

  /// Why a problem is accepted as it is; nil while one of its findings is not.
  func acceptance(of problem: Int) -> Acceptance? {
    let asides = problems[problem].findings.map { findings[$0].aside }
    guard asides.allSatisfy({ $0 != nil }), case .accepted(let acceptance)? = asides.first ?? nil else { return nil }
    return acceptance
  }
}
