internal import Reviewing

/// The words of a comparison that all its forms share.
struct ComparisonWords {
  let comparison: DraftComparison

  /// `3 baru · 1 muncul lagi · … · 5 selesai`: every state, also those of which there is none.
  var counts: [(state: FindingProgress, count: Int)] {
    FindingProgress.allCases.map { ($0, comparison.entries($0).count) }
  }

  var summary: String { counts.map { "\($0.count) \($0.state.display.lowercased())" }.joined(separator: " · ") }

  /// What was compared, the newest last.
  var drafts: String { comparison.names.map(\.plain).joined(separator: " → ") }

  /// Why lighter findings are missing; nil when none are.
  var restriction: String? {
    guard comparison.minimum > .note else { return nil }
    let level = comparison.minimum.display.lowercased()
    return
      "Dibandingkan hanya temuan setingkat \(level) ke atas, sebab salah satu hasil tidak memuat yang lebih ringan."
  }

  /// `Tabel 3.9, baris 10 · hal. 12 · laporan.txt:292 “84,55”`.
  static func place(_ finding: DraftFinding) -> String {
    guard let place = finding.place else { return "Seluruh dokumen" }
    var parts: [String] = []
    if let table = place.table?.plain {
      let label = table.hasPrefix("Tabel ") ? table : "Tabel “\(Layout.cut(table, to: 50))”"
      parts.append(place.row.map { "\(label), baris \($0)" } ?? label)
    }
    if let page = place.page { parts.append("hal. \(page)") }
    let file = place.file.plain.split(separator: "/").last.map(String.init) ?? place.file.plain
    let quote = Layout.cut(String(place.quote.prefix(400)).plain, to: 80)
    return (parts + ["\(file):\(place.line)"]).joined(separator: " · ") + (quote.isEmpty ? "" : " “\(quote)”")
  }

  /// What stands below a title: the message, the places of both drafts, and why it is not done.
  func lines(_ entry: DraftComparison.Entry) -> [(label: String, words: String)] {
    var lines: [(label: String, words: String)] = []
    if let earlier = entry.earlier, let number = entry.earlierDraft {
      let name = comparison.names.count > 2 ? "Dulu (\(comparison.names[number].plain))" : "Dulu"
      lines.append((name, Self.place(earlier)))
      if entry.state == .changed, earlier.message != entry.current?.message {
        lines.append(("Dulu tertulis", earlier.message.plain))
      }
    }
    if let current = entry.current { lines.append(("Sekarang", Self.place(current))) }
    if let reason = entry.reason { lines.append(("Alasan", reason.plain)) }
    if entry.current?.isAccepted == true { lines.append(("Catatan", "diterima menurut konfigurasi")) }
    return lines
  }
}
