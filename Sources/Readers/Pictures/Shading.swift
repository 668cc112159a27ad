/// Areas with a ground of their own: header rows in colour, black bars with white words.
struct Shading {
  /// The picture with dark letters on white wherever there was another ground.
  let picture: Picture
  /// The areas that had one.
  private(set) var areas: [Picture.Area] = []

  /// What is darker than this is not paper.
  private static let paper = 222

  init?(_ picture: Picture, _ scale: PagePreparation.Scale) {
    // An area is dark but for light letters on it; those are closed first.
    guard
      let solid = picture.ink(below: Self.paper)?.closed(scale.dots(0.03), scale.dots(0.03))?.opened(
        scale.dots(0.3), scale.dots(0.13)), let flat = picture.stretched(black: 0, white: 255)
    else { return nil }
    for piece in solid.pieces {
      // Its edges may lean, so that some paper lies in the area too.
      let area = Self.filled(piece, solid)
      let inside = area.grown(-scale.dots(0.04))
      guard let part = flat.part(area), let read = flat.part(inside).flatMap({ Self.legible(part, like: $0) }) else {
        continue
      }
      flat.paste(read, at: area)
      areas.append(area)
    }
    self.picture = flat
  }

  /// The part of an area that ink fills: words that touch a bar are none of it.
  private static func filled(_ piece: Picture.Area, _ ink: Picture) -> Picture.Area {
    var area = piece
    let isFull: (Picture.Area) -> Bool = { ink.inked(in: $0) * 10 > $0.width * $0.height * 6 }
    while area.height > 1, !isFull(Picture.Area(left: area.left, top: area.bottom - 1, width: area.width, height: 1)) {
      area.height -= 1
    }
    while area.height > 1, !isFull(Picture.Area(left: area.left, top: area.top, width: area.width, height: 1)) {
      (area.top, area.height) = (area.top + 1, area.height - 1)
    }
    return area
  }

  /// A part of a picture with the ground made white and the words on it black, told by what lies well inside it; nil when
  /// that has no even ground other than paper: words set close are dark too, but not evenly.
  private static func legible(_ part: Picture, like inside: Picture) -> Picture? {
    let (dark, ground, light) = (inside.brightness(0.02), inside.brightness(0.6), inside.brightness(0.98))
    guard inside.brightness(0.7) < paper, inside.brightness(0.7) - inside.brightness(0.4) < 40 else { return nil }
    if light - ground > ground - dark {
      guard light - ground > 25 else { return part }
      return part.inverted?.stretched(black: 255 - light, white: 255 - ground - (light - ground) / 8)
    }
    guard ground - dark > 25 else { return part }
    return part.stretched(black: dark, white: ground - (ground - dark) / 8)
  }
}
