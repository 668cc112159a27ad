package import Archives

/// A Word file with comments of ours at the words they are about; all else stays as its author left it.
package struct WordAnnotation {
  /// The bytes of the file with comments.
  package let bytes: [UInt8]
  /// How many comments are in it.
  package let count: Int
  /// What the user should know about the result, in Bahasa Indonesia.
  package let notices: [String]

  /// Comments a file; comments of ours from an earlier run give way.
  package init(_ original: [UInt8], file: AnnotatedFile, remarks: [Remark]) throws(OfficeProblem) {
    let package = try WordPackage(original)
    let main = try package.archive.bytes(of: package.main)
    let isStrict = WordDialect.isStrict(main)
    let part = package.part("comments") ?? package.freshCommentsPart()
    let known = try package.part("comments").map { name throws(OfficeProblem) in try package.archive.bytes(of: name) }
    let list = try WordCommentList(known, part: part, isStrict: isStrict)

    let spots = WordSpots(file)
    let targets = remarks.map { spots.target(of: $0) }
    let runs = try WordRunScan.runs(main, part: package.main)
    let notes = try Self.notes(targets, package, spots)
    let isForeign = runs.comments.filter { !list.ours.contains($0.id) }.compactMap { Int32($0.id).map(Int.init) }
    let first = max(list.highest, isForeign.max() ?? -1) + 1

    var cuts = WordCuts(runs, WordDialect(prefix: runs.prefix, isStrict: isStrict))
    var placed: [Remark] = []
    for (remark, target) in zip(remarks, targets) {
      guard let place = target.place(in: runs, notes: notes, title: spots.title) else { continue }
      cuts.add(first + placed.count, from: place.start, to: place.end, like: place.run)
      placed.append(place.note.map(remark.noting) ?? remark)
    }
    var splice = Splice()
    for mark in runs.comments where list.ours.contains(mark.id) {
      let isAlone = mark.run.map { runs.runs[$0].children.count == 1 } ?? false
      splice.remove(isAlone ? mark.run.map { runs.runs[$0].element } ?? mark.range : mark.range)
    }
    cuts.write(to: &splice)

    var entries: [(name: String, content: [UInt8])] = [(package.main, splice.applied(to: main))]
    if known != nil || !placed.isEmpty {
      entries.append((part, list.written(placed, first: first)))
      entries += try package.entries(naming: part, isStrict: isStrict)
    }
    entries += try Self.threads(list.paragraphs, package)
    var changed: [(name: String, content: [UInt8])] = []
    for entry in entries {
      guard package.archive.contains(entry.name) else {
        changed.append(entry)
        continue
      }
      if try package.archive.bytes(of: entry.name) != entry.content { changed.append(entry) }
    }
    bytes = changed.isEmpty ? original : try ZipWriter.bytes(original, replacing: changed)
    count = placed.count
    notices = try Self.notices(package, lost: remarks.count - placed.count)
  }

  /// The parts with footnotes and endnotes, where a comment is about one.
  private static func notes(
    _ targets: [WordTarget], _ package: WordPackage, _ spots: WordSpots
  ) throws(OfficeProblem) -> [Int: WordRuns] {
    var notes: [Int: WordRuns] = [:]
    for target in targets {
      guard let part = target.elsewhere?.part, notes[part] == nil, let name = spots.name(of: part),
        package.links.targets.contains(where: { $0.path == name && ["footnotes", "endnotes"].contains($0.kind) })
      else { continue }
      notes[part] = try WordRunScan.runs(package.archive.bytes(of: name), part: name)
    }
    return notes
  }

  /// What newer versions of Word keep about comments that give way.
  private static func threads(
    _ paragraphs: Set<String>, _ package: WordPackage
  ) throws(OfficeProblem) -> [(name: String, content: [UInt8])] {
    var entries: [(name: String, content: [UInt8])] = []
    var durable: Set<String> = []
    for kind in ["commentsExtended", "commentsIds", "commentsExtensible"] {
      guard let part = package.part(kind) else { continue }
      let keys = kind == "commentsExtensible" ? durable : paragraphs
      guard let result = try WordThreads.without(keys, package.archive.bytes(of: part), part: part) else { continue }
      durable.formUnion(result.removed)
      entries.append((part, result.bytes))
    }
    return entries
  }

  private static func notices(_ package: WordPackage, lost: Int) throws(OfficeProblem) -> [String] {
    var notices: [String] = []
    if package.archive.names().contains(where: { $0.hasPrefix("_xmlsignatures/") }) {
      notices.append(
        "Berkas asli bertanda tangan elektronik; tanda tangan itu tidak berlaku bagi salinan yang diberi komentar. Gunakan salinan ini hanya untuk perbaikan."
      )
    }
    if let settings = package.part("settings"), try isProtected(package.archive.bytes(of: settings), part: settings) {
      notices.append(
        "Dokumen ini dilindungi dari penyuntingan; komentar dapat dibaca, tetapi perlindungan perlu dibuka (Tinjau › Batasi Pengeditan) sebelum isinya diperbaiki."
      )
    }
    if lost > 0 {
      notices.append("\(lost) temuan tidak dapat diberi tempat di berkas ini; lihat hasil `reviu periksa`.")
    }
    return notices
  }

  private static func isProtected(_ settings: [UInt8], part: String) throws(OfficeProblem) -> Bool {
    let reader = Protection()
    try XMLStream.parse(settings, part: part, reader)
    return reader.isOn
  }

  /// Whether the settings of a file protect it.
  private final class Protection: XMLHandler {
    private(set) var isOn = false

    func start(_ tag: OfficeTag, _ attributes: XMLAttributes) {
      if tag == .protection { isOn = ["1", "true", "on"].contains(attributes["enforcement"] ?? "") }
    }
  }
}

extension Remark {
  /// The same with a word about where it stands.
  func noting(_ note: String) -> Remark {
    Remark(
      number: number, severity: severity, paragraphs: paragraphs.dropLast() + [note] + paragraphs.suffix(1),
      range: range, isExact: false)
  }
}
