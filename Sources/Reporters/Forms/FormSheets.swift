internal import Reviewing

/// The sheets of filled forms: for each form its checklist, its list of notes, and the statement when a person has
/// signed off.
struct FormSheets {
  let sheets: [FormSheet]
  /// The names of the forms, for the file's properties.
  let title: String

  init(
    review: Review, formIDs: [String], subject: FormSubject, approval: Approval?, answers: DeskAnswers? = nil,
    extent: FormExtent = FormExtent()
  ) {
    let forms = review.forms(formIDs)
    let maker = SheetMaker(review: review, subject: subject, approval: approval, answers: answers, extent: extent)
    sheets = forms.flatMap(maker.sheets)
    title = forms.map(\.form.title.plain).joined(separator: "; ")
  }
}

/// Makes the sheets of one form.
private struct SheetMaker {
  private let review: Review
  private let approval: Approval?
  private let values: [String: String]
  private let letterhead: Letterhead
  private let places: NotePlaces
  private let answers: DeskAnswers?
  private let decided: DecidedProblems
  private let extent: FormExtent
  private let officials: [Official]

  init(review: Review, subject: FormSubject, approval: Approval?, answers: DeskAnswers?, extent: FormExtent) {
    self.review = review
    self.extent = extent
    officials = subject.officials
    self.approval = approval
    self.answers = answers
    decided = DecidedProblems(answers, review)
    var values = subject.values
    values["penyetuju"] = approval?.name
    values["jumlah"] = "\(review.standingErrors)"
    self.values = values.mapValues(\.plain)
    letterhead = subject.letterhead
    places = NotePlaces(book: review.book)
  }

  func sheets(_ filled: FilledForm) -> [FormSheet] {
    let layout = filled.form.paper
    let notes = layout.notes.map { layout in
      NotesTable(
        review: review, places: places, layout: layout,
        list: NotesList(review: review, form: filled, layout: layout, decided: decided, extent: extent),
        decided: decided)
    }
    var sheets = [checklist(filled, layout, notes)]
    if let notes {
      sheets.append(
        FormSheet(
          name: name(notes.layout.title) ?? "Catatan", page: notes.layout.page, title: fill(notes.layout.title),
          table: notes.grid(),
          // Goes with the signatures to their page, so that nobody signs an empty one.
          remarks: notes.list.remarks + (answers?.closingRemark ?? []), signatures: fill(notes.layout.signatures),
          foot: foot(filled)))
      if extent.hasAnnex, !notes.list.style.isEmpty {
        sheets.append(
          FormSheet(
            name: name(notes.layout.annex) ?? "Lampiran", page: notes.layout.page, title: fill(notes.layout.annex),
            table: StyleTable(review: review, places: places, groups: notes.list.style).grid(), foot: foot(filled)))
      }
    }
    if let statement = layout.statement, let approval {
      let isClean = review.standingErrors == 0
      sheets.append(
        FormSheet(
          name: name(statement.title) ?? "Pernyataan", page: layout.page, letterhead: head(filled.form),
          title: fill(statement.title), paragraphs: fill(isClean ? statement.paragraphs : statement.qualified),
          remarks: ["Draf; disusun atas persetujuan \(approval.name.plain). Berlaku setelah ditandatangani."],
          signatures: fill(statement.signatures), foot: foot(filled)))
    }
    return sheets
  }

  private func checklist(_ filled: FilledForm, _ layout: FormLayout, _ notes: NotesTable?) -> FormSheet {
    let annexed = extent.hasAnnex ? notes?.list.style.flatMap(\.problems) ?? [] : []
    let note = ItemNote(
      review: review, places: places, numbers: notes?.list.numbers ?? [:], annexed: Set(annexed),
      list: notes.flatMap { name($0.layout.title) }, machine: filled, answers: answers, decided: decided)
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
      let official = officials.first { official in above.contains { Self.names($0, official.office) } }
      return FormLayout.Signature(above: above, below: official.map(Self.lines) ?? fill(signature.below))
    }
  }

  /// Whether a line above a signature names an office: `Ketua Tim Reviu,`.
  private static func names(_ line: String, _ office: String) -> Bool {
    let line = line.hasSuffix(",") ? String(line.dropLast()) : line
    return line.lowercased() == office.plain.lowercased()
  }

  /// What stands below the signature of an official.
  private static func lines(_ official: Official) -> [String] {
    [official.name.plain, official.rank?.plain, official.number.map { "NIP. \($0.plain)" }].compactMap { $0 }
  }

  /// The first line of a title with small letters: `CATATAN HASIL REVIU` → `Catatan Hasil Reviu`.
  private func name(_ title: [String]) -> String? {
    title.first?.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " ")
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
