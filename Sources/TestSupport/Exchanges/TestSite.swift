import Core
import Foundation
import Logging
import Pages
import Synchronization
import Web

/// A site without a socket, with sessions that a test opens for anybody: for the exchange tests of a feature.
///
///     let site = try TestSite(routes, environment: environment)
///     let li = site.visitor(as: county.supervisor)
///     let page = await li.post("/tasks/7/progress", ["amount": "x"])
///     #expect(page.errors == ["完成数量填写数字，例如 212"])
package final class TestSite: Sendable {
    package let site: Site
    package let sessions: OpenSessions
    private let folder: String

    package init(
        _ routes: [Route],
        environment: Core.Environment = .live(),
        sessions: OpenSessions = OpenSessions(),
        gate: SessionGate? = nil,
        settings change: (inout SiteSettings) -> Void = { _ in }
    ) throws {
        folder = FileManager.default.temporaryDirectory.path + "/site-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var settings = SiteSettings(secret: Array(repeating: 1, count: 32), uploadFolder: folder)
        change(&settings)
        self.sessions = sessions
        site = try Site(
            routes: routes,
            gate: gate ?? sessions.gate,
            settings: settings,
            environment: environment,
            logger: Logger(label: "site") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A browser in which this person is signed in; nobody where `actor` is nil.
    package func visitor(as actor: Actor? = nil) -> Visitor {
        guard let actor else { return Visitor(site, of: self) }
        let (token, signedIn) = sessions.open(for: actor)
        return Visitor(site, of: self, session: token, as: signedIn)
    }
}

/// Sessions that exist because a test says so.
package final class OpenSessions: Sendable {
    private let sessions = Mutex<[String: SignedIn]>([:])

    package init() {}

    package func open(for actor: Actor) -> (token: String, signedIn: SignedIn) {
        let token = UUID().uuidString
        let signedIn = SignedIn(actor: actor, sessionKey: token, csrfSecret: Array(token.utf8.prefix(16)))
        sessions.withLock { $0[token] = signedIn }
        return (token, signedIn)
    }

    /// The sessions end, as by the clock.
    package func endAll() { sessions.withLock { $0 = [:] } }

    package var gate: SessionGate {
        SessionGate(
            find: { token in self.sessions.withLock { $0[token] } },
            signInPage: { visit, held in
                SignInPage("登录", context: visit.plainContext).render { writer in
                    writer.form("/login", token: visit.token) {
                        writer.hidden(HeldForm.fieldName, visit.sealed(held))
                    }
                }
            }
        )
    }
}
