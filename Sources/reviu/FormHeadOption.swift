internal import ArgumentParser
internal import Reporters
internal import Reviewing

/// What stands at the head of a form: letterhead and place.
struct FormHeadOption: ParsableArguments {
  @Option(
    name: .customLong("kop"),
    help: .init("Baris kop surat pengganti kop bawaan formulir; dapat diulang.", valueName: "baris"))
  var lines: [String] = []

  @Option(
    name: .customLong("logo"), help: .init("Lambang pada kop surat (PNG atau JPEG).", valueName: "berkas"),
    completion: .file())
  var logo: String?

  @Option(
    name: .customLong("daerah"),
    help: .init("Nama pemerintah daerah, misalnya \"Kota Contoh\".", valueName: "nama"))
  var region: String?

  @Option(
    name: .customLong("tempat"), help: .init("Tempat penandatanganan; bawaan dikosongkan.", valueName: "tempat"))
  var place: String?

  /// What is not named here comes from the settings beside the report.
  func letterhead(_ settings: SettingsFile) throws(Misuse) -> Letterhead {
    try settings.letterhead(lines: lines, logo: logo)
  }

  /// What is not named here comes from the settings beside the report.
  func fill(_ subject: inout FormSubject, _ settings: SettingsFile) {
    subject.region = region ?? settings.content?.region
    subject.place = place ?? settings.content?.place
    subject.officials = settings.content?.officials ?? []
  }
}

extension SettingsFile {
  /// The head of forms on paper; what is named instead goes before. A logo is read before the review, so that a wrong
  /// file is told at once.
  func letterhead(lines: [String] = [], logo: String? = nil) throws(Misuse) -> Letterhead {
    // Lines named for this run hold for every form.
    let ofForms = lines.isEmpty ? content?.formLetterheads ?? [:] : [:]
    let lines = lines.isEmpty ? content?.letterhead ?? [] : lines
    guard let logo = logo ?? self.logo else { return Letterhead(lines: lines, ofForms: ofForms) }
    guard let picture = Picture(try InputFile.read(logo)) else {
      throw Misuse(logo, "bukan gambar PNG atau JPEG yang utuh", advice: "simpan ulang lambangnya sebagai PNG")
    }
    return Letterhead(lines: lines, logo: picture, ofForms: ofForms)
  }
}
