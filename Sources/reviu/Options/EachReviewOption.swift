internal import ArgumentParser
internal import Reviewing

/// What every review of several is made with, each in a process of its own.
struct EachReviewOption: ParsableArguments {
  @OptionGroup var askedForms: FormsOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var settings: SettingsOption

  @OptionGroup var today: TodayOption

  @OptionGroup var ocr: RecognitionOption

  /// The rules, read before any review: what is wrong in them, or with the forms asked for, would be told by every one.
  func checkedRules() throws -> RuleSet {
    let set = try rules.read()
    try set.reportProblems()
    _ = try set.library.chosenForms(askedForms.ids)
    return set
  }

  /// What the program is told for each review, before its dossier and its outputs. Paths begin at the root: the process
  /// may work in another folder.
  func arguments() throws(Misuse) -> [String] {
    var arguments = ["periksa", "--kemajuan", "tidak"] + askedForms.ids.flatMap { ["--formulir", $0] } + ocr.arguments
    if let folder = rules.folder { arguments += ["--aturan", try BatchOutput.real(folder)] }
    if let file = settings.file { arguments += ["--konfigurasi", try BatchOutput.real(file)] }
    if settings.isIgnored { arguments.append("--tanpa-konfigurasi") }
    if let day = today.today { arguments += ["--tanggal", day.written] }
    return arguments
  }
}
