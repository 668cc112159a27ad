/// What a person at the desk may do.
package enum AccountRole: String, Sendable, CaseIterable {
  /// Writes the reports of one agency and sees these alone.
  case author = "penyusun"
  /// Bagian Organisasi: fills the Lembar Asistensi.
  case analyst = "analis"
  /// Inspektorat: fills the Kertas Kerja Reviu and signs.
  case reviewer = "pereviu"
  /// Keeps accounts and agencies; may also do what the others do.
  case admin = "admin"

  /// The words a reader sees.
  package var display: String {
    switch self {
    case .author: "Penyusun"
    case .analyst: "Analis Bagian Organisasi"
    case .reviewer: "Pereviu Inspektorat"
    case .admin: "Admin"
    }
  }

  /// Whether the role sees the reports of every agency.
  package var seesAllAgencies: Bool { self != .author }

  /// Whether the role decides about findings and items and closes rounds.
  package var decides: Bool { self != .author }
}

/// A person who can sign in.
package struct Account: Sendable, Equatable {
  package let id: Int64
  /// The name to sign in with.
  package let login: String
  /// The name others see.
  package let name: String
  package let role: AccountRole
  /// The agency of an author; nil for the others.
  package let agency: Agency?
  package let isActive: Bool
  /// Whether a password was ever set.
  package let hasPassword: Bool
  /// Grows by one with every change, so that two changes at once are noticed.
  package let version: Int64

  /// Whether this person may see what belongs to an agency.
  package func sees(_ agency: Agency) -> Bool { role.seesAllAgencies || self.agency?.id == agency.id }
}

/// An agency whose reports are reviewed.
package struct Agency: Sendable, Equatable, Hashable {
  package let id: Int64
  package let name: String
  package let isActive: Bool
}
