package import Reviewing

/// The documents of a review as they read, with the places of its findings, kept beside the result for the review page.
package struct ReviewReading {
  private let review: Review

  package init(review: Review) { self.review = review }

  /// The bytes that are stored.
  package func write() -> [UInt8] { [] }
}
