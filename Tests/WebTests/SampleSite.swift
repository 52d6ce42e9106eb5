import Core
import Logging
import Pages
import Synchronization
import Web

/// Whose session a token is, where a test says so.
struct SessionsOfSample: Sendable {
    let find: @Sendable (String) -> SignedIn?
}

/// A small site: two people with open sessions (`li` a supervisor, `wang` an officer) and a few routes.
struct SampleSite: Sendable {
    let site: Site
    let log = LogLines()
    let folder = TemporaryFolder()

    static let instant = Instant(milliseconds: 1_781_051_405_000)
    static let li = signedIn("李建国", .supervisor, secret: 7)
    static let wang = signedIn("王芳", .officer, secret: 9)
    static let fresh = signedIn("新来的", .officer, secret: 5, mustVisit: "/me/password")

    init(
        _ routes: [Route] = [],
        limits: FormLimits = FormLimits(),
        pause: SitePause = SitePause(),
        sessions: SessionsOfSample? = nil,
        _ change: (inout SiteSettings) -> Void = { _ in }
    ) throws {
        var settings = SiteSettings(secret: Array(repeating: 1, count: 32), uploadFolder: folder.path, forms: limits)
        change(&settings)
        let log = log
        site = try Site(
            routes: routes + Self.routes,
            gate: SessionGate(
                find: (sessions ?? SessionsOfSample { Self.sessions[$0] }).find,
                signInPage: Self.signInPage
            ),
            navigation: { actor in actor == nil ? [] : [NavigationItem("任务", "/tasks", icon: .task, count: 3)] },
            place: { _ in "清河县" },
            settings: settings,
            environment: .fixed(at: Self.instant),
            logger: Logger(label: "site") { _ in log },
            pause: pause
        )
    }

    static let sessions = ["li": li, "wang": wang, "fresh": fresh]

    static let routes: [Route] = [
        .get("/", .signedIn, "今日") { _ in .text("今日") },
        .get("/tasks", .signedIn, "任务清单") { visit in .text("任务 " + visit.query.text("light")) },
        .get("/tasks/{task}", .signedIn, "任务") { visit in
            let task: Identifier<TaskSubject> = try visit.id("task")
            return .text("任务 \(task)")
        },
        .post("/tasks/{task}/progress", .signedIn, "报进展", fieldWords: ["words": "进展情况"]) { visit in
            .redirect(to: "/tasks/\(try visit.part("task"))", notice: Notice(.done, "已报进展：" + visit.form.text("words")))
        },
        .get("/directives", .roles([.supervisor, .leader]), "文件") { _ in .text("文件") },
        .get("/page", .everyone, "一页") { visit in
            .page(Page("一页", context: await visit.pageContext).render { $0.tag("p", text: "正文") })
        },
        .get("/login", .everyone, "登录") { visit in
            .page(
                SignInPage("登录", context: visit.plainContext).render { writer in
                    writer.form("/login", token: visit.token) { writer.hidden("return_to", visit.returnAddress) }
                }
            )
        },
        .post("/login", .everyone, "登录") { visit in
            if let held = visit.heldForm {
                return try await .resending(held, visit, as: li).beginning(session: "li", seconds: 3600)
            }
            return .redirect(to: visit.returnAddress).beginning(session: "li", seconds: 3600)
        },
        .post("/logout", .signedIn, "退出登录") { _ in .redirect(to: "/login").endingSession() },
        .get("/me/password", .signedIn, "换密码") { _ in .text("换密码") },
        .get("/broken", .signedIn, "坏的") { _ in throw Spill(detail: "connection to 10.1.2.3 lost") },
    ]

    @Sendable static func signInPage(_ visit: Visit, _ held: HeldForm) -> [UInt8] {
        SignInPage("登录后继续", context: visit.plainContext).render { writer in
            writer.form("/login", token: visit.token) { writer.hidden(HeldForm.fieldName, visit.sealed(held)) }
        }
    }

    private static func signedIn(_ name: String, _ role: Role, secret: UInt8, mustVisit: String? = nil) -> SignedIn {
        let actor = Actor(
            account: .init(rawValue: 1),
            name: name,
            post: .init(rawValue: 1),
            role: role,
            unit: .init(rawValue: 1),
            unitName: "农业农村局",
            region: RegionCode("620702")!
        )
        return SignedIn(
            actor: actor,
            sessionKey: name,
            csrfSecret: Array(repeating: secret, count: 16),
            mustVisit: mustVisit
        )
    }
}

enum TaskSubject {}

/// A fault with a detail that nobody outside may read.
struct Spill: Error { let detail: String }

/// Keeps what was logged.
final class LogLines: LogHandler, Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    var logLevel: Logger.Level {
        get { .info }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) { lines.withLock { $0.append("\(event.level) \(event.message)") } }
}
