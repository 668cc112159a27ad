import Archives

/// A field that is open.
struct WordField {
  var isCode = true
  var code = ""
  var hasResult = false

  /// The first word of the instruction: `SEQ`, `PAGE`.
  var verb: String { String(code.trimmed.prefix { !$0.isWhitespace }).uppercased() }
  var isPageNumber: Bool { ["PAGE", "NUMPAGES", "SECTIONPAGES"].contains(verb) }
}

/// Fields and objects in runs.
extension WordPart {
  /// Whether text of a field's instruction streams by, which nobody sees.
  var isInCode: Bool { fields.contains { $0.isCode } }

  /// The beginning, middle or end of a field.
  func field(_ attributes: XMLAttributes) {
    switch attributes["fldCharType"] {
    case "begin": if fields.count < 64 { fields.append(WordField()) }
    case "separate":
      if let last = fields.indices.last {
        fields[last].isCode = false
        fields[last].hasResult = true
      }
    case "end": closeField()
    default: break
    }
  }

  /// Ends a field; a caption's number that Word never computed is counted here.
  func closeField() {
    guard let field = fields.popLast(), !field.hasResult, field.verb == "SEQ" else { return }
    let name = field.code.trimmed.split(whereSeparator: \.isWhitespace).dropFirst().first.map(String.init) ?? ""
    guard context.sequences.count < 1000 else { return }
    context.sequences[name, default: 0] += 1
    if !isInCode, let last = paragraphs.indices.last {
      paragraphs[last].words.append("\(context.sequences[name] ?? 1)".utf8, nil)
      paragraphs[last].lastByte = nil
    }
  }

  /// What holds words this house cannot read.
  func noteUnreadable(_ tag: OfficeTag, _ attributes: XMLAttributes) {
    guard let last = paragraphs.indices.last else { return }
    switch tag {
    case .embedded:
      note(last, "Objek sisipan (misalnya lembar Excel) di sini tidak terbaca; ubah menjadi tabel Word.")
    case .diagram: note(last, "Diagram SmartArt di sini tidak terbaca; sertakan isinya sebagai teks.")
    case .importedPart: note(last, "Dokumen sisipan di sini tidak terbaca; buka lalu simpan ulang di Word.")
    case .extent:
      // A page of a scan is about 15 by 20 cm; logos and photographs beside text are smaller.
      let centimetre = 360_000
      run.isPageSized =
        (attributes.integer("cx") ?? 0) > 12 * centimetre && (attributes.integer("cy") ?? 0) > 14 * centimetre
    case .drawingProperties: run.alternative = attributes["descr"] ?? attributes["title"] ?? ""
    case .shape: run.alternative = attributes["alt"] ?? ""
    case .chart, .shapePicture: place(last)
    case .picture:
      place(last)
      if run.isPageSized {
        note(last, "Gambar sehalaman di sini tidak terbaca (mungkin hasil pindai); sertakan isinya sebagai teks.")
      }
    default: break
    }
  }

  /// A picture or a chart in a paragraph; what pages repeat (logos) is none of the report's.
  private func place(_ paragraph: Int) {
    guard !isMargin, paragraphs[paragraph].words.figures.count < 1000 else { return }
    paragraphs[paragraph].words.figures.append(String(run.alternative.prefix(2000)))
  }

  private func note(_ paragraph: Int, _ reason: String) {
    if paragraphs[paragraph].words.gaps.count < 20 { paragraphs[paragraph].words.gaps.append(reason) }
  }
}
