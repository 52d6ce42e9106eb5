import Foundation
import Synchronization

/// Somebody at a browser: she opens addresses, sees words, presses what she sees, and says so clearly when she cannot.
///
/// Each act waits until it can be done (at most `patience`), and after a press until the page that follows has loaded.
/// A failed act throws a `JourneyProblem` with the line of the test, the page's words and a screenshot.
package final class Person: Sendable {
    struct State {
        /// When a form was sent or a link followed, until the next page begins to load.
        var leaving: ContinuousClock.Instant?
        var isLoading = false

        /// A page that refuses to be left never begins to load another.
        var isUnderWay: Bool { isLoading || leaving.map { $0.duration(to: .now) < .seconds(3) } == true }
        var loaded: Set<String> = []
        var world: Int?
        var isOffline = false
        var documents: Set<String> = []
        var pages: [String: Int] = [:]
        var complaints: [String] = []
        var downloads: [Download] = []
        var question: String?
        var isClosed = false
    }

    package let name: String
    /// Where relative addresses start.
    package let home: String
    let browser: Browser
    let context: String
    let session: String
    let frame: String
    private let state = Mutex(State())

    /// How long an act may take before it has failed, in seconds. A test of a failure makes it short.
    @TaskLocal package static var patience = 60.0

    init(name: String, home: String, browser: Browser, context: String, session: String, frame: String) {
        self.name = name
        self.home = home
        self.browser = browser
        self.context = context
        self.session = session
        self.frame = frame
    }

    /// Sets up the tab: its size, what it reports, where its downloads go.
    func sitDown(width: Int, height: Int) async throws {
        browser.pipe.listen(to: session) { [weak self] event, values in self?.hear(event, values) }
        browser.listen(toFrame: frame) { [weak self] event, values in self?.hear(event, values) }
        for domain in ["Page", "Runtime", "Log", "Network", "Audits"] { try await tell("\(domain).enable") }
        // Tab moves on only in a page that believes it is in front.
        try await tell("Emulation.setFocusEmulationEnabled", ["enabled": true])
        try await tell("Page.setLifecycleEventsEnabled", ["enabled": true])
        try await resize(width: width, height: height)
        try await look()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await browser.pipe.ask(
            "Browser.setDownloadBehavior",
            [
                "behavior": "allowAndName", "browserContextId": .text(context), "downloadPath": .text(folder.path),
                "eventsEnabled": true,
            ]
        )
    }

    /// Closes the tab and forgets everything of this person.
    package func leave() async {
        let isFirst = note { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        guard isFirst else { return }
        browser.pipe.listen(to: session, nil)
        browser.listen(toFrame: frame, nil)
        _ = try? await browser.pipe.ask("Target.disposeBrowserContext", ["browserContextId": .text(context)])
        try? FileManager.default.removeItem(at: folder)
    }

    /// Where this person's downloads land.
    var folder: URL { browser.profile.appendingPathComponent("downloads-\(context)") }

    /// Reads or changes what is known of this person's page; events change it too, on another thread.
    @discardableResult
    func note<Value: Sendable>(_ change: (inout sending State) -> sending Value) -> Value {
        state.withLock(change)
    }

    @discardableResult
    func tell(_ method: String, _ parameters: [String: BrowserValue] = [:]) async throws -> BrowserValue {
        try await browser.pipe.ask(method, parameters, session: session)
    }
}

// MARK: - The screen

extension Person {
    /// A screen of another size; up to 640 it is a phone's, with touch.
    package func resize(width: Int, height: Int) async throws {
        let isHand = width <= 640
        try await tell(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(width)), "height": .number(Double(height)), "deviceScaleFactor": 1,
                "mobile": .bool(isHand),
            ]
        )
        try await tell("Emulation.setTouchEmulationEnabled", ["enabled": .bool(isHand)])
    }

    /// Paper instead of a screen, or a dark room. Nothing fades from one colour to the next: a judge of contrast would
    /// meet a page half way.
    package func look(media: String = "", isDark: Bool = false) async throws {
        let scheme: BrowserValue = ["name": "prefers-color-scheme", "value": .text(isDark ? "dark" : "light")]
        let still: BrowserValue = ["name": "prefers-reduced-motion", "value": "reduce"]
        try await tell("Emulation.setEmulatedMedia", ["media": .text(media), "features": .list([scheme, still])])
    }

    /// What the browser kept of pages seen before is gone, as on a phone that comes for the first time.
    package func forgetPages() async throws { try await tell("Network.clearBrowserCache") }

    /// Cuts or restores the network.
    package func offline(_ isOffline: Bool) async throws {
        note { $0.isOffline = isOffline }
        try await tell(
            "Network.emulateNetworkConditions",
            ["offline": .bool(isOffline), "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1]
        )
    }

    /// Pages opened from now on run no script.
    package func scriptsOff(_ areOff: Bool = true) async throws {
        try await tell("Emulation.setScriptExecutionDisabled", ["value": .bool(areOff)])
    }

    /// The page on the paper its styles ask for, as a PDF.
    package func printed(to path: String) async throws {
        let options: [String: BrowserValue] = ["preferCSSPageSize": true, "printBackground": true]
        let answer = try await tell("Page.printToPDF", options)
        let bytes = answer["data"].string.flatMap { Data(base64Encoded: $0) }
        guard let bytes else { throw BrowserProblem("the browser gave no PDF") }
        try bytes.write(to: URL(fileURLWithPath: path))
    }

    /// A picture of the page: what is on the screen, or its whole length.
    package func screenshot(to path: String, wholePage: Bool = false) async throws {
        let answer = try await tell(
            "Page.captureScreenshot",
            ["format": "png", "captureBeyondViewport": .bool(wholePage)]
        )
        let bytes = answer["data"].string.flatMap { Data(base64Encoded: $0) }
        guard let bytes else { throw BrowserProblem("the browser gave no picture") }
        let file = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
    }
}
