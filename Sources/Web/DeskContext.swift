internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Store

/// What is known about one request: where it came from, who sent it, and the form it carries.
struct DeskContext: RequestContext, RemoteAddressRequestContext {
  var coreContext: CoreRequestContextStorage
  let remoteAddress: SocketAddress?
  /// The secret of the visitor's cookie; empty when they have none.
  var secret = ""
  /// Who is signed in.
  var account: Account?
  /// The fields of the form, each once.
  var form: [String: String] = [:]

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress
  }

  /// The one who is signed in; for routes only they reach.
  var person: Account {
    get throws {
      guard let account else { throw Refusal.signIn }
      return account
    }
  }

  /// A field of the form; empty when it was not sent.
  func field(_ name: String) -> String { form[name] ?? "" }

  /// The frame of a page for this visitor.
  func frame(_ title: String, _ request: Request, refresh: Int? = nil) -> PageFrame {
    PageFrame(
      title: title, account: account, path: request.uri.path, csrf: secret.isEmpty ? "" : Token.form(of: secret),
      notice: request.uri.queryParameters["kabar"].flatMap { Notice(rawValue: String($0)) }?.words, refresh: refresh)
  }
}

/// Why a request is not answered.
enum Refusal: Error, Equatable {
  /// There is nothing of this name, or not for this person.
  case missing
  /// This person may not do this.
  case forbidden
  /// Nobody is signed in.
  case signIn
  /// The form was not made by a page of this desk for this visitor.
  case forged
  case tooLarge(String)
  case tooMany(seconds: Int)
  case wrongHost
}

/// What just happened, told on the next page.
enum Notice: String {
  case saved = "disimpan"
  case queued = "diantrekan"
  case removed = "dihapus"
  case closed = "ditutup"
  case signedOut = "keluar"
  case password = "sandi"

  var words: String {
    switch self {
    case .saved: "Perubahan sudah disimpan."
    case .queued: "Draf sudah diserahkan dan akan diperiksa."
    case .removed: "Sudah dihapus."
    case .closed: "Putaran sudah ditutup."
    case .signedOut: "Anda sudah keluar."
    case .password: "Kata sandi sudah ditetapkan; silakan masuk."
    }
  }
}
