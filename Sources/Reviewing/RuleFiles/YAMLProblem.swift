internal import Yams

/// What is wrong with a text that is no YAML, in the words of who wrote it instead of the parser's.
struct YAMLProblem {
  let words: String
  let line: Int

  init(_ error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
      .composer(_, let problem, let mark, _)?:
      words = Self.known.first { problem.contains($0.said) }?.words ?? Self.other
      line = mark.line
    case .reader?:
      words = "ada karakter yang tidak boleh ada dalam YAML"
      line = 1
    default:
      words = Self.other
      line = 1
    }
  }

  private static let other = "susunannya tidak menurut kaidah YAML; periksa indentasi, titik dua, dan tanda kutip"

  /// What libyaml says of the mistakes people make, and how they would be told of them.
  private static let known: [(said: String, words: String)] = [
    (
      "mapping values are not allowed",
      "titik dua tidak pada tempatnya; apit isian yang memuat titik dua dengan tanda kutip"
    ),
    ("sequence entries are not allowed", "tanda '-' tidak pada tempatnya; mulai daftar pada baris baru"),
    ("could not find expected ':'", "sesudah nama kunci belum ada titik dua"),
    ("tab character", "indentasi memakai tab; ganti dengan spasi"),
    ("cannot start any token", "ada tanda yang tidak boleh mengawali isian; apit isian itu dengan tanda kutip"),
    ("unexpected end of stream", "tanda kutip belum ditutup"),
    ("',' or ']'", "kurung siku belum ditutup atau koma kurang"),
    ("',' or '}'", "kurung kurawal belum ditutup atau koma kurang"),
    ("expected key", "indentasi baris ini tidak sejajar dengan kunci lainnya"),
    ("'-' indicator", "indentasi daftar tidak sejajar"),
    ("unknown escape", "ada '\\' yang tidak dikenal; pakai tanda kutip tunggal"),
    ("nesting level", "isinya bersarang terlalu dalam"),
    ("alias", "menunjuk ke nama ('*') yang tidak ada"),
    ("control characters", "ada karakter yang tidak boleh ada dalam YAML"),
  ]
}
