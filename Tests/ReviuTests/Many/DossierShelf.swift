import Foundation
import TestSupport

/// A folder `dosir` of dossiers for tests of runs over many, and what a run left of them.
struct DossierShelf {
  private let scratch: ScratchFolder
  /// The folder that programs work in.
  var url: URL { scratch.url }

  init() throws {
    scratch = try ScratchFolder()
    try FileManager.default.createDirectory(at: url.appending(path: "dosir"), withIntermediateDirectories: true)
  }

  /// A small report with an error of computation when the difference is wrong.
  static func report(_ agency: String, difference: String = "652.330.961") -> String {
    """
    # Laporan Kinerja \(agency) Kota Tirta Tahun 2024

    Laporan kinerja \(agency) Kota Tirta tahun 2024 memuat capaian kinerja tahun 2024.

    | No | Tahun | Anggaran (Rp) | Realisasi (Rp) | Selisih (Rp) |
    |---|---|---|---|---|
    | 1 | 2022 | 15.528.687.918 | 14.876.356.957 | \(difference) |

    """
  }

  /// Writes a file and the folders it stands in.
  func write(_ path: String, _ bytes: some Sequence<UInt8>) throws {
    let place = url.appending(path: path)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: place)
  }

  func write(_ path: String, _ text: String) throws { try write(path, text.utf8) }

  func run(_ arguments: String...) throws -> ProgramRun { try ProgramRun(reviu: arguments, in: url) }

  func bytes(_ path: String) throws -> Data { try Data(contentsOf: url.appending(path: path)) }

  func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  func isThere(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: path).path(percentEncoded: false))
  }

  /// The files below a folder with their bytes, by path.
  func files(_ folder: String) throws -> [String: Data] {
    let root = url.appending(path: folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path(percentEncoded: false))
    return try paths.reduce(into: [:]) { files, path in
      var isFolder: ObjCBool = false
      let place = root.appending(path: path)
      if FileManager.default.fileExists(atPath: place.path(percentEncoded: false), isDirectory: &isFolder),
        !isFolder.boolValue
      {
        files[path] = try Data(contentsOf: place)
      }
    }
  }

  /// One line of `dosir.jsonl`, as far as tests look at it.
  struct Row: Decodable {
    let dossier: String
    let folder: String
    let agency: String?
    let year: Int?
    let hash: String?
    let state: String
    let failure: String?
    let counts: Counts?
    let answers: [String: [String: String]]?
  }

  /// The problems of a row.
  struct Counts: Decodable { let error, findings: Int }

  /// One line of `temuan.jsonl`, as far as tests look at it.
  struct FoundLine: Decodable { let dossier, rule, message: String }

  func rows(_ output: String) throws -> [Row] { try lines("\(output)/dosir.jsonl", Row.self) }

  func lines<Line: Decodable>(_ path: String, _ type: Line.Type) throws -> [Line] {
    try text(path).split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  /// When a file was written last.
  func time(_ path: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: url.appending(path: path).path(percentEncoded: false))[
      .modificationDate] as? Date
  }
}
