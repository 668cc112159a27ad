/// Numbers that are joined into sets, each known by the least of them (union–find with path halving).
package struct JoinedSets {
  private var parents: [Int]

  /// Begins with each number in a set of its own.
  package init(count: Int) { parents = Array(0..<count) }

  /// The number by which the set of a number is known.
  package mutating func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  /// Makes one set of two.
  package mutating func join(_ left: Int, _ right: Int) {
    let (a, b) = (root(of: left), root(of: right))
    if a != b { parents[max(a, b)] = min(a, b) }
  }
}
