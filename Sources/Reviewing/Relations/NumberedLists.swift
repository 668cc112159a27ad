internal import Bahasa
import Documents
import Facts

/// Lists of numbered things in a report, such as its `Misi 1`, `Misi 2` …, told by the numbers that follow each other. Two
/// lists that call at least two things, and half of what both number, alike are one list printed twice.
struct NumberedLists {
  private struct Item {
    let number: Int
    let name: Name
  }

  private var lists: [[Item]] = []
  /// The list each place belongs to.
  private var listOfPlace: [Place: Int] = [:]

  /// Takes what is numbered in the order of the text.
  mutating func add(_ name: Name, _ number: Int, at place: Place) {
    if lists.last?.last?.number != number - 1 || number == 1 { lists.append([]) }
    lists[lists.count - 1].append(Item(number: number, name: name))
    listOfPlace[place] = lists.count - 1
  }

  /// Whether what stands at two places is numbered in one list that is printed twice.
  func areOne(_ a: Place, _ b: Place) -> Bool {
    guard let one = listOfPlace[a], let other = listOfPlace[b], one != other else { return false }
    let named = Dictionary(lists[other].map { ($0.number, $0.name) }) { first, _ in first }
    let both = lists[one].compactMap { item in named[item.number].map { item.name.isSame(as: $0) } }
    let alike = both.count { $0 }
    return alike >= 2 && alike * 2 >= both.count
  }
}
