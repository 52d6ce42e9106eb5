import Hummingbird
import Logging
import NIOCore
import NIOPosix

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Serves a site over HTTP/1.1 until the process is told to stop (SIGTERM, SIGINT) or the task is cancelled: requests
/// begun are then answered, and no new ones taken.
package struct SiteServer: Sendable {
    package var site: Site
    package var host: String
    /// 0 takes any free port.
    package var port: Int
    /// A connection without a byte for so many seconds is closed.
    package var idleSeconds = 60
    /// How long requests that were begun may take once the server is stopping.
    package var graceSeconds = 20
    package var stopSignals: [Int32] = [SIGTERM, SIGINT]
    package var logger: Logger

    private static let loops: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton

    package init(_ site: Site, host: String, port: Int, logger: Logger) {
        self.site = site
        self.host = host
        self.port = port
        self.logger = logger
    }

    /// Returns after a graceful stop; throws a `ServerFault` where it cannot listen, or where the upload folder cannot be made.
    /// - Parameter running: Called with the port as soon as requests are answered.
    package func run(_ running: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        try UploadFolder.prepare(site.settings.uploadFolder)
        let connections = Connections(on: Self.loops)
        let application = application(connections, running)
        // A task of its own: cancelling the caller's must not cut off requests.
        let work = Task { try await application.run() }
        let stop: @Sendable () -> Void = {
            connections.stop()
            Task {
                try? await Task.sleep(for: .seconds(graceSeconds))
                work.cancel()
            }
        }
        let signals = StopSignals(stopSignals, stop)
        defer { signals.release() }
        let result = await withTaskCancellationHandler {
            await work.result
        } onCancel: {
            stop()
        }
        // The server's own services call every end an unexpected one.
        guard !connections.isStopping else { return }
        do {
            try result.get()
        } catch let error as IOError {
            throw ServerFault(error, host: host, port: port)
        }
    }

    private func application(
        _ connections: Connections,
        _ running: @escaping @Sendable (Int) async -> Void
    ) -> some ApplicationProtocol {
        Application(
            responder: SiteResponder(site: site),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [ConnectionTracker(connections)],
                    idleTimeout: .seconds(Int64(idleSeconds))
                )
            ),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), backlog: 1024),
            onServerRunning: { channel in
                connections.listening(on: channel)
                await running(channel.localAddress?.port ?? 0)
            },
            eventLoopGroupProvider: .shared(Self.loops),
            logger: logger
        )
    }
}
