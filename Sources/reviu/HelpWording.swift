/// The fixed English words of the argument parser in Bahasa Indonesia; the library has no other door for them.
enum HelpWording {
  /// Longer phrases come before phrases they contain.
  private static let words: [(english: String, indonesian: String)] = [
    ("OVERVIEW: ", ""), ("USAGE: ", "PEMAKAIAN: "), ("Usage: ", "Pemakaian: "), ("ARGUMENTS:", "ARGUMEN:"),
    ("OPTIONS:", "PILIHAN:"), ("SUBCOMMANDS:", "PERINTAH:"), ("<subcommand>", "<perintah>"),
    ("[<options>]", "[<pilihan>]"), ("<options>", "<pilihan>"), ("<subcommands>", "<perintah>"),
    ("Show subcommand help information.", "Tampilkan bantuan sebuah perintah."),
    ("Show help information.", "Tampilkan bantuan ini."), ("Show the version.", "Tampilkan versi program."),
    ("' for detailed help.", "' untuk bantuan rinci."), ("' for more information.", "' untuk keterangan lain."),
    ("See '", "Lihat '"), ("Error: ", "reviu: "), ("Help:  ", "Keterangan:  "),
    ("Missing expected argument", "Belum ada argumen"), ("Missing value for", "Belum ada nilai untuk"),
    ("Missing one of:", "Belum ada salah satu dari:"), ("Missing required subcommand.", "Belum ada perintah."),
    ("Unknown option", "Pilihan tidak dikenal:"), ("Did you mean", "Maksud Anda"),
    ("Unexpected argument", "Argumen berlebih:"), (" unexpected arguments:", " argumen berlebih:"),
    ("The value '", "Nilai '"), ("' is invalid for '", "' tidak berlaku untuk '"),
    (". Please provide one of the following:", ". Pilih salah satu:"), (". Please provide one of ", ". Pilih "),
    ("' and '", "' atau '"), ("' or '", "' atau '"),
    ("The option '", "Pilihan '"), ("' does not take any value, but '", "' tidak meminta nilai, tetapi diberi '"),
    ("' was specified.", "'."), ("(values:", "(nilai:"), ("; default:", "; bawaan:"), ("(default:", "(bawaan:"),
    // Where a line ends within the brackets.
    (" default: ", " bawaan: "),
  ]

  /// A text of the argument parser with its fixed words in Bahasa Indonesia.
  static func indonesian(_ text: String) -> String {
    words.reduce(text) { $0.replacing($1.english, with: $1.indonesian) }
  }
}
