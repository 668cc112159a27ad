package import Foundation

/// The rules that ship with the program.
package enum RulesFolder {
  /// The folder `lkj` and its siblings lie in, or nil when the program was moved without its resources.
  package static var url: URL? { Bundle.module.resourceURL }
}
