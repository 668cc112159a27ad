internal import ArgumentParser

/// Which forms are filled in; shared by the verbs that review.
struct FormsOption: ParsableArguments {
  @Option(
    name: .customLong("formulir"),
    help: .init("Formulir yang diisi; dapat diulang. Bawaan: lembar-asistensi dan kertas-kerja-reviu.", valueName: "id")
  )
  var ids: [String] = []
}
