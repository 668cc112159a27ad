internal import DeskWork
internal import Store
internal import Synchronization

/// The reviews shown last, ready to be written: reading one back takes longer than writing a page of it.
final class ShownShelf: Sendable {
  static let shared = ShownShelf()

  private struct Key: Hashable {
    let review: Int64
    /// Two stores in one process may number their reviews alike.
    let bytes: Int
  }

  private let shelf = Mutex<[(key: Key, dossier: ShownDossier)]>([])
  /// A review of 150 pages takes a few megabytes.
  private static let most = 6

  /// The review as pages show it. Throws when what was kept of it cannot be read.
  func dossier(of review: StoredReview) throws -> ShownDossier {
    var hasher = Hasher()
    review.reading.withUnsafeBytes { hasher.combine(bytes: $0) }
    let key = Key(review: review.status.id, bytes: hasher.finalize())
    if let known = shelf.withLock({ shelf in shelf.first { $0.key == key }?.dossier }) { return known }
    let dossier = ShownDossier(try ReviewReading(review.reading))
    shelf.withLock { shelf in
      shelf.removeAll { $0.key == key }
      shelf.insert((key, dossier), at: 0)
      if shelf.count > Self.most { shelf.removeLast() }
    }
    return dossier
  }
}
