/// A PDF written object by object.
package enum RawPDF {
  /// A file of objects, counted from 1; the first is its catalogue.
  package static func file(_ objects: [String]) -> [UInt8] {
    var file = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { file += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
    file += "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }

  package static func stream(_ keys: String, _ content: String) -> String {
    "<<\(keys)/Length \(content.utf8.count)>>\nstream\n\(content)\nendstream"
  }

  /// A page that draws a form thousands of times, which draws an empty one as often.
  package static let forms = file([
    "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
    stream("", String(repeating: "/X Do ", count: 4000)),
    stream(
      "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>",
      String(repeating: "/X Do ", count: 4000)),
    stream("/Type/XObject/Subtype/Form/BBox[0 0 1 1]", ""),
  ])
}
