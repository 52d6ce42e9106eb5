import Core
import Database
import Pages
import Web

/// `/me`: what every signed-in person may do with the own account.
struct OwnAccountRoutes: Sendable {
    let database: Database
    let environment: Environment
    let hasher: PasswordHasher
    let limits: SessionLimits

    var all: [Route] {
        [
            .get("/me", .signedIn, "我的账号", show),
            .get("/me/password", .signedIn, "修改自己的密码", showPassword),
            .post("/me/password", .signedIn, "修改自己的密码", changePassword),
            .get("/me/sessions", .signedIn, "自己的会话", showSessions),
            .post("/me/sessions/{session}/ending", .signedIn, "结束自己的会话", endSession),
            .get("/me/posts", .signedIn, "自己的岗位") { _ in .redirect(to: "/me#posts") },
            .post("/me/posts/{post}/switching", .signedIn, "切换岗位", switchPost),
            .post("/me/theme", .signedIn, "选择外观", chooseTheme),
        ]
    }

    @Sendable private func show(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let now = environment.now()
        let page = try await database.read { tx in
            OwnAccountPage(
                account: try tx.accounts.find(actor.account),
                posts: try tx.posts.list(of: actor.account),
                current: actor.post,
                sessions: try tx.sessions.list(of: actor.account, at: now, limits).count
            )
        }
        return .page(page.render(await visit.pageContext))
    }

    @Sendable private func showPassword(_ visit: Visit) async throws -> Reply {
        .page(try await passwordPage(visit, []))
    }

    @Sendable private func changePassword(_ visit: Visit) async throws -> Reply {
        let input = ChangePassword.Input(
            current: visit.form.raw("current") ?? "",
            password: visit.form.raw("password") ?? "",
            repeated: visit.form.raw("repeated") ?? ""
        )
        let change = ChangePassword(database: database, environment: environment, hasher: hasher, limits: limits)
        switch try await change(input, from: visit.browser, by: visit.actor) {
        case .refused(let issues):
            return .unprocessable(try await passwordPage(visit, FieldError.list(issues, accountWords)))
        case .done(let opened):
            let wasGiven = visit.signedIn?.mustVisit != nil
            let notice = Notice(.done, wasGiven ? "密码已经设好。" : "密码已经修改，其他地方的登录都已结束。")
            return .redirect(to: wasGiven ? "/" : "/me", notice: notice)
                .beginning(session: opened.token, seconds: limits.absoluteSeconds)
        }
    }

    private func passwordPage(_ visit: Visit, _ errors: [FieldError]) async throws -> [UInt8] {
        let actor = try visit.actor
        let account = try await database.read { try $0.accounts.find(actor.account) }
        let page = PasswordPage(account: account, errors: errors)
        return page.render(account.mustChangePassword ? visit.plainContext : await visit.pageContext)
    }

    @Sendable private func showSessions(_ visit: Visit) async throws -> Reply {
        let (actor, current, now) = (try visit.actor, try visit.session, environment.now())
        let sessions = try await database.read { try $0.sessions.list(of: actor.account, at: now, limits) }
        return .page(SessionsPage(sessions: sessions, current: current).render(await visit.pageContext))
    }

    @Sendable private func endSession(_ visit: Visit) async throws -> Reply {
        let id: SessionID = try visit.id("session")
        try await EndSession(database: database, environment: environment)(id, by: visit.actor)
        if id == (try visit.session) { return .redirect(to: "/login").endingSession() }
        return .redirect(to: "/me/sessions", notice: Notice(.done, "已经结束 1 个会话。"))
    }

    @Sendable private func switchPost(_ visit: Visit) async throws -> Reply {
        let switchPost = SwitchPost(database: database, environment: environment)
        switch try await switchPost(visit.id("post"), in: visit.session, by: visit.actor) {
        case .done(let post):
            return .redirect(to: "/", notice: Notice(.done, "现在的岗位：\(post.unitName)，\(post.role.word)。"))
        case .refused(let issues):
            let words = issues.map(accountWords.sentence).joined()
            return .redirect(to: "/me", notice: Notice(.blocked, words))
        }
    }

    /// Kept in a cookie of the browser, where the page's script keeps it too.
    @Sendable private func chooseTheme(_ visit: Visit) -> Reply {
        let theme = Theme(rawValue: visit.form.text("theme")) ?? .system
        var reply = Reply.redirect(to: "/me", notice: Notice(.done, "外观已经换好。"))
        reply.headers.append(("Set-Cookie", "theme=\(theme.rawValue); Path=/; Max-Age=31536000; SameSite=Lax"))
        return reply
    }
}
