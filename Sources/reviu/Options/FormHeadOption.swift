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
  func head(_ settings: SettingsFile, _ library: RuleLibrary) throws(Misuse) -> FormHead {
    var head = try FormHead(settings, library, lines: lines, logo: logo)
    if let region { head.region = region }
    if let place { head.place = place }
    return head
  }
}

/// The head and foot of forms on paper: letterhead, place, and who signs. Read before the review, so that what is wrong
/// in the settings is told at once.
struct FormHead {
  let letterhead: Letterhead
  var region: String?
  var place: String?
  let officials: [Official]

  /// What the settings say; lines and a logo that are named instead go before.
  init(
    _ settings: SettingsFile, _ library: RuleLibrary, lines: [String] = [], logo: String? = nil
  ) throws(Misuse) {
    let content = settings.content
    if let content { try Self.check(content, library) }
    region = content?.region
    place = content?.place
    officials = content?.officials ?? []
    let own = lines.isEmpty ? content?.letterhead ?? [] : lines
    // Lines named for this run hold for every form.
    let ofForms = lines.isEmpty ? content?.formLetterheads ?? [:] : [:]
    letterhead = Letterhead(lines: own, logo: try (logo ?? settings.logo).map(Self.picture), ofForms: ofForms)
  }

  func fill(_ subject: inout FormSubject) {
    (subject.letterhead, subject.region, subject.place, subject.officials) = (letterhead, region, place, officials)
  }

  /// Forms and offices that the settings name and nobody knows would be left out in silence.
  private static func check(_ settings: ReportSettings, _ library: RuleLibrary) throws(Misuse) {
    _ = try library.chosenForms(settings.formLetterheads.keys.sorted(), by: "\(settings.file): kop-formulir")
    let layouts = library.forms.map(\.paper)
    for official in settings.officials
    where !layouts.flatMap(\.allSignatures).contains(where: { $0.isSigned(by: official.office) }) {
      throw Misuse(
        settings.file, "jabatan '\(official.office)' tidak menandatangani formulir mana pun",
        advice: "yang ada: \(Set(layouts.flatMap(\.offices)).sorted().joined(separator: ", "))")
    }
  }

  private static func picture(_ logo: String) throws(Misuse) -> Picture {
    guard let picture = Picture(try InputFile.read(logo)) else {
      throw Misuse(logo, "bukan gambar PNG atau JPEG yang utuh", advice: "simpan ulang lambangnya sebagai PNG")
    }
    return picture
  }
}
