internal import Foundation
package import Reporters
package import Reviewing

/// What the desk asks a worker process to do: review these files, and leave the result in a folder, or only the papers
/// that carry decisions.
package struct WorkOrder: Codable, Sendable {
  package let folder: String
  package let files: [File]
  /// The results of the drafts before, as files, oldest first.
  package let earlier: [String]
  /// What persons decided, when their papers are asked for instead of a review.
  package let answers: DeskAnswers?
  /// The agency and the year whose dossier it is; nil when the files are not held against it.
  package let owner: Owner?

  /// Whose dossier the files were put in.
  package struct Owner: Codable, Sendable {
    package let agency: String
    package let year: Int
    /// Whether a person said that the files belong there, whatever they say.
    package let isConfirmed: Bool

    package init(agency: String, year: Int, isConfirmed: Bool) {
      (self.agency, self.year, self.isConfirmed) = (agency, year, isConfirmed)
    }
  }

  /// One file of the draft.
  package struct File: Codable, Sendable {
    package let id: Int64
    package let path: String
    package let name: String
    /// The role a person chose; nil when it is to be recognised.
    package let role: String?

    package init(id: Int64, path: String, name: String, role: String?) {
      (self.id, self.path, self.name, self.role) = (id, path, name, role)
    }
  }

  /// Reads an order from the line it came in.
  package init(line: [UInt8]) throws { self = try JSONDecoder().decode(WorkOrder.self, from: Data(line)) }

  package init(folder: String, files: [File], earlier: [String] = [], answers: DeskAnswers? = nil, owner: Owner? = nil)
  {
    self.folder = folder
    self.files = files
    self.earlier = earlier
    self.answers = answers
    self.owner = owner
  }

  /// The order as one line.
  package func line() throws -> [UInt8] { [UInt8](try JSONEncoder().encode(self)) + [UInt8(ascii: "\n")] }
}

/// The files a worker leaves in its folder.
package enum WorkFile: String, Sendable {
  /// The review, schema `reviu/1`.
  case review = "tinjauan.json"
  /// What `ReviewReading` wrote.
  case reading = "bacaan"
  /// The role of each file by its number: `{"12": "lkj"}`.
  case roles = "peran.json"
  /// What became of the findings: `FindingChange` in an array.
  case changes = "banding.json"
  /// What the files say they are: `WorkStandings`.
  case standings = "identitas.json"
  /// Why there is no review, in words for people.
  case problem = "masalah.txt"

  /// Its path in a folder.
  package func path(in folder: String) -> String { "\(folder)/\(rawValue)" }
}

/// What each file of an order was taken for, by its number.
package struct WorkRoles: Codable, Sendable {
  package var roles: [Int64: String]

  package init(_ roles: [Int64: String]) { self.roles = roles }

  /// As JSON.
  package func write() throws -> [UInt8] { [UInt8](try JSONEncoder().encode(roles)) }

  /// Reads what `write()` wrote.
  package init(_ bytes: [UInt8]) throws { roles = try JSONDecoder().decode([Int64: String].self, from: Data(bytes)) }
}

extension FindingChange {
  /// Several, as JSON.
  package static func write(_ changes: [FindingChange]) throws -> [UInt8] { [UInt8](try JSONEncoder().encode(changes)) }

  /// Reads what `write` wrote.
  package static func read(_ bytes: [UInt8]) throws -> [FindingChange] {
    try JSONDecoder().decode([FindingChange].self, from: Data(bytes))
  }
}
