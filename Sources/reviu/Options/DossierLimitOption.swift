internal import ArgumentParser

/// `--waktu` and `--memori`: what the review of one dossier may use.
struct DossierLimitOption: ParsableArguments {
  @Option(
    name: .customLong("waktu"),
    help: .init("Detik komputasi terbanyak untuk satu dosir; yang melebihi dicatat gagal.", valueName: "detik"))
  var seconds = Amount(300)

  @Option(
    name: .customLong("memori"),
    help: .init("Memori terbanyak untuk satu dosir, dalam MB, sedikitnya 64.", valueName: "MB"))
  var memory = Amount(512)

  func validate() throws {
    guard memory.value >= 64 else {
      throw ValidationError("Nilai '\(memory.value)' tidak berlaku untuk '--memori'; sedikitnya 64.")
    }
  }

  var limits: DossierLimits { DossierLimits(seconds: seconds.value, memory: memory.value) }
}
