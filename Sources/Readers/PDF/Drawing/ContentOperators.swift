extension ContentStream {
  /// The operators this interpreter knows, as their letters.
  enum Operation {
    static let q = code("q")
    static let Q = code("Q")
    static let cm = code("cm")
    static let m = code("m")
    static let l = code("l")
    static let c = code("c")
    static let v = code("v")
    static let y = code("y")
    static let h = code("h")
    static let re = code("re")
    static let S = code("S")
    static let s = code("s")
    static let f = code("f")
    static let F = code("F")
    static let fStar = code("f*")
    static let B = code("B")
    static let BStar = code("B*")
    static let b = code("b")
    static let bStar = code("b*")
    static let n = code("n")
    static let W = code("W")
    static let WStar = code("W*")
    static let Do = code("Do")

    private static func code(_ letters: StaticString) -> UInt32 {
      letters.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }
  }
}
