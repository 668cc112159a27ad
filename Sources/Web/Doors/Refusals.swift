internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Store

/// Turns whatever went wrong into a page or, for programs, into JSON: what happened and what to do, in Bahasa Indonesia.
struct Refusals: RouterMiddleware {
  typealias Context = DeskContext

  func handle(
    _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let answer = Self.answer(error)
      if answer.status == .internalServerError {
        context.logger.error("\(request.method) \(request.uri.path): \(error)")
      }
      return try Self.response(answer, request, context)
    }
  }

  /// What is answered to an error.
  struct Answer {
    let status: HTTPResponse.Status
    let title: String
    let words: String
    var advice: String?
    var headers: HTTPFields = [:]
  }

  private static func response(_ answer: Answer, _ request: Request, _ context: DeskContext) throws -> Response {
    var response: Response
    if wantsJSON(request) {
      response = try Reply.json(ProblemJSON(problem: answer.words, advice: answer.advice), answer.status)
    } else if answer.status == .unauthorized {
      let asked = request.method == .get ? request.uri.string : context.field("kembali")
      let next = Desk.local(asked).addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      return Reply.seeOther(next != "%2F" ? "/masuk?lanjut=\(next)" : "/masuk")
    } else {
      let link = PageFrame.Link(href: "/", words: "Ke halaman depan", isCurrent: false)
      let page = MessagePage(
        frame: context.frame(answer.title, request), message: answer.words, advice: answer.advice, link: link)
      response = Reply.page(try page.write(), answer.status)
    }
    for field in answer.headers { response.headers[field.name] = field.value }
    return response
  }

  /// Whether a program or a script asks rather than a person's browser.
  static func wantsJSON(_ request: Request) -> Bool {
    request.uri.path.hasPrefix("/api/") || request.headers[.accept]?.contains("application/json") == true
  }

  private static func answer(_ error: any Error) -> Answer {
    switch error {
    case let refusal as Refusal: answer(refusal)
    case let problem as DeskProblem:
      Answer(
        status: .unprocessableContent, title: "Belum dapat dilakukan", words: problem.words, advice: problem.advice)
    case let conflict as DecisionConflict:
      Answer(
        status: .conflict, title: "Sudah diputuskan orang lain",
        words: [ConflictJSON(conflict).problem, conflict.current?.told].compactMap { $0 }.joined(separator: " "),
        advice: "Kembali, muat ulang halaman, lihat keputusannya, lalu ulangi bila masih perlu.")
    case let error as any HTTPResponseError where error.status.code < 500:
      error.status == .notFound ? answer(Refusal.missing) : plain(error.status)
    default:
      storage(error)
        ?? Answer(
          status: .internalServerError, title: "Galat server", words: "Permintaan ini gagal karena galat di server.",
          advice: "Ulangi sebentar lagi; bila tetap gagal, hubungi admin.")
    }
  }

  /// What is answered when the disk or the database takes nothing.
  private static func storage(_ error: any Error) -> Answer? {
    DeskProblem(storage: error).map {
      Answer(status: .serviceUnavailable, title: "Belum tersimpan", words: $0.words, advice: $0.advice)
    }
  }

  private static func plain(_ status: HTTPResponse.Status) -> Answer {
    Answer(
      status: status, title: "Permintaan tidak dapat diterima", words: "Permintaan ini tidak lengkap atau keliru.",
      advice: "Kembali, muat ulang halamannya, lalu coba lagi; bila tetap gagal, hubungi admin.")
  }

  private static func answer(_ refusal: Refusal) -> Answer {
    switch refusal {
    case .missing:
      Answer(
        status: .notFound, title: "Tidak ditemukan", words: "Halaman atau dokumen ini tidak ada.",
        advice: "Periksa alamatnya, atau cari dari halaman depan.")
    case .forbidden:
      Answer(
        status: .forbidden, title: "Tidak diizinkan", words: "Akun Anda tidak boleh melakukan ini.",
        advice: "Bila memang tugas Anda, mintalah admin mengubah peran akun Anda.")
    case .signIn:
      Answer(
        status: .unauthorized, title: "Belum masuk", words: "Anda belum masuk atau sesi Anda sudah berakhir.",
        advice: "Masuk, lalu ulangi.", headers: [.wwwAuthenticate: "Bearer realm=\"reviu\""])
    case .forged:
      Answer(
        status: .forbidden, title: "Formulir tidak berlaku",
        words: "Formulir ini kedaluwarsa atau bukan dari meja reviu.",
        advice: "Kembali, muat ulang halamannya, lalu kirim lagi.")
    case .tooLarge(let words):
      Answer(
        status: .contentTooLarge, title: "Terlalu besar", words: words,
        advice: "Kembali, perkecil atau pendekkan, lalu kirim lagi.")
    case .tooMany(let seconds):
      Answer(
        status: .tooManyRequests, title: "Terlalu sering", words: "Terlalu banyak percobaan masuk yang gagal.",
        advice: "Tunggu \((seconds + 59) / 60) menit, lalu coba lagi.", headers: [.retryAfter: "\(seconds)"])
    case .wrongHost:
      Answer(
        status: .misdirectedRequest, title: "Alamat tidak dikenal",
        words: "Meja reviu tidak dikenal dengan nama ini.",
        advice: "Pakai alamat yang diberikan admin, atau jalankan server dengan --nama.")
    }
  }
}
