package import DeskWork
internal import Glibc
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import UnixSignals
package import Store

/// The review desk as a server: its routes over its cabinet, and the queue that reviews.
package struct Desk: Sendable {
  let cabinet: Cabinet
  let settings: DeskSettings
  let queue: ReviewQueue
  let press: PaperPress
  let throttle = Throttle()
  let logger: Logger

  package init(_ cabinet: Cabinet, _ settings: DeskSettings) {
    self.cabinet = cabinet
    self.settings = settings
    var logger = Logger(label: "reviu") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .warning
    self.logger = logger
    let worker = Worker(
      program: settings.worker.program, arguments: settings.worker.arguments, time: .seconds(600))
    queue = ReviewQueue(cabinet, worker: worker, logger: logger)
    press = PaperPress(cabinet: cabinet, queue: queue, worker: worker, logger: logger)
  }

  /// Serves until the process is told to end; `ready` is told the address people can open.
  package func run(ready: @escaping @Sendable (String) async -> Void) async throws {
    let host = settings.host
    let app = Application(
      router: router,
      server: .http1(configuration: .init(additionalChannelHandlers: [Haste()], idleTimeout: .seconds(60))),
      configuration: .init(
        address: .hostname(host, port: settings.port), availableConnectionsDelegate: MaximumAvailableConnections(500)),
      onServerRunning: { channel in
        let shown = host.contains(":") ? "[\(host)]" : host == "0.0.0.0" ? "127.0.0.1" : host
        await ready("http://\(shown):\(channel.localAddress?.port ?? 0)")
      },
      logger: logger)
    let services: [any Service] = [queue, app]
    let group = ServiceGroup(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    do { try await group.run() } catch let error as IOError { throw Self.problem(error, settings) }
    try cabinet.close()
  }

  /// Why nobody can listen at an address, in words for who started the desk.
  private static func problem(_ error: IOError, _ settings: DeskSettings) -> any Error {
    let address = "alamat \(settings.host):\(settings.port)"
    return switch error.errnoCode {
    case EADDRINUSE:
      DeskProblem(
        "\(address) sudah dipakai program lain.", advice: "Hentikan program itu, atau pilih porta lain dengan --alamat."
      )
    case EADDRNOTAVAIL:
      DeskProblem("\(address) bukan alamat komputer ini.", advice: "Pakai 127.0.0.1, atau alamat yang dimilikinya.")
    case EACCES:
      DeskProblem(
        "\(address) tidak boleh dipakai tanpa hak khusus.", advice: "Pilih porta di atas 1023 dengan --alamat.")
    default: error
    }
  }

  /// All routes.
  var router: Router<DeskContext> {
    let router = Router(context: DeskContext.self)
    router.add(middleware: SafetyHeaders(isBehindTLS: settings.isBehindTLS))
    router.add(middleware: Refusals())
    router.add(middleware: HostCheck(names: settings.names))
    router.add(middleware: Visitors(cabinet: cabinet, isBehindTLS: settings.isBehindTLS))
    // Once more, now that it is known for whom the page is.
    router.add(middleware: Refusals())
    router.add(middleware: Forms())
    router.get("aset/:nama") { _, context in
      guard let asset = Asset.all.first(where: { $0.name == context.parameters.get("nama") }) else {
        throw Refusal.missing
      }
      return asset.response
    }
    router.get("api/v1/openapi.json") { _, _ in
      Reply.bytes(PackageResources.openapi_json, type: "application/json; charset=utf-8")
    }
    addSignIn(to: router)
    let inside = router.group().add(middleware: SignedIn())
    inside.get("/") { _, _ in Reply.seeOther("/dosir") }
    addOwn(to: inside)
    addPeople(to: inside)
    addDossiers(to: inside)
    addRemovals(to: inside)
    addUploads(to: inside)
    addReviews(to: inside)
    addPictures(to: inside)
    addDecisions(to: inside)
    addTyping(to: inside)
    addSweeps(to: inside)
    addOverview(to: inside)
    addAPI(to: inside)
    return router
  }
}
