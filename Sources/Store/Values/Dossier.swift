package import Documents

/// The reports of one agency about one year: all drafts of it.
package struct DossierSummary: Sendable, Equatable {
  package let id: Int64
  package let agency: Agency
  /// The year the report is about.
  package let year: Int
  package let createdAt: Moment
  /// Oldest first; empty before the first upload.
  package let drafts: [Draft]

  /// The draft that is worked on.
  package var latest: Draft? { drafts.last }
}

/// One version of the report with what was handed in beside it.
package struct Draft: Sendable, Equatable {
  package let id: Int64
  package let dossier: Int64
  /// 1 for the first.
  package let number: Int
  package let createdAt: Moment
  /// The name of the one who uploaded it.
  package let createdBy: String
  /// In the order they came.
  package let files: [StoredFile]
  /// Its latest review; nil while files are still being gathered.
  package let review: ReviewStatus?
  /// Set when the round about this draft was closed.
  package let round: Round?
}

/// A file of a draft as it was uploaded.
package struct StoredFile: Sendable, Equatable {
  package let id: Int64
  /// The name it came with, fit to be shown; never a path.
  package let name: String
  /// The SHA-256 of its bytes in hexadecimal: its name in the store.
  package let hash: String
  package let size: Int
  /// What a person said it is.
  package let chosenRole: Role?
  /// What the review took it for; nil before a review.
  package let guessedRole: Role?
  /// The agency and the year it names; nil before it was read, or where it names none.
  package var agency: String?
  package var year: Int?
  /// Why it may not belong here, in sentences; nil where nothing speaks against it.
  package var doubt: String?

  /// What it is taken for.
  package var role: Role? { chosenRole ?? guessedRole }
}

/// How far the review of a draft is.
package enum ReviewState: String, Sendable, CaseIterable {
  case waiting = "menunggu"
  case running = "berjalan"
  case done = "selesai"
  case failed = "gagal"
  /// The files may not belong to the dossier; somebody has to say so first.
  case asking = "bertanya"

  /// The words a reader sees.
  package var display: String {
    switch self {
    case .waiting: "Menunggu giliran"
    case .running: "Sedang diperiksa"
    case .done: "Selesai diperiksa"
    case .failed: "Pemeriksaan gagal"
    case .asking: "Menunggu kepastian Anda"
    }
  }

  /// Whether nothing more will happen by itself.
  package var isSettled: Bool { self != .waiting && self != .running }
}

/// A review of a draft without its result.
package struct ReviewStatus: Sendable, Equatable {
  package let id: Int64
  package let draft: Int64
  package let state: ReviewState
  /// Why it failed and what to do, in Bahasa Indonesia.
  package let problem: String?
  package let createdAt: Moment
  package let finishedAt: Moment?
}

/// The result of a review, as its worker wrote it.
package struct StoredReview: Sendable {
  package let status: ReviewStatus
  /// The review as JSON, schema `reviu/1`: the same bytes `reviu periksa --bentuk json` writes.
  package let json: [UInt8]
  /// The documents as they read, for the review page: what `ReviewReading` wrote.
  package let reading: [UInt8]
}

/// A closed round: the decisions about one draft, signed.
package struct Round: Sendable, Equatable {
  package let id: Int64
  package let draft: Int64
  package let closedAt: Moment
  package let closedBy: String
  /// The initials typed as a signature.
  package let initials: String
  package let note: String
}
