internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Readers
internal import Store

extension Desk {
  /// Pictures of the pages of PDF files, beside their words.
  func addPictures(to inside: RouterGroup<DeskContext>) {
    inside.get("dosir/:dosir/draf/:draf/gambar/:berkas/:halaman") { _, context in
      let (_, draft) = try await self.draft(context)
      let (number, page) = (try context.number("berkas"), Int(try context.number("halaman")))
      guard let file = draft.files.first(where: { $0.id == number }) else { throw Refusal.missing }
      guard let picture = await PictureShelf.shared.png(cabinet.uploads.path(of: file.hash), page: page) else {
        throw Refusal.missing
      }
      // What a hash names never changes.
      return Response(
        status: .ok, headers: [.contentType: "image/png", .cacheControl: "private, max-age=86400"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: picture)))
    }
  }
}

/// The pictures of pages that were looked at last; made one at a time, so that leafing through a report leaves room for
/// others.
private actor PictureShelf {
  static let shared = PictureShelf()

  private struct Key: Hashable {
    let path: String
    let page: Int
  }

  private var kept: [(key: Key, png: [UInt8])] = []
  private var last: Task<[UInt8]?, Never>?
  /// A picture takes about 200 KB.
  private static let most = 40

  func png(_ path: String, page: Int) async -> [UInt8]? {
    let key = Key(path: path, page: page)
    if let known = kept.first(where: { $0.key == key }) { return known.png }
    let before = last
    let task = Task.detached { () -> [UInt8]? in
      _ = await before?.value
      guard let data = FileManager.default.contents(atPath: path), let picture = PagePicture(of: [UInt8](data)) else {
        return nil
      }
      return await picture.png(page: page)
    }
    last = task
    let made = await task.value
    if let made, !kept.contains(where: { $0.key == key }) {
      kept.append((key, made))
      if kept.count > Self.most { kept.removeFirst() }
    }
    return made
  }
}
