import Documents

/// The picture of a page made ready to be read: upright, straight, its paper white, with the lines that part its tables.
struct PagePreparation {
  /// The page, upright and straight.
  let gray: Picture
  /// Clockwise quarters by which it was turned.
  let quarters: Int
  /// What is darker than its neighbourhood, but for the lines of tables.
  let ink: Picture
  /// The ink of the lines of tables.
  let lines: Picture
  /// In points.
  let rulings: [Ruling]
  /// What the lines make that may be a table.
  let grids: [Grid]
  let scale: Scale

  /// Lengths in a picture of a certain resolution.
  struct Scale {
    let resolution: Int

    /// Dots of a length in inches, at least one.
    func dots(_ inches: Float) -> Int { max(1, Int(clamping: (inches * Float(resolution)).rounded())) }

    /// Points of a length in dots.
    func points(_ dots: Float) -> Float { dots * 72 / Float(resolution) }

    /// Dots of a length in points.
    func dots(points: Float) -> Int { Int(clamping: (points * Float(resolution) / 72).rounded()) }

    /// The dots of a box in points.
    func area(_ box: Box) -> Picture.Area {
      let (left, top) = (dots(points: box.left), dots(points: box.top))
      return Picture.Area(
        left: left, top: top, width: dots(points: box.right) - left, height: dots(points: box.bottom) - top)
    }
  }

  /// Why a picture cannot be worked on: it is none, or there is no room in memory.
  static let failure = Program.Failure.failed(-1)

  /// Nil for an empty page; fails when the bytes hold no picture that can be worked on.
  init?(_ bytes: [UInt8], resolution: Int) throws(Program.Failure) {
    let scale = Scale(resolution: resolution)
    guard let read = Picture(gray: bytes) else { throw Self.failure }
    guard read.width > 100, read.height > 100, !Self.isEmpty(read) else { return nil }
    guard let even = Self.even(read), let letters = even.ink(below: 150) else { throw Self.failure }
    quarters = Self.quarters(letters)
    guard let straight = Self.straight(even, letters, quarters), let shading = Shading(straight, scale),
      var found = PictureLines(shading.picture, scale)
    else { throw Self.failure }
    // Bars at the head and the foot of a page are none of its tables.
    let height = straight.height
    found.add(
      edgesOf: shading.areas.filter { $0.bottom > height / 12 && $0.top + $0.height / 2 < height * 9 / 10 })
    let rulings = found.lines.map(\.ruling)
    let grids = Grid.grids(of: rulings).filter { $0.cells.count > 2 && $0.columns.count > 2 }
    guard let lines = found.ink(of: grids), let ink = found.ink.without(lines) else { throw Self.failure }
    (gray, self.ink, self.lines) = (shading.picture, ink, lines)
    (self.scale, self.rulings, self.grids) = (scale, rulings, grids)
  }

  /// How bright the paper of a page is.
  private static func paper(_ picture: Picture) -> Int { picture.brightness(0.85) }

  /// Darker than this it is no paper.
  private static let leastPaper = 120

  /// Whether only the back of the sheet shows through.
  private static func isEmpty(_ picture: Picture) -> Bool {
    let paper = paper(picture)
    return paper > leastPaper && picture.brightness(0.000_5) * 10 >= paper * 7
  }

  /// The picture with its paper white and its ink black.
  private static func even(_ picture: Picture) -> Picture? {
    let paper = paper(picture)
    guard paper > leastPaper else { return picture }
    return picture.stretched(black: min(picture.brightness(0.002), 90), white: paper)
  }

  /// Turns found by chance are weaker.
  private static let leastTurn: Float = 12

  /// By how many quarters the page must be turned for its letters to stand upright.
  private static func quarters(_ letters: Picture) -> Int {
    let (up, left) = letters.uprightness
    if max(abs(up), abs(left)) < leastTurn { return 0 }
    if abs(left) > 2.5 * abs(up) { return left > 0 ? 1 : 3 }
    return up < -leastTurn && abs(up) > 2.5 * abs(left) ? 2 : 0
  }

  /// The picture and with it its letters turned upright, then straight.
  private static func straight(_ picture: Picture, _ letters: Picture, _ quarters: Int) -> Picture? {
    guard quarters == 0 else {
      guard let upright = picture.turned(quarters: quarters), let letters = letters.turned(quarters: quarters) else {
        return nil
      }
      return straight(upright, letters, 0)
    }
    guard let skew = letters.skew, abs(skew) > 0.08 else { return picture }
    return picture.turned(radians: skew * .pi / 180)
  }
}
