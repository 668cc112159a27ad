/// A cell of a workbook with words, kept as words whatever they look like.
struct SheetCell {
  let address: String
  let words: [FormCell.Words]
  let look: CellLook

  /// Excel takes 32,767 units of UTF-16 in a cell and calls a file with more broken.
  private static let longest = 32_000

  init(address: String, words: [FormCell.Words], look: CellLook) {
    (self.address, self.look) = (address, look)
    var room = Self.longest
    var kept: [FormCell.Words] = []
    for one in words where room > 1 {
      let text = one.text.utf16.count > room ? Layout.cut(one.text, to: room / 2) : one.text
      kept.append(FormCell.Words(text: text, isStrong: one.isStrong, isQuiet: one.isQuiet))
      room -= text.utf16.count + 1
    }
    self.words = kept
  }

  func write(to xml: inout XMLWriter, _ looks: inout CellLooks) {
    let text = words.map(\.text).joined(separator: "\n")
    var look = look
    look.isQuoted = text.first.map { "=+-@".contains($0) } ?? false
    let style = "\(looks.number(of: look))"
    guard !text.isEmpty else { return xml.tag("c", ["r": address, "s": style]) }
    if let number = Int(text), number >= 0, text == "\(number)" {
      return xml.tag("c", ["r": address, "s": style]) { $0.tag("v") { $0.words(text) } }
    }
    xml.tag("c", ["r": address, "s": style, "t": "inlineStr"]) { xml in
      xml.tag("is") { xml in
        let isMixed = Set(words.map { [$0.isStrong, $0.isQuiet] }).count > 1
        guard isMixed else { return xml.tag("t", ["xml:space": "preserve"]) { $0.words(text) } }
        for (index, one) in words.enumerated() {
          var own = look
          (own.isBold, own.isQuiet) = (one.isStrong, one.isQuiet)
          xml.tag("r") { xml in
            xml.tag("rPr") { CellLooks.font(own, name: "rFont", to: &$0) }
            xml.tag("t", ["xml:space": "preserve"]) { $0.words((index > 0 ? "\n" : "") + one.text) }
          }
        }
      }
    }
  }
}
