internal import Foundation
package import Reviewing

/// What the files of an order say they are, by their numbers, as the worker tells the desk.
package struct WorkStandings: Codable, Sendable {
  package var files: [Int64: Standing] = [:]
  /// Whether a person should say first that the files belong there.
  package var isQuestion = false

  package init() {}

  /// What one file says it is, and why it may not belong where it was put.
  package struct Standing: Codable, Sendable {
    package let agency: String?
    package let year: Int?
    package let doubts: [String]

    package init(_ standing: DocumentStanding) {
      (agency, year, doubts) = (standing.agency, standing.year, standing.doubts)
    }
  }

  /// As JSON.
  package func write() throws -> [UInt8] { [UInt8](try JSONEncoder().encode(self)) }

  /// Reads what `write()` wrote.
  package init(_ bytes: [UInt8]) throws { self = try JSONDecoder().decode(WorkStandings.self, from: Data(bytes)) }
}
