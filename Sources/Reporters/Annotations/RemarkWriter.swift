internal import Documents
internal import Facts
internal import Reviewing

/// Puts what is said at the places of a file into words.
struct RemarkWriter {
  private let file: AnnotatedFile
  private let places: PlaceWords

  /// More witnesses than these are named without their words, more other places by their numbers alone.
  private static let mostWitnesses = 3
  private static let mostPlaces = 8
  /// A total over hundreds of rows names this many of them, and counts the rest.
  private static let mostNamed = 40
  /// Words of a witness longer than this are cut off.
  private static let quoted = 90

  init(review: Review, file: AnnotatedFile) {
    self.file = file
    places = PlaceWords(book: review.book)
  }

  /// The remarks, numbered in the order of the drafts.
  func write(_ drafts: [RemarkDraft]) -> [Remark] {
    var ofProblem: [Int: [Int]] = [:]
    for (index, draft) in drafts.enumerated() { ofProblem[draft.problem, default: []].append(index) }
    let whole = ofProblem.mapValues { numbers in numbers.first { !drafts[$0].repeats } }
    return drafts.enumerated().map { index, draft in
      let paragraphs: [String]
      if draft.repeats, let whole = whole[draft.problem] ?? nil {
        let title = draft.findings.first?.rule.title.plain ?? ""
        paragraphs = ["\(index + 1). \(title)", "Lihat komentar \(whole + 1)."]
      } else {
        let others = (ofProblem[draft.problem] ?? []).filter { $0 != index }
        paragraphs = self.paragraphs(draft, number: index + 1, others: others.map { ($0 + 1, drafts[$0]) })
      }
      return Remark(
        number: index + 1, severity: draft.findings.map(\.severity).max() ?? .note, paragraphs: paragraphs,
        range: draft.place.range, isExact: draft.place.manner == .accused)
    }
  }

  private func paragraphs(_ draft: RemarkDraft, number: Int, others: [(number: Int, draft: RemarkDraft)]) -> [String] {
    guard let lead = draft.findings.first else { return [] }
    var lines = ["\(number). \(lead.rule.title.plain)", lead.message.plain] + remedy(lead)
    var said: Set<String> = [lead.message]
    for finding in draft.findings.dropFirst()
    where !finding.onlyRepeats(lead) && said.insert(finding.message).inserted {
      lines.append("Lagi pula: \(finding.message.plain)")
      lines += remedy(finding)
    }
    lines += remark(on: draft.place.manner, lead)
    if file.isRecognised(at: draft.place.range.lowerBound) {
      lines.append("Halaman ini dibaca dengan OCR; pastikan dahulu kata dan angkanya terbaca benar.")
    }
    lines += witnesses(lead)
    if !others.isEmpty { lines.append(references(others)) }
    var seen: Set<String> = []
    let items = draft.findings.flatMap(\.rule.items).filter { seen.insert($0).inserted }
    if !items.isEmpty { lines.append("Butir: " + items.map(FormWords.item).joined(separator: " · ")) }
    let rules = draft.findings.map(\.rule.id.plain).filter { seen.insert($0).inserted }
    lines.append("Aturan: " + rules.joined(separator: ", "))
    return lines
  }

  /// The computation and the expected words, as far as the message does not say them.
  private func remedy(_ finding: Finding) -> [String] {
    let remedy = Remedy(finding)
    return [remedy.computation.map { "Hitungan: \($0)" }, remedy.expected.map { "Seharusnya: \($0)" }]
      .compactMap { $0 }
  }

  private func remark(on manner: AnnotatedFile.Spot.Manner, _ finding: Finding) -> [String] {
    switch manner {
    case .accused: []
    case .missing: ["Yang diminta tidak ditemukan; komentar ini diletakkan pada judul yang terdekat."]
    case .beginning: ["Yang diminta tidak ditemukan di seluruh dokumen; komentar ini diletakkan pada awal dokumen."]
    case .witness:
      finding.evidence.first.map { ["Yang dipersoalkan ada di berkas lain: \(named($0.place))."] } ?? []
    }
  }

  private func witnesses(_ finding: Finding) -> [String] {
    guard let accused = finding.evidence.first?.place else { return [] }
    let others = finding.witnesses.filter { !Self.isInSight($0, of: accused) }
    var lines = others.prefix(Self.mostWitnesses).map { "Bandingkan: \(named($0))" }
    let more = others.dropFirst(lines.count)
    var seen: Set<String> = []
    let rest = more.map { file.holds($0) ? short($0) ?? places.place($0) : places.place($0) }
      .filter { seen.insert($0).inserted }
    let left = rest.count - Self.mostNamed
    let told = rest.prefix(Self.mostNamed) + (left > 0 ? ["dan \(left) tempat lain"] : [])
    if !rest.isEmpty { lines.append("Bandingkan juga: \(told.joined(separator: "; "))") }
    return lines
  }

  /// Whether words stand before the eyes of who looks at the accused ones: in the same row, or in the same sentences.
  private static func isInSight(_ place: Place, of accused: Place) -> Bool {
    guard place.document == accused.document, place.block == accused.block else { return false }
    if let cell = place.cell, let own = accused.cell { return cell.row == own.row }
    return place.range.lowerBound < accused.range.upperBound + 300
      && place.range.upperBound > accused.range.lowerBound - 300
  }

  private func references(_ others: [(number: Int, draft: RemarkDraft)]) -> String {
    let named = others.prefix(Self.mostPlaces).map { number, draft in
      let place = draft.findings.first?.evidence.first { file.holds($0.place) }?.place
      return place.flatMap(short).map { "\(number) di \($0)" } ?? "\(number)"
    }
    let more = others.dropFirst(named.count).map(\.number)
    return "Lihat juga komentar " + (named + (more.isEmpty ? [] : [ItemNote.ranges(Set(more))])).joined(separator: "; ")
  }

  /// A place with its words: `Tabel 3.2, baris 4: “98,14”`.
  private func named(_ place: Place) -> String {
    let words = places.words(place, to: Self.quoted)
    let name = file.holds(place) ? short(place) : places.place(place)
    return [name, words.isEmpty ? nil : "“\(words)”"].compactMap { $0 }.joined(separator: ": ")
  }

  /// A place in this file, without the file's name; nil when nothing else names it.
  private func short(_ place: Place) -> String? {
    let parts = places.place(place).split(separator: " · ").dropLast()
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }
}
