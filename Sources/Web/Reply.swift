internal import Foundation
internal import Hummingbird

/// The few kinds of answer the desk gives.
enum Reply {
  /// A page.
  static func page(_ html: String, _ status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }

  /// Sends the browser to another page of the desk after a form was taken.
  static func seeOther(_ path: String, _ notice: Notice? = nil) -> Response {
    var path = path
    if let notice {
      let parts = path.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      path = "\(parts[0])\(parts[0].contains("?") ? "&" : "?")kabar=\(notice.rawValue)"
      if parts.count > 1 { path += "#\(parts[1])" }
    }
    return Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
  }

  /// A value for another program, its keys in order.
  static func json(_ value: some Encodable, _ status: HTTPResponse.Status = .ok) throws -> Response {
    bytes(Array(try text(value).utf8), type: "application/json; charset=utf-8", status)
  }

  /// A value as JSON in one line, its keys in order.
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Bytes of a type, to be saved under a name when there is one.
  static func bytes(
    _ bytes: [UInt8], type: String, name: String? = nil, _ status: HTTPResponse.Status = .ok
  ) -> Response {
    var headers: HTTPFields = [.contentType: type, .cacheControl: "no-store"]
    if let name { headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

/// What went wrong, for another program.
struct ProblemJSON: Encodable {
  let problem: String
  var advice: String?
}
