import Archives
import Foundation
import TestSupport

/// What becomes of a Word file with tracked changes when all of them are accepted or rejected.
enum ChangeReader {
  enum Order: String, CaseIterable {
    case accept = "AcceptAllTrackedChanges"
    case reject = "RejectAllTrackedChanges"
  }

  /// The words of a file after LibreOffice accepted or rejected every change in it.
  static func words(_ bytes: [UInt8], after order: Order) throws -> [Substring] {
    try CommentReader.inFolder { folder in
      // The first start fills the profile, so that the macro is not overwritten.
      try CommentReader.convert(bytes, to: "odt", in: folder)
      let module = folder.appending(path: "profil/user/basic/Standard/Module1.xba")
      try Data(macro.utf8).write(to: module)
      let (source, target) = (folder.path() + "x.docx", folder.path() + "x.txt")
      let profile = "-env:UserInstallation=file://\(folder.path())/profil"
      let call = "macro:///Standard.Module1.Settle(\"\(source)\",\"\(target)\",\"\(order.rawValue)\")"
      _ = try ProgramRun(CommentReader.soffice ?? "", [profile, "--headless", call])
      return try String(contentsOfFile: target, encoding: .utf8).split(whereSeparator: \.isWhitespace)
    }
  }

  /// The same file with every change of ours rejected, by hand: what came goes, what went is words again.
  static func rejected(_ bytes: [UInt8]) throws -> [UInt8] {
    let name = "word/document.xml"
    let written = String(decoding: try ZipArchive(bytes).bytes(of: name), as: UTF8.self)
    let own = "[^>]* w:author=\"reviu\">"
    let without = written.replacing(try Regex("<w:ins\(own).*?</w:ins>"), with: "")
    let back = without.replacing(try Regex("<w:del\(own)(.*?)</w:del>")) { String($0.output[1].substring ?? "") }
    let words = back.replacing("w:delText", with: "w:t")
    return try ZipWriter.bytes(bytes, replacing: [(name, Array(words.utf8))])
  }

  /// What is wrong with how changes are written: a number twice, words that went and are not marked so, or the reverse.
  static func faults(in bytes: [UInt8]) throws -> String {
    try CommentReader.inFolder { folder in
      let file = folder.appending(path: "x.docx")
      try Data(bytes).write(to: file)
      let result = try SystemPython.run("-c", script, file.path())
      return result.output + result.error
    }
  }

  private static let script = """
    import sys, docx
    W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
    ids = set()
    for e in docx.Document(sys.argv[1]).element.body.iter(W + 'ins', W + 'del'):
        i = e.get(W + 'id')
        if i in ids: print('dua kali', i)
        ids.add(i)
        if not e.get(W + 'author'): print('tanpa penulis', i)
        if e.getparent().tag != W + 'p': print('di luar paragraf', i)
        for r in e:
            if r.tag != W + 'r': print('bukan larik', i, r.tag)
            kinds = {c.tag for c in r} - {W + 'rPr'}
            if kinds != {W + ('t' if e.tag == W + 'ins' else 'delText')}: print('isi', i, kinds)
    """

  private static let macro = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
    <script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
    Sub Settle(source As String, target As String, order As String)
      Dim hidden(0) As New com.sun.star.beans.PropertyValue
      hidden(0).Name = "Hidden"
      hidden(0).Value = True
      draft = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
      helper = createUnoService("com.sun.star.frame.DispatchHelper")
      helper.executeDispatch(draft.CurrentController.Frame, ".uno:" + order, "", 0, Array())
      Dim filter(1) As New com.sun.star.beans.PropertyValue
      filter(0).Name = "FilterName"
      filter(0).Value = "Text (encoded)"
      filter(1).Name = "FilterOptions"
      filter(1).Value = "UTF8,LF"
      draft.storeToURL(ConvertToURL(target), filter())
      draft.close(True)
    End Sub
    </script:module>
    """
}
