internal import DeskWork
internal import Documents
internal import Reporters

/// The document beside the forms: one part of it as it reads, and below it the other place of a contradiction.
struct DocumentRegion {
  let file: String
  let title: String
  let place: String
  let hidden: [ReviewQuery.Field]
  let parts: [Choice]
  let previous: Link?
  let next: Link?
  let body: String
  let beside: Beside?
  let hasParts: Bool

  /// One part in the list of parts.
  struct Choice {
    let number: Int
    let words: String
    let isChosen: Bool
  }

  /// A link to another part.
  struct Link {
    let href: String
    let words: String
  }

  /// The place that contradicts the chosen words, shown with what stands around it.
  struct Beside {
    let otherPlace: String
    let otherBody: String
    let close: String
    let open: String
  }

  init(_ state: ReviewState, pageImage: (String, Int) -> String?) {
    let part = state.part
    let shown = state.shown
    let documents = shown.reading.documents
    file = documents[part.document].document.file.lastName
    title = part.title + (part.isContinued ? " (lanjutan)" : "")
    place = "Bagian \(part.number) dari \(shown.parts.count)" + (part.pages.map { ", " + Self.words($0) } ?? "")
    hidden = state.query.fields.filter { !["bagian", "banding"].contains($0.name) }
    parts = shown.parts.map { other in
      let name = documents.count > 1 ? documents[other.document].document.file.lastName + " · " : ""
      let pages = other.pages.map { " (\(Self.words($0)))" } ?? ""
      let words = name + other.title + (other.isContinued ? " (lanjutan)" : "") + pages
      return Choice(number: other.number, words: "\(other.number). \(words)", isChosen: other.number == part.number)
    }
    hasParts = shown.parts.count > 1
    let link = { (number: Int, words: String) -> Link? in
      guard (1...shown.parts.count).contains(number) else { return nil }
      return Link(href: state.query.href("dokumen") { ($0.part, $0.beside) = (number, nil) }, words: words)
    }
    previous = link(part.number - 1, "‹ Sebelumnya")
    next = link(part.number + 1, "Berikutnya ›")
    let index = part.document
    var html = Self.html(state, index, prefix: "", pageImage)
    body = html.write(part.pieces)
    beside = Self.beside(state)
  }

  private static func words(_ pages: ClosedRange<Int>) -> String {
    pages.count == 1 ? "hal. \(pages.lowerBound)" : "hal. \(pages.lowerBound)–\(pages.upperBound)"
  }

  private static func html(
    _ state: ReviewState, _ index: Int, prefix: String, _ pageImage: (String, Int) -> String?
  ) -> PartHTML {
    let document = state.shown.reading.documents[index].document
    let images = Dictionary(
      document.pages.compactMap { page in
        pageImage(document.file, page.page).map { (page.page, $0) }
      }, uniquingKeysWith: { first, _ in first })
    let chosen = state.problem.map { problem in
      (
        problem: problem,
        places: state.shown.lead(problem).evidence.map { $0.document == index && $0.end > $0.start ? $0.range : nil }
      )
    }
    return PartHTML(
      state.shown, document: index, chosen: chosen, dismissed: state.dismissed, pageImage: { images[$0] },
      boxes: Self.boxes(state, index),
      prefix: prefix)
  }

  /// Where the chosen words stand on their pages.
  private static func boxes(_ state: ReviewState, _ document: Int) -> [Int: [String]] {
    let evidence = state.problem.map { state.shown.lead($0).evidence } ?? []
    return evidence.filter { $0.document == document }.prefix(12).reduce(into: [:]) { boxes, words in
      guard let page = words.page, let box = words.box else { return }
      boxes[page, default: []].append(box.map { "\(Int(clamping: $0.rounded()))" }.joined(separator: " "))
    }
  }

  /// How much is shown around the other place.
  private static let room = 14_000

  private static func beside(_ state: ReviewState) -> Beside? {
    guard let problem = state.problem, let number = state.query.beside else { return nil }
    let evidence = state.shown.lead(problem).evidence
    guard evidence.indices.contains(number) else { return nil }
    let words = evidence[number]
    let part = state.shown.part(of: words)
    var html = html(state, words.document, prefix: "b-") { _, _ in nil }
    let pieces = state.shown.pieces(around: words, room: room)
    return Beside(
      otherPlace: words.place, otherBody: html.write(pieces), close: state.query.href("pilih") { $0.beside = nil },
      open: state.query.href("saksi-\(number)") { ($0.part, $0.beside) = (part, nil) })
  }
}

extension ShownDossier {
  /// The pieces around some words, as many as fit in a room; the one that holds them is always there.
  func pieces(around words: ReadEvidence, room: Int) -> [Piece] {
    let all = parts[part(of: words) - 1].pieces
    let found = all.lastIndex { piece in
      piece.block < words.block || piece.block == words.block && piece.range.lowerBound <= words.start
    }
    guard let middle = found else { return Array(all.prefix(1)) }
    var (first, last, cost) = (middle, middle, all[middle].cost)
    var isDone = false
    while !isDone {
      isDone = true
      for step in [-1, 1] {
        let next = step < 0 ? first - 1 : last + 1
        guard all.indices.contains(next), cost + all[next].cost <= room, last - first < 12 else { continue }
        cost += all[next].cost
        (first, last) = (min(first, next), max(last, next))
        isDone = false
      }
    }
    return Array(all[first...last])
  }
}

extension String {
  /// The text cut to a width, after a word where one ends near by.
  func cut(to width: Int) -> String { Layout.cut(self, to: width) }

  /// The last part of a path, fit to be shown.
  var lastName: String { plain.split(separator: "/").last.map(String.init) ?? plain }
}
