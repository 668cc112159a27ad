import Documents

/// The straight lines along a page and down it that a picture shows.
struct PictureLines {
  /// A line and where its ink lies.
  struct Line {
    let ruling: Ruling
    let area: Picture.Area
  }

  private(set) var lines: [Line] = []
  /// All that is darker than its neighbourhood.
  let ink: Picture

  private let scale: PagePreparation.Scale

  /// Lines are at least this long and at most this thick, in inches.
  private static let (shortest, thickest): (Float, Float) = (0.2, 0.05)
  /// No row of letters hangs together for so long, in inches.
  private static let certain: Float = 1.5

  init?(_ picture: Picture, _ scale: PagePreparation.Scale) {
    self.scale = scale
    // Faint hairlines are ink too; words are recognised from the gray picture.
    guard let ink = picture.localInk(within: scale.dots(0.06), factor: 0.25),
      let along = ink.opened(scale.dots(0.2), 1)?.closed(scale.dots(0.1), 3),
      let down = ink.opened(1, scale.dots(0.16))?.closed(3, scale.dots(0.1))
    else { return nil }
    self.ink = ink
    add(along.pieces.filter { isLine($0, $0.width, $0.height) }, isHorizontal: true)
    add(down.pieces.filter { isLine($0, $0.height, $0.width) }, isHorizontal: false)
  }

  /// Adds the edges of shaded areas, which part cells as lines do.
  mutating func add(edgesOf areas: [Picture.Area]) {
    for area in areas {
      for top in [area.top, area.bottom - 1] {
        add([Picture.Area(left: area.left, top: top, width: area.width, height: 1)], isHorizontal: true)
      }
      for left in [area.left, area.right - 1] {
        add([Picture.Area(left: left, top: area.top, width: 1, height: area.height)], isHorizontal: false)
      }
    }
  }

  private mutating func add(_ areas: [Picture.Area], isHorizontal: Bool) {
    lines += areas.map { area in
      let (x, y) = (Float(area.left) + Float(area.width) / 2, Float(area.top) + Float(area.height) / 2)
      let ruling = Ruling(
        isHorizontal: isHorizontal, at: scale.points(isHorizontal ? y : x),
        from: scale.points(Float(isHorizontal ? area.left : area.top)),
        to: scale.points(Float(isHorizontal ? area.right : area.bottom)))
      return Line(ruling: ruling, area: area)
    }
  }

  /// Whether a piece of ink is a line and not a row of strokes of letters: those have more ink right beside them.
  private func isLine(_ area: Picture.Area, _ length: Int, _ thickness: Int) -> Bool {
    // A table may lie a little askew on a straight page.
    guard length >= scale.dots(Self.shortest), thickness <= scale.dots(Self.thickest) + length / 80,
      length > 4 * thickness
    else { return false }
    if length >= scale.dots(Self.certain) { return true }
    let beside = scale.dots(0.022)
    let sides =
      area.width > area.height
      ? [
        Picture.Area(left: area.left, top: area.top - 1 - beside, width: area.width, height: beside),
        Picture.Area(left: area.left, top: area.bottom + 1, width: area.width, height: beside),
      ]
      : [
        Picture.Area(left: area.left - 1 - beside, top: area.top, width: beside, height: area.height),
        Picture.Area(left: area.right + 1, top: area.top, width: beside, height: area.height),
      ]
    return sides.allSatisfy { ink.inked(in: $0) * 10 < $0.width * $0.height * 3 }
  }

  /// The ink of the lines that part the cells of some grids, on a picture of its own.
  func ink(of grids: [Grid]) -> Picture? {
    guard let all = ink.closed(1, 1), let rest = ink.closed(1, 1) else { return nil }
    for line in lines where grids.contains(where: { $0.parts(at: line.ruling) }) {
      // Lines end softly.
      rest.clear(line.area.grown(3))
    }
    return all.without(rest)
  }
}

extension Grid {
  /// Whether a line lies on a boundary of its rows or columns.
  fileprivate func parts(at line: Ruling) -> Bool {
    let (from, to) = line.isHorizontal ? (box.left, box.right) : (box.top, box.bottom)
    return line.to > from && line.from < to && Self.nearest(line.at, line.isHorizontal ? rows : columns) != nil
  }
}
