package import Bahasa
internal import Facts

/// Finds the names that are the same as a given one without comparing each with each.
///
/// Equal keys are found at once; otherwise only names that share words are compared, the most alike first.
package struct NameIndex {
  private var names: [Name] = []
  private var byKey: [String: Int] = [:]
  private var byWord: [Substring: [Int]] = [:]

  package init() {}

  /// Adds a name and returns the number of the group it belongs to: of a same name added before, or its own.
  package mutating func insert(_ name: Name) -> Int {
    if let known = find(name) { return known }
    let index = names.count
    names.append(name)
    byKey[name.key] = index
    for word in Set(name.text.split(separator: " ")) { byWord[word, default: []].append(index) }
    return index
  }

  /// The number of a same name, or nil.
  package func find(_ name: Name) -> Int? {
    if let known = byKey[name.key] { return known }
    var shared: [Int: Int] = [:]
    for word in Set(name.text.split(separator: " ")) where word.utf8.count > 3 {
      // A word that nearly every name has tells nothing.
      guard let holders = byWord[word], holders.count <= 64 else { continue }
      for holder in holders { shared[holder, default: 0] += 1 }
    }
    let nearest = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8)
    return nearest.first { names[$0.key].isSame(as: name) }?.key
  }
}

/// Which printed names are the same, among those of one kind of record; each text is looked up once.
final class NameGroups {
  private var index = NameIndex()
  private var known: [String: Int?] = [:]
  private let context: ReviewContext

  /// The names are grouped in their order, so that groups do not depend on which rule asks first.
  init(_ texts: [String], _ context: ReviewContext) {
    self.context = context
    for text in texts where known[text] == nil { known[text] = .some(index.insert(context.name(text))) }
  }

  /// The group of a text, also of one that no record states; nil when it is in none.
  func group(of text: String) -> Int? {
    if let known = known[text] { return known }
    let group = index.find(context.name(text))
    known[text] = .some(group)
    return group
  }
}
