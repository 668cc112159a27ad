internal import Documents
internal import Foundation

/// One dossier as a line of JSON: `{"id": "…", "berkas": ["path", {"nama": "lkj.txt", "isi": "<base64>"}], "peran":
/// {"path or name": "pk"}}`. Other keys are refused, since a mistyped one would change the review in silence.
struct StreamLine {
  let id: String
  let files: [File]
  /// The role of a file by the path or the name it has in `files`.
  let roles: [(file: String, role: Role)]

  /// A file of the dossier.
  enum File {
    case path(String)
    case content(name: String, bytes: [UInt8])

    /// The path or the name.
    var name: String {
      switch self {
      case .path(let path): path
      case .content(let name, _): name
      }
    }
  }

  /// Why a line is no dossier.
  struct Problem: Error {
    /// The name of the dossier, when that much could be read.
    let id: String?
    /// What is wrong and what to do about it.
    let words: String
  }

  /// Reads a line.
  init(_ line: [UInt8]) throws(Problem) {
    let value: Any
    do { value = try JSONSerialization.jsonObject(with: Data(line)) } catch {
      throw Problem(id: nil, words: "baris ini bukan JSON; tulis satu objek lengkap per baris")
    }
    guard let object = value as? [String: Any] else { throw Problem(id: nil, words: "baris ini bukan objek JSON") }
    guard let id = object["id"] as? String else {
      throw Problem(id: nil, words: "kunci 'id' tidak ada atau bukan teks")
    }
    self.id = id
    if let key = object.keys.sorted().first(where: { !Self.keys.contains($0) }) {
      throw Problem(id: id, words: "kunci '\(key)' tidak dikenal; yang ada: \(Self.keys.joined(separator: ", "))")
    }
    guard let entries = object["berkas"] as? [Any], !entries.isEmpty else {
      throw Problem(id: id, words: "kunci 'berkas' harus memuat paling sedikit satu berkas")
    }
    var files: [File] = []
    for entry in entries { files.append(try Self.file(entry, id)) }
    self.files = files
    roles = try Self.roles(object["peran"], files, id)
  }

  private static let keys = ["id", "berkas", "peran"]

  private static func file(_ entry: Any, _ id: String) throws(Problem) -> File {
    if let path = entry as? String {
      guard !path.isEmpty, path != DossierOption.standardInput else {
        throw Problem(id: id, words: "berkas '\(path)' tidak dapat dibaca; sebutkan jalur berkasnya")
      }
      return .path(path)
    }
    guard let object = entry as? [String: Any], let name = object["nama"] as? String,
      let text = object["isi"] as? String,
      object.count == 2
    else {
      throw Problem(id: id, words: "setiap berkas adalah jalurnya, atau objek dengan 'nama' dan 'isi' (base64)")
    }
    guard isPlain(name) else {
      throw Problem(id: id, words: "nama berkas '\(name)' tidak dapat dipakai; beri nama tanpa garis miring")
    }
    guard let data = Data(base64Encoded: text) else { throw Problem(id: id, words: "isi '\(name)' bukan base64") }
    return .content(name: name, bytes: [UInt8](data))
  }

  /// Whether a name stays in the folder it is written to, and is not passed over there.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && name != DossierOption.standardInput && name.utf8.count <= 200
      && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
  }

  private static func roles(
    _ value: Any?, _ files: [File], _ id: String
  ) throws(Problem) -> [(file: String, role: Role)] {
    guard let value else { return [] }
    guard let named = value as? [String: String] else {
      throw Problem(id: id, words: "kunci 'peran' harus berisi pasangan berkas dan perannya")
    }
    var roles: [(file: String, role: Role)] = []
    for (file, name) in named.sorted(by: { $0.key < $1.key }) {
      guard files.contains(where: { $0.name == file }) else {
        throw Problem(id: id, words: "peran diberikan kepada '\(file)', yang tidak ada dalam 'berkas'")
      }
      guard let role = Role(rawValue: name) else {
        let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
        throw Problem(id: id, words: "peran '\(name)' tidak dikenal; yang ada: \(known)")
      }
      roles.append((file, role))
    }
    return roles
  }
}
