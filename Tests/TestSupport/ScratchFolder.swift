package import Foundation

/// A folder for one test, gone when the test is.
package final class ScratchFolder: Sendable {
  package let url = FileManager.default.temporaryDirectory.appending(path: "reviu-uji-\(UUID().uuidString)")

  package init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit {
    do { try FileManager.default.removeItem(at: url) } catch {
      // A test may have removed it itself; what is left of a folder is no test's matter.
    }
  }
}
