import Hummingbird
import Logging
import NIOCore

/// Serves a site over HTTP/1.1 until the process is told to stop (SIGTERM, SIGINT): requests begun are then answered, and
/// no new ones taken.
package struct SiteServer: Sendable {
    package var site: Site
    package var host: String
    /// 0 takes any free port.
    package var port: Int
    /// A connection without a byte for so many seconds is closed.
    package var idleSeconds: Int
    package var logger: Logger

    package init(_ site: Site, host: String, port: Int, idleSeconds: Int = 60, logger: Logger) {
        self.site = site
        self.host = host
        self.port = port
        self.idleSeconds = idleSeconds
        self.logger = logger
    }

    /// Returns after a graceful stop; throws where the address is taken.
    /// - Parameter running: Called with the port as soon as requests are answered.
    package func run(_ running: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        let application = Application(
            responder: SiteResponder(site: site),
            server: .http1(configuration: .init(idleTimeout: .seconds(Int64(idleSeconds)))),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), backlog: 1024),
            onServerRunning: { channel in await running(channel.localAddress?.port ?? 0) },
            logger: logger
        )
        try await application.runService()
    }
}
