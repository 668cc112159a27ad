import Documents

/// The drawing operators of a page's content: an interpreter that follows positions and straight paths, nothing else.
struct ContentStream {
  /// A transformation of the plane as PDF writes it: `a b c d e f`.
  struct Matrix {
    var (a, b, c, d, e, f) = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    init() {}

    init?(_ numbers: some Collection<Double>) {
      guard numbers.count == 6 else { return nil }
      let all = Array(numbers)
      (a, b, c, d, e, f) = (all[0], all[1], all[2], all[3], all[4], all[5])
    }

    /// This transformation first, then another.
    func then(_ next: Matrix) -> Matrix {
      var made = Matrix()
      made.a = a * next.a + b * next.c
      made.b = a * next.b + b * next.d
      made.c = c * next.a + d * next.c
      made.d = c * next.b + d * next.d
      made.e = e * next.a + f * next.c + next.e
      made.f = e * next.b + f * next.d + next.f
      return made
    }

    func point(_ x: Double, _ y: Double) -> Point { Point(x: a * x + c * y + e, y: b * x + d * y + f) }
  }

  struct Point { var (x, y) = (0.0, 0.0) }

  /// A run of straight lines; curves leave only their ends and mark it.
  private struct Path {
    var points: [Point]
    var isCurved = false
    var isClosed = false
  }

  private(set) var rulings: [Ruling] = []
  /// Names drawn with `Do`, and the position they are drawn with.
  private(set) var drawn: [(name: String, matrix: Matrix)] = []
  /// Rectangles to which drawing was clipped: word processors clip the words of a cell to its box.
  private(set) var clips: [Box] = []
  private(set) var isCut = false
  /// The number of curved paths.
  private(set) var curves = 0

  private var isClipping = false
  private var matrix: Matrix
  private var saved: [Matrix] = []
  private var paths: [Path] = []
  private var numbers: [Double] = []
  private var name: Range<Int> = 0..<0

  /// A page has a few hundred lines; maps and charts have thousands of little ones.
  private static let limit = 20_000
  private static let thickness = 3.5

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ matrix: Matrix) {
    self.matrix = matrix
    var scanner = ContentScanner(bytes)
    while let token = scanner.next() {
      switch token {
      case .number(let value):
        if numbers.count < 64 { numbers.append(value) }
      case .name(let range): name = range
      case .operation(let code):
        perform(code, bytes)
        numbers.removeAll(keepingCapacity: true)
        if isCut { return }
      case .other: break
      }
    }
  }

  private mutating func perform(_ code: UInt32, _ bytes: UnsafeBufferPointer<UInt8>) {
    switch code {
    case Operation.q: if saved.count < 512 { saved.append(matrix) }
    case Operation.Q: if let last = saved.popLast() { matrix = last }
    case Operation.cm: if let change = Matrix(numbers) { matrix = change.then(matrix) }
    case Operation.m: move()
    case Operation.l: line()
    case Operation.c, Operation.v, Operation.y: curve()
    case Operation.h: if !paths.isEmpty { paths[paths.count - 1].isClosed = true }
    case Operation.re: rectangle()
    case Operation.S, Operation.s: paint(stroke: true, close: code == Operation.s)
    case Operation.f, Operation.F, Operation.fStar: paint(stroke: false)
    case Operation.B, Operation.BStar: paint(stroke: true)
    case Operation.b, Operation.bStar: paint(stroke: true, close: true)
    case Operation.n: endPath()
    case Operation.W, Operation.WStar: isClipping = true
    case Operation.Do:
      if drawn.count < 4000 { drawn.append((String(decoding: bytes[name], as: UTF8.self), matrix)) }
    default: break
    }
  }

  // MARK: Paths

  private mutating func move() {
    guard numbers.count == 2 else { return }
    guard paths.count < 50_000 else { return isCut = true }
    paths.append(Path(points: [matrix.point(numbers[0], numbers[1])]))
  }

  private mutating func line() {
    guard numbers.count == 2, !paths.isEmpty else { return }
    paths[paths.count - 1].points.append(matrix.point(numbers[0], numbers[1]))
  }

  private mutating func curve() {
    guard numbers.count >= 4, !paths.isEmpty else { return }
    paths[paths.count - 1].isCurved = true
    curves += 1
  }

  private mutating func rectangle() {
    guard numbers.count == 4 else { return }
    guard paths.count < 50_000 else { return isCut = true }
    let (x, y, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3])
    let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    paths.append(Path(points: corners.map { matrix.point($0.0, $0.1) }, isClosed: true))
  }

  private mutating func paint(stroke: Bool, close: Bool = false) {
    for path in paths where !path.isCurved && path.points.count > 1 {
      guard rulings.count < Self.limit else { return isCut = true }
      if let bar = bar(path) {
        rulings.append(bar)
      } else if stroke {
        edges(path.points, closed: path.isClosed || close)
      }
    }
    endPath()
  }

  private mutating func endPath() {
    if isClipping, paths.count == 1, let box = box(paths[0]), clips.count < Self.limit, clips.last != box {
      clips.append(box)
    }
    isClipping = false
    paths.removeAll(keepingCapacity: true)
  }

  /// The rectangle that a path draws; nil for any other shape.
  private func box(_ path: Path) -> Box? {
    guard !path.isCurved, path.points.count == 4 || path.points.count == 5 else { return nil }
    let xs = path.points.map(\.x)
    let ys = path.points.map(\.y)
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return nil }
    let isStraight = path.points.allSatisfy {
      min($0.x - left, right - $0.x) < 0.5 && min($0.y - top, bottom - $0.y) < 0.5
    }
    guard isStraight, right - left > 6, bottom - top > 5, right < 1e5, bottom < 1e5 else { return nil }
    return Box(left: Float(left), top: Float(top), right: Float(right), bottom: Float(bottom))
  }

  /// A path that is so thin that it is a line.
  private func bar(_ path: Path) -> Ruling? {
    guard path.points.count < 7 else { return nil }
    let xs = path.points.map(\.x)
    let ys = path.points.map(\.y)
    guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max() else { return nil }
    let (width, height) = (right - left, high - low)
    guard min(width, height) <= Self.thickness, max(width, height) > 4, max(width, height) < 1e5 else { return nil }
    return width > height
      ? Ruling(isHorizontal: true, at: Float((low + high) / 2), from: Float(left), to: Float(right))
      : Ruling(isHorizontal: false, at: Float((left + right) / 2), from: Float(low), to: Float(high))
  }

  private mutating func edges(_ points: [Point], closed: Bool) {
    guard points.count < 64 else { return }
    for index in points.indices where index > 0 || closed {
      let (start, end) = (points[index > 0 ? index - 1 : points.count - 1], points[index])
      let (width, height) = (abs(end.x - start.x), abs(end.y - start.y))
      guard min(width, height) < 1, max(width, height) > 4, max(width, height) < 1e5 else { continue }
      rulings.append(
        width > height
          ? Ruling(
            isHorizontal: true, at: Float(start.y), from: Float(min(start.x, end.x)), to: Float(max(start.x, end.x)))
          : Ruling(
            isHorizontal: false, at: Float(start.x), from: Float(min(start.y, end.y)), to: Float(max(start.y, end.y))))
    }
  }
}
