import Foundation
import Synchronization

/// The Chromium process: started in a process group of its own with the debugging pipe on file descriptors 3 and 4,
/// ended with its group, its profile folder removed.
final class BrowserProcess: Sendable {
    let profile: URL
    let pipe: BrowserPipe
    private let identifier: pid_t
    private let isReaped = Mutex(false)

    /// - Throws: `BrowserProblem` when the program cannot be started.
    init(program: String) throws {
        Self.removeProfilesOfTheDead()
        let profile = Self.folder.appendingPathComponent("\(Self.prefix)\(getpid())-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
        signal(SIGPIPE, SIG_IGN)
        let toBrowser = try Self.makePipe()
        let fromBrowser = try Self.makePipe()
        let messages = profile.appendingPathComponent("stderr.txt")
        identifier = try Self.spawn(
            program,
            Self.arguments(profile: profile),
            reads: toBrowser.reading,
            writes: fromBrowser.writing,
            messages: messages.path
        )
        close(toBrowser.reading)
        close(fromBrowser.writing)
        self.profile = profile
        pipe = BrowserPipe(reading: fromBrowser.reading, writing: toBrowser.writing) {
            Self.lastWords(messages)
        }
    }

    /// What Chromium wrote on its standard error, the last part of it.
    var lastWords: String { Self.lastWords(profile.appendingPathComponent("stderr.txt")) }

    /// Ends the whole process group, waits for it and removes the profile. May be called twice.
    func end() {
        let isFirst = isReaped.withLock { isReaped in
            defer { isReaped = true }
            return !isReaped
        }
        guard isFirst else { return }
        pipe.end(BrowserProblem("the browser was closed"))
        kill(-identifier, SIGKILL)
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
        try? FileManager.default.removeItem(at: profile)
    }

    private static let folder = FileManager.default.temporaryDirectory
    private static let prefix = "luoshi-browser-"

    /// A test process that crashed could not clear up; its browser ended with its pipe.
    private static func removeProfilesOfTheDead() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasPrefix(prefix) {
            guard let owner = pid_t(name.dropFirst(prefix.count).prefix { $0 != "-" }), kill(owner, 0) != 0 else {
                continue
            }
            try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }

    private static func arguments(profile: URL) -> [String] {
        var arguments = [
            "--headless", "--remote-debugging-pipe", "--user-data-dir=\(profile.path)", "--no-first-run",
            "--no-default-browser-check", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-breakpad",
            "--disable-default-apps", "--mute-audio", "--password-store=basic", "--lang=zh-CN",
            "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding",
            "--disable-background-timer-throttling", "--disable-features=Translate,MediaRouter,BackForwardCache",
            // A page that asks another host fails at once and loudly.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        ]
        // Chromium refuses its sandbox to root, which is who runs in a container.
        if geteuid() == 0 { arguments.append("--no-sandbox") }
        return arguments + ["about:blank"]
    }

    /// Both ends closed in any other child, and above 10 so that laying them on 3 and 4 overwrites neither.
    private static func makePipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [0, 0]
        guard Foundation.pipe(&ends) == 0 else { throw BrowserProblem("no pipe: \(String(cString: strerror(errno)))") }
        let raised = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 10) }
        for end in ends { close(end) }
        return (raised[0], raised[1])
    }

    private static func spawn(
        _ program: String,
        _ arguments: [String],
        reads: Int32,
        writes: Int32,
        messages: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, messages, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, reads, 3)
        posix_spawn_file_actions_adddup2(&actions, writes, 4)
        // A test server's listening socket must not live on in the browser.
        for other in Int32(5)..<1024 { posix_spawn_file_actions_addclose(&actions, other) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))

        let environment = ProcessInfo.processInfo.environment
            .merging(["TZ": "Asia/Shanghai", "LANGUAGE": "zh_CN", "LC_ALL": "C.UTF-8"]) { _, new in new }
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for copy in words + settings { free(copy) } }
        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, program, &actions, &attributes, words, settings)
        guard code == 0 else { throw BrowserProblem("\(program) did not start: \(String(cString: strerror(code)))") }
        return identifier
    }

    private static func lastWords(_ messages: URL) -> String {
        let text = (try? String(contentsOf: messages, encoding: .utf8)) ?? ""
        return text.isEmpty ? "it wrote nothing" : String(text.suffix(2000))
    }
}
