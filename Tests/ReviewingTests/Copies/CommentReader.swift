import Foundation
import TestSupport

/// A comment as another program reads it: its author, its words, and the words it stands at.
struct ReadComment: Decodable {
  let author: String
  let text: String
  let words: String
}

/// A word on a printed page: its first corner in points from the left and upper edges.
struct PrintedWord {
  let text: String
  let page: Int
  let x: Double
  let y: Double
}

/// Programs of others that read what reviu wrote.
enum CommentReader {
  static let soffice = ["/usr/bin/soffice", "/usr/bin/libreoffice", "/opt/libreoffice/program/soffice"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether python-docx is installed; says so when it is not.
  static let hasPythonDocx: Bool = {
    let isInstalled = SystemPython.has("docx", "lxml")
    if !isInstalled { print("python-docx tidak terpasang: uji baca balik komentar dilewati") }
    return isInstalled
  }()

  /// Whether LibreOffice and a Python that can read its files are installed; says so when they are not.
  static let hasOffice: Bool = {
    if soffice == nil { print("LibreOffice tidak terpasang: uji bolak-balik komentar dilewati") }
    return soffice != nil && hasPythonDocx
  }()

  /// The comments of a Word file as python-docx opens it.
  static func comments(inWord bytes: [UInt8]) throws -> [ReadComment] {
    try inFolder { folder in
      let file = folder.appending(path: "x.docx")
      try Data(bytes).write(to: file)
      return try read(word, file)
    }
  }

  /// The comments that are left when LibreOffice reads a Word file and writes it as OpenDocument.
  static func comments(afterRoundTripOf bytes: [UInt8]) throws -> [ReadComment] {
    try inFolder { folder in
      try convert(bytes, to: "odt", in: folder)
      return try read(text, folder.appending(path: "x.odt"))
    }
  }

  /// The words of the pages with their places, as LibreOffice prints a Word file and pdftotext reads the print.
  static func printed(_ bytes: [UInt8]) throws -> [PrintedWord] {
    try inFolder { folder in
      try convert(bytes, to: "pdf", in: folder)
      let pages = try ProgramRun("pdftotext", ["-bbox", folder.path() + "x.pdf", "-"]).output
      return pages.components(separatedBy: "<page ").dropFirst().enumerated().flatMap { page, part in
        part.matches(of: /<word xMin="([\d.]+)" yMin="([\d.]+)" [^>]*>([^<]*)</).map {
          PrintedWord(text: String($0.3), page: page, x: Double($0.1) ?? .nan, y: Double($0.2) ?? .nan)
        }
      }
    }
  }

  static func convert(_ bytes: [UInt8], to ending: String, in folder: URL) throws {
    let file = folder.appending(path: "x.docx")
    try Data(bytes).write(to: file)
    let profile = "-env:UserInstallation=file://\(folder.path())/profil"
    let arguments = [profile, "--headless", "--convert-to", ending, "--outdir", folder.path(), file.path()]
    _ = try ProgramRun(soffice ?? "", arguments)
  }

  private static func read(_ script: String, _ file: URL) throws -> [ReadComment] {
    let result = try SystemPython.run("-c", script, file.path())
    return try JSONDecoder().decode([ReadComment].self, from: Data(result.output.utf8))
  }

  static func inFolder<Value>(_ work: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "reviu-uji-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try work(folder)
  }

  /// Collects for every comment the words between its marks.
  private static let word = """
    import sys, json, docx
    from lxml import etree
    W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
    d = docx.Document(sys.argv[1])
    part = [r.target_part for r in d.part.rels.values() if r.reltype.endswith('/comments')]
    comments = etree.fromstring(part[0].blob) if part else []
    words, open_, refs = {}, [], []
    for e in d.element.body.iter():
        if e.tag == W + 'commentRangeStart': open_.append(e.get(W + 'id')); words[e.get(W + 'id')] = ''
        elif e.tag == W + 'commentRangeEnd': open_.remove(e.get(W + 'id'))
        elif e.tag == W + 'commentReference': refs.append(e.get(W + 'id'))
        else:
            t = (e.text or '') if e.tag == W + 't' else ' ' if e.tag in (W + 'p', W + 'tab', W + 'br') else ''
            for i in open_: words[i] += t
    assert not open_
    out = []
    for c in comments:
        i = c.get(W + 'id')
        assert refs.count(i) == 1, i
        text = '\\n'.join(''.join(t.text or '' for t in p.iter(W + 't')) for p in c.iter(W + 'p'))
        out.append({'author': c.get(W + 'author'), 'text': text, 'words': words[i]})
    assert len(refs) == len(out)
    print(json.dumps(out))
    """

  private static let text = """
    import sys, json, zipfile
    from lxml import etree
    O = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
    T = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
    DC = '{http://purl.org/dc/elements/1.1/}'
    root = etree.fromstring(zipfile.ZipFile(sys.argv[1]).read('content.xml'))
    out, open_ = [], {}
    def say(t):
        for i in open_.values(): i['words'] += t or ''
    def walk(e):
        if e.tag == O + 'annotation':
            text = '\\n'.join(''.join(p.itertext()) for p in e.iter(T + 'p'))
            out.append({'author': e.findtext(DC + 'creator'), 'text': text, 'words': ''})
            if e.get(O + 'name'): open_[e.get(O + 'name')] = out[-1]
        elif e.tag == O + 'annotation-end': open_.pop(e.get(O + 'name'))
        else:
            if e.tag in (T + 'p', T + 'h', T + 'tab', T + 'line-break'): say(' ')
            if e.tag == T + 's': say(' ' * int(e.get(T + 'c') or 1))
            say(e.text)
            for c in e:
                walk(c)
                say(c.tail)
    walk(root.find(O + 'body'))
    assert not open_
    print(json.dumps(out))
    """
}
