internal import ArgumentParser
internal import Facts
internal import Glibc
internal import Reviewing

/// Which settings hold for a report; shared by the verbs that review.
struct SettingsOption: ParsableArguments {
  @Option(
    name: .customLong("konfigurasi"),
    help: .init(
      "Berkas konfigurasi. Bawaan: reviu.yaml terdekat, di folder berkas pertama atau di atasnya.", valueName: "berkas"),
    completion: .file())
  var file: String?

  @Flag(name: .customLong("tanpa-konfigurasi"), help: "Abaikan reviu.yaml di folder laporan dan di atasnya.")
  var isIgnored = false

  /// Where settings for inputs are, or may come to be, among the folders that can be looked into.
  func places(for inputs: [String]) -> [String] {
    if let file { return [file] }
    guard !isIgnored, let input = inputs.first else { return [] }
    return SettingsFolders(around: input).paths.filter { access($0.isEmpty ? "." : $0, R_OK) == 0 }.map {
      $0 + ReportSettings.fileName
    }
  }

  /// The settings for inputs, which are told on standard error; none when nothing is set.
  func read(for inputs: [String]) throws(Misuse) -> SettingsFile {
    let settings: SettingsFile
    if let file {
      settings = try SettingsFile(file)
    } else if !isIgnored, let input = inputs.first, let found = try SettingsFile(nearest: input) {
      settings = found
    } else {
      return SettingsFile()
    }
    Terminal.tell("reviu: memakai konfigurasi \(settings.summary)")
    return settings
  }
}

/// The day as of which acceptances hold; the only place that asks the clock.
struct TodayOption: ParsableArguments {
  @Option(
    name: .customLong("tanggal"),
    help: .init(
      """
      Hari ini menurut siapa yang memeriksa, untuk masa berlaku penerimaan dan untuk tanggal pada formulir. Bawaan: \
      menurut jam komputer; pada formulir dikosongkan.
      """,
      valueName: "2026-01-31"))
  var today: CalendarDay?

  /// Sets apart what the settings accept and notes what in them someone should look after.
  func settle(_ review: inout Review, _ settings: SettingsFile) {
    guard let content = settings.content else { return }
    review.settlement.settings = content.file
    review.settlement.contradictions = content.identity.contradictions(in: review.book)
    guard !content.acceptances.isEmpty else { return }
    (review.settlement.expired, review.settlement.unused) = review.setAside(
      content.acceptances, on: today ?? Self.day())
  }

  /// The day by the clock of the computer and its time zone.
  static func day() -> CalendarDay {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    guard
      let day = CalendarDay(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    else { fatalError("jam komputer menyebut hari yang tidak ada") }
    return day
  }
}

extension CalendarDay: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
