import Documents
import Facts
import Foundation
import Readers

@testable import Reviewing

/// The rules as they lie in the repository, read once for all tests.
enum Shipped {
  /// The folder the package lies in.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  static let files: [SourceFile] = {
    let folder = package.appending(path: "Rules")
    let names = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
      // A file that cannot be read is an empty one, which the library reports.
      SourceFile(path: name, text: (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? "")
    }
  }()

  static let library = RuleLibrary(files: files)
}

/// One folder of the corpus: a report, what is handed in beside it, and what must be found.
struct CorpusCase: CustomStringConvertible, Sendable {
  let folder: URL
  let dossier: Dossier

  var description: String { folder.lastPathComponent }

  static let all: [CorpusCase] = {
    let root = Shipped.package.appending(path: "Corpus")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path())) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }.compactMap { CorpusCase(root.appending(path: $0)) }
  }()

  static func named(_ name: String) -> CorpusCase? { all.first { $0.description == name } }

  /// Nil unless the folder holds a file named `laporan`.
  private init?(_ folder: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    let documents = names.sorted().filter { !$0.hasPrefix(".") && !$0.hasSuffix(".yaml") }
    guard let report = documents.first(where: { $0.hasPrefix("laporan") }) else { return nil }
    var read: [Document] = []
    for name in [report] + documents.filter({ $0 != report }) {
      guard let bytes = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
      var document = Readers.read([UInt8](bytes), file: name)
      let role = RolePattern.role(file: name, text: document.text, among: Shipped.library.roles)?.role ?? .lampiran
      document.role = read.isEmpty ? .lkj : role == .lkj ? .lampiran : role
      read.append(document)
    }
    self.folder = folder
    dossier = Dossier(documents: read)
  }

  /// The real report, when it lies beside the package; it is never part of the repository.
  static let seed: Dossier? = {
    for shared in ["../shared", "../../shared"] {
      let file = Shipped.package.appending(path: shared + "/seeds/000_80458ef031615be3.txt").standardized
      if let data = try? Data(contentsOf: file) {
        return Dossier(documents: [Readers.read([UInt8](data), file: "laporan.txt")])
      }
    }
    return nil
  }()
}

extension Finding {
  /// The line of the words it accuses, from 1; nil when something is missing as a whole.
  func line(in dossier: Dossier) -> Int? {
    evidence.first.map { dossier.documents[$0.place.document].text.position(at: $0.place.range.lowerBound).line }
  }

  /// The words it accuses, on one line.
  func quote(in dossier: Dossier) -> String {
    guard let place = evidence.first?.place else { return "" }
    return oneLine(dossier.documents[place.document].text.string(place.range))
  }

  /// The finding on one line, for the messages of tests.
  func show(in dossier: Dossier) -> String {
    let place = evidence.first.map { dossier.documents[$0.place.document].file } ?? "–"
    return "\(place):\(line(in: dossier) ?? 0) \(severity.rawValue) \(rule.id) “\(quote(in: dossier))” \(message)"
  }
}

/// Words with one space for every run of white space.
func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
