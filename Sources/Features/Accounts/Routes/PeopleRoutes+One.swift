import Core
import Database
import Pages
import Records
import Web

/// What is done with one account.
extension PeopleRoutes {
    @Sendable func show(_ visit: Visit) async throws -> Reply { .page(try await page(visit, [])) }

    @Sendable func edit(_ visit: Visit) async throws -> Reply {
        let id: AccountID = try visit.id("account")
        let name = visit.form.text("name")
        let edit = EditAccount(database: database, environment: environment)
        return try await answer(visit, edit(id, name: name, by: visit.steward), typedName: name) { "已经改为\($0.name)。" }
    }

    @Sendable func resetPassword(_ visit: Visit) async throws -> Reply {
        let reset = ResetPassword(database: database, environment: environment, hasher: hasher)
        switch try await reset(visit.id("account"), by: visit.actor) {
        case .refused(let issues): return .unprocessable(try await page(visit, issues))
        case .done(let given):
            return .page(GivenPasswordPage(given: given, isNew: false).render(await visit.pageContext), status: 201)
        }
    }

    @Sendable func disable(_ visit: Visit) async throws -> Reply {
        let disable = DisableAccount(database: database, environment: environment)
        return try await answer(visit, disable(visit.id("account"), by: visit.steward)) {
            "\($0.name)的账号已经停用，正在用的登录都已结束。"
        }
    }

    @Sendable func enable(_ visit: Visit) async throws -> Reply {
        let disable = DisableAccount(database: database, environment: environment)
        return try await answer(visit, disable.undo(visit.id("account"), by: visit.steward)) { "\($0.name)的账号已经启用。" }
    }

    @Sendable func addPost(_ visit: Visit) async throws -> Reply {
        let add = AddPost(database: database, environment: environment)
        let role = visit.form.filled("role").flatMap(Role.init)
        let outcome = try await add(role, at: visit.form.id("unit"), for: visit.id("account"), by: visit.steward)
        return try await answer(visit, outcome) { "已经添加岗位：\($0.unitName)，\($0.role.word)。" }
    }

    @Sendable func endPost(_ visit: Visit) async throws -> Reply {
        let end = EndPost(database: database, environment: environment)
        let outcome = try await end(visit.id("post"), of: visit.id("account"), by: visit.steward)
        return try await answer(visit, outcome) { "已经结束岗位：\($0.unitName)，\($0.role.word)。" }
    }

    @Sendable func endSession(_ visit: Visit) async throws -> Reply {
        let account: AccountID = try visit.id("account")
        let end = EndSession(database: database, environment: environment)
        try await end(visit.id("session"), of: account, by: visit.steward)
        return .redirect(to: "/admin/accounts/\(account)", notice: Notice(.done, "已经结束 1 个会话。"))
    }

    private func answer<Value>(
        _ visit: Visit,
        _ outcome: Outcome<Value>,
        typedName: String? = nil,
        _ words: (Value) -> String
    ) async throws -> Reply {
        let account: AccountID = try visit.id("account")
        switch outcome {
        case .refused(let issues): return .unprocessable(try await page(visit, issues, typedName: typedName))
        case .done(let value): return .redirect(to: "/admin/accounts/\(account)", notice: Notice(.done, words(value)))
        }
    }

    private func page(_ visit: Visit, _ issues: [Issue], typedName: String? = nil) async throws -> [UInt8] {
        let id: AccountID = try visit.id("account")
        let steward = try visit.steward
        let now = environment.now()
        let page = try await database.read { tx in
            let account = try tx.accounts.find(id, in: steward.county)
            var records = RecordFilter()
            records.subjectKind = "account"
            records.subjectID = id.rawValue
            return AccountPage(
                account: account,
                typedName: typedName ?? account.name,
                isOwn: steward.account == id,
                posts: try tx.posts.list(of: id, includingEnded: true),
                county: steward.county,
                ownPost: steward.post,
                units: try tx.units.all(county: steward.county),
                sessions: try tx.sessions.list(of: id, at: now, limits),
                history: try tx.records.list(records, in: steward.county, before: nil, limit: 10).map(
                    TimelineEntry.init
                ),
                errors: FieldError.list(issues, accountWords)
            )
        }
        return page.render(await visit.pageContext)
    }
}

extension TimelineEntry {
    init(_ record: Record) {
        self.init(
            accountRecordWords.word(for: record.act),
            by: record.person,
            of: record.unitName,
            at: record.at,
            words: record.detail.isEmpty ? nil : record.detail
        )
    }
}
