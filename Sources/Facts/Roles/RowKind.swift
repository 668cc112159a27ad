/// What a row of a table is.
package enum RowKind: String, Sendable {
  /// Figures about the thing the row names.
  case data
  /// Names what the rows below it belong to, without figures of its own.
  case group = "kelompok"
  case total = "jumlah"
  case mean = "rata-rata"
  /// Words about the table.
  case note = "catatan"
  case signature = "tanda-tangan"
  /// Header words that the reader took for a body row.
  case header = "kepala"
  /// `1 2 3 4`: numbers of the columns.
  case numbering = "nomor-kolom"
}
