/// What became of a finding from draft to draft. The order is that in which they are told.
package enum FindingProgress: String, Codable, Sendable, CaseIterable {
  /// No draft before had it.
  case new = "baru"
  /// Was there, was done in between, is there again.
  case returned = "muncul-lagi"
  /// The draft before had the same topic with another value.
  case changed = "berubah"
  /// The draft before had it too.
  case remaining = "masih-ada"
  /// It is gone, and whether it was mended cannot be told.
  case undecided = "belum-dapat-dinilai"
  /// It is gone because it was mended.
  case done = "selesai"

  /// The words a reader sees.
  package var display: String {
    switch self {
    case .new: "Baru"
    case .returned: "Muncul lagi"
    case .changed: "Berubah, masih salah"
    case .remaining: "Masih ada"
    case .undecided: "Belum dapat dinilai"
    case .done: "Selesai"
    }
  }

  /// Whether the newest draft has it and the one before had not: an error of this kind fails a comparison.
  package var isFresh: Bool { self == .new || self == .returned || self == .changed }

  /// Whether the newest draft has it no more.
  package var isGone: Bool { self == .undecided || self == .done }
}

/// A finding and what became of it since the drafts before.
package struct FindingChange: Codable, Sendable, Equatable {
  package let progress: FindingProgress
  /// As it is in the newest draft, else as it was last seen.
  package let line: FindingLine

  package init(progress: FindingProgress, line: FindingLine) { (self.progress, self.line) = (progress, line) }
}
