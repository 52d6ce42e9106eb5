import Core
import Database
import Pages
import Web

/// `/login` and `/logout`.
struct SignInRoutes: Sendable {
    let database: Database
    let environment: Environment
    let hasher: PasswordHasher
    let limits: SessionLimits

    var all: [Route] {
        [
            .get("/login", .everyone, "登录页面", show),
            .post("/login", .everyone, "登录", signIn),
            .post("/logout", .signedIn, "退出登录", signOut),
        ]
    }

    @Sendable private func show(_ visit: Visit) -> Reply {
        if visit.person != nil { return .redirect(to: visit.returnAddress) }
        return .page(SignInForm(returnAddress: visit.returnAddress).render(visit.plainContext))
    }

    @Sendable private func signIn(_ visit: Visit) async throws -> Reply {
        let outcome = try await SignIn(
            database: database,
            environment: environment,
            hasher: hasher,
            limits: limits
        )(
            loginName: visit.form.text("name"),
            password: visit.form.raw("password") ?? "",
            from: visit.browser,
            replacing: visit.cookies[Site.sessionCookie]
        )
        switch outcome {
        case .refused(let issues):
            let held = visit.heldForm
            let form = SignInForm(
                name: visit.form.text("name"),
                errors: FieldError.list(issues, accountWords),
                held: held.map(visit.sealed),
                isHeldTooLong: held?.isTooLong ?? false,
                returnAddress: visit.returnAddress
            )
            return .unprocessable(form.render(visit.plainContext))
        case .done(let opened):
            return try await reply(to: visit, opened).beginning(session: opened.token, seconds: limits.absoluteSeconds)
        }
    }

    private func reply(to visit: Visit, _ opened: OpenedSession) async throws -> Reply {
        if opened.mustChangePassword { return .redirect(to: SignedIn.passwordAddress) }
        if let held = visit.heldForm { return try await .resending(held, visit, as: SignedIn(opened)) }
        return .redirect(to: visit.returnAddress)
    }

    @Sendable private func signOut(_ visit: Visit) async throws -> Reply {
        try await SignOut(database: database, environment: environment)(visit.session, by: visit.actor)
        return .redirect(to: "/login", notice: Notice(.done, "已经退出登录。")).endingSession()
    }
}
