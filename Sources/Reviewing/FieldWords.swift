/// The name of a field as a reader would say it: `realisasi_rp` is “realisasi (Rp)”.
struct FieldWords: CustomStringConvertible {
  let description: String

  init(_ field: String) {
    let units = ["rp": "(Rp)", "persen": "(%)"]
    description = field.split(separator: "_").enumerated().map { position, part in
      position > 0 ? units[String(part)] ?? String(part) : String(part)
    }.joined(separator: " ")
  }
}
