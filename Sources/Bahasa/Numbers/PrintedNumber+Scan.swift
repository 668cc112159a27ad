extension PrintedNumber {
  /// Every figure in running text, in order and without overlap.
  ///
  /// Joined: "102, 99%", ".87,73%", "Rp. 7.393.559.206,-", "Rp1,25 miliar". Left out: digits glued to a short or
  /// capital word ("LK3", "S1"), and dotted codes ("1.06.01", "12.03.2025"). Comma lists are read member by member.
  /// A word is a unit only when it is a common counting word ("312 Orang").
  package static func scan(_ bytes: [UInt8], in range: Range<Int>) -> [PrintedNumber] {
    let window = Window(bytes, range)
    var found: [PrintedNumber] = []
    var index = window.lower
    var floor = window.lower
    while index < window.upper {
      guard window[index].isDigit, let groups = DigitGroups(window, at: index) else {
        index += 1
        continue
      }
      if isFree(window, index, floor: floor) {
        let reader = FigureReader(window: window, floor: floor)
        if let figure = reader.read(groups) {
          found.append(figure.withCommonUnit(window))
        } else if groups.separators.first == Ascii.comma {
          found += members(of: groups, window)
        }
      }
      floor = max(groups.end, found.last?.whole.upperBound ?? 0)
      index = floor
    }
    return found
  }

  /// Digits may follow "Rp" or a long word whose space was lost, but not a name such as "LK3".
  private static func isFree(_ window: Window, _ start: Int, floor: Int) -> Bool {
    guard start > floor, window[start - 1].isLetter else { return true }
    let word = window.lettersBack(start, floor: floor)
    if window.has("rp", at: start - 2) || window.has("idr", at: start - 3) { return true }
    return start - word >= 4 && window[start - 1].isLower
  }

  private static func members(of groups: DigitGroups, _ window: Window) -> [PrintedNumber] {
    groups.groups.compactMap { member in
      let part = window.narrowed(member.lowerBound, member.upperBound)
      return DigitGroups(part, at: member.lowerBound).flatMap(FigureReader(window: part, floor: part.lower).read)
    }
  }

  private func withCommonUnit(_ window: Window) -> PrintedNumber {
    guard unit == nil else { return self }
    let from = window.skipSpaces(whole.upperBound)
    let to = window.letters(from)
    guard to > from, to - from <= 12, Self.commonUnits.contains(window.lowered(from, to)) else { return self }
    return with(unit: .some(.word(window.text(from, to))), whole: whole.lowerBound..<to)
  }

  private static let commonUnits: Set<String> = [
    "anak", "aparatur", "barang", "berita", "buah", "bulan", "desa", "dokumen", "ekor", "ha", "hari", "indeks",
    "indikator", "jam", "jiwa", "kali", "kampung", "kasus", "kecamatan", "kegiatan", "kelompok", "keluarga",
    "kelurahan", "kg", "kk", "km", "kota", "laporan", "layanan", "lembaga", "lembar", "makam", "meter", "naskah",
    "orang", "paket", "pegawai", "perusahaan", "peserta", "poin", "program", "rekomendasi", "rumah", "ruas", "sasaran",
    "sekolah", "siswa", "skor", "tahun", "titik", "ton", "triwulan", "unit", "usaha",
  ]
}
