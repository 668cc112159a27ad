internal import Hummingbird

/// A file the pages need, shipped inside the program.
struct Asset {
  let name: String
  let type: String
  let bytes: [UInt8]

  private static let script = "text/javascript; charset=utf-8"

  static let all = [
    Asset(name: "desk.css", type: "text/css; charset=utf-8", bytes: PackageResources.desk_css),
    Asset(name: "desk.js", type: script, bytes: PackageResources.desk_js),
    Asset(name: "decide.js", type: script, bytes: PackageResources.decide_js),
    Asset(name: "keys.js", type: script, bytes: PackageResources.keys_js),
    Asset(name: "page.js", type: script, bytes: PackageResources.page_js),
    Asset(name: "prepare.js", type: script, bytes: PackageResources.prepare_js),
    Asset(name: "regions.js", type: script, bytes: PackageResources.regions_js),
    Asset(name: "typing.js", type: script, bytes: PackageResources.typing_js),
    Asset(name: "unggah.js", type: script, bytes: PackageResources.unggah_js),
  ]

  /// The file as an answer; browsers ask again whether it changed.
  var response: Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
