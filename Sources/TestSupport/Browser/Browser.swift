import Foundation
import Synchronization

/// One Chromium for the whole test process, driven through its debugging pipe. Every person who uses it has a context
/// of her own (cookies, storage, downloads), so journeys run side by side.
package final class Browser: Sendable {
    private let process: BrowserProcess
    private let listeners = Mutex<[String: BrowserPipe.Listener]>([:])
    private let frameOfDownload = Mutex<[String: String]>([:])
    package let product: String

    var pipe: BrowserPipe { process.pipe }
    var profile: URL { process.profile }

    /// The browser of this process, started by the first to ask.
    package static var shared: Browser {
        get async throws { try await started.value }
    }

    /// The Chromium of this machine: `LUOSHI_CHROMIUM`, or the first of the usual names found on the path.
    package static let program: String? = {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["LUOSHI_CHROMIUM"] { return named }
        let folders = (environment["PATH"] ?? "/usr/bin").split(separator: ":")
        return ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
            .flatMap { name in folders.map { "\($0)/\(name)" } }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    private static let started = Task { try await Browser() }
    private static let running = Mutex<BrowserProcess?>(nil)

    private init() async throws {
        guard let program = Self.program else { throw BrowserProblem("no Chromium on this machine") }
        process = try BrowserProcess(program: program)
        Self.running.withLock { [process] in $0 = process }
        atexit { Browser.running.withLock { $0 }?.end() }
        do {
            product = try await process.pipe.ask("Browser.getVersion", seconds: 60)["product"].string ?? ""
        } catch {
            let words = process.lastWords
            process.end()
            throw BrowserProblem("\(program) did not come up (\(error)): \(words)")
        }
        pipe.listen(to: "") { [self] event, values in
            hear(event, values)
        }
    }

    /// Events of the browser itself (downloads) that concern one frame.
    func listen(toFrame frame: String, _ listener: BrowserPipe.Listener?) {
        listeners.withLock { $0[frame] = listener }
    }

    /// A download names its frame only when it begins.
    private func hear(_ event: String, _ values: BrowserValue) {
        guard let download = values["guid"].string else { return }
        let frame = frameOfDownload.withLock { frames in
            if let frame = values["frameId"].string { frames[download] = frame }
            return frames[download] ?? ""
        }
        listeners.withLock { $0[frame] }?(event, values)
    }

    /// A new person at a screen of her own, with nothing remembered from others.
    ///
    /// - Parameters:
    ///   - name: who she is in a failure's text and in the name of a screenshot.
    ///   - address: where relative addresses start, such as `http://127.0.0.1:8080`.
    ///   - width: 1440 is the desk, 390 the hand; up to 640 the screen is a phone's, with touch.
    package func person(
        _ name: String = "someone",
        at address: String = "",
        width: Int = 1440,
        height: Int? = nil
    ) async throws -> Person {
        let context = try await pipe.ask("Target.createBrowserContext")["browserContextId"].string ?? ""
        let target = try await pipe.ask(
            "Target.createTarget",
            ["url": "about:blank", "browserContextId": .text(context)]
        )["targetId"]
        let session = try await pipe.ask("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"]
        let person = Person(
            name: name,
            home: address,
            browser: self,
            context: context,
            session: session.string ?? "",
            frame: target.string ?? ""
        )
        try await person.sitDown(width: width, height: height ?? (width <= 640 ? 844 : 1000))
        Journey.current?.add(person)
        return person
    }
}
