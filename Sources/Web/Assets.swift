internal import Hummingbird

/// A file the pages need, shipped inside the program.
struct Asset {
  let name: String
  let type: String
  let bytes: [UInt8]

  static let all = [
    Asset(name: "desk.css", type: "text/css; charset=utf-8", bytes: PackageResources.desk_css),
    Asset(name: "desk.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.desk_js),
    Asset(name: "unggah.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.unggah_js),
  ]

  /// The file as an answer; browsers ask again whether it changed.
  var response: Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
