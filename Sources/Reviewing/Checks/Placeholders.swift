internal import Patterns

// What each verb can put into the wording of a rule.

extension Forbid {
  package var placeholders: Set<String> {
    patterns.reduce(into: ["kutipan", "jumlah", "semua"]) { $0.formUnion($1.groups.keys) }
  }
}

extension Each {
  package var placeholders: Set<String> { fields.union(["jumlah", "semua"]) }
}

extension Require {
  package var placeholders: Set<String> { ["nama"] }
}

extension Match {
  package var placeholders: Set<String> { fields.union(["jumlah", "dari", "semua", "seharusnya"]) }
}

extension Sum {
  package var placeholders: Set<String> { fields.union(["jumlah"]) }
}

extension Agree {
  package var placeholders: Set<String> { fields.union(["seharusnya", "nama", "tempat", "tertulis", "tahun"]) }
}

extension Sequence {
  package var placeholders: Set<String> { fields.union(["sebelumnya", "hilang", "masalah", "seharusnya"]) }
}

extension Obey {
  package var placeholders: Set<String> { ["kolom", "tertulis", "patuh", "semua", "hukum"] }
}
