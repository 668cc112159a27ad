internal import Reviewing

/// The dossiers of a run as a table for Excel with Indonesian regional settings (`dosir.csv`), one row each; see `CSVLine`.
/// Behind what is counted stands a column for each item of each form.
package struct DossierCSV {
  private let dossiers: [ReviewedDossier]
  private let forms: BatchForms

  package init(_ dossiers: [ReviewedDossier]) {
    self.dossiers = dossiers
    forms = BatchForms(dossiers)
  }

  private static let heads = [
    "No", "Dosir", "Instansi", "Tahun", "Status", "Sebab gagal", "Masalah", "Kesalahan", "Peringatan", "Catatan",
    "Baris", "Tabel", "Tabel dikenali", "Angka tabel", "Angka tabel diperiksa", "Angka kalimat diperiksa",
    "Bagian tak terbaca", "Folder hasil", "Sidik isi",
  ]

  /// The table, with a byte order mark before it.
  package func write() -> [UInt8] {
    var bytes = CSVLine.mark
    let items = forms.forms.flatMap { form in form.items.map { "\(FormWords.name(form.id)) \($0.id)" } }
    CSVLine.append(Self.heads + items, to: &bytes)
    for (number, dossier) in dossiers.enumerated() { CSVLine.append(row(dossier, number + 1), to: &bytes) }
    return bytes
  }

  private func row(_ dossier: ReviewedDossier, _ number: Int) -> [String] {
    let review = dossier.review
    let count = { (value: Int?) in value.map(String.init) ?? "" }
    let (counts, coverage) = (review?.counts, review?.coverage)
    let answers = forms.forms.flatMap { form in
      form.items.map { BatchForms.verdict(dossier, form.id, $0.id)?.display ?? "" }
    }
    return [
      "\(number)", dossier.id, review?.agency ?? "", count(review?.year), dossier.state, dossier.failure ?? "",
      count(counts?.problems), count(counts?.error), count(counts?.warning), count(counts?.note),
      count(coverage?.lines), count(coverage?.tables), count(coverage?.tablesRead), count(coverage?.figures),
      count(coverage?.figuresChecked), count(coverage?.statementsChecked), count(coverage?.gaps), dossier.folder,
      dossier.hash.map { "#\($0)" } ?? "",
    ] + answers
  }
}
