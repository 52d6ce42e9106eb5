import Accounts
import Core
import Database
import Ledgers
import Pages
import Programmes
import Regions
import Web
import Workflow

extension IndicatorRoutes {
    static let enterers = Access.roles([.supervisor, .officer, .township])
    static let checkers = Access.roles([.supervisor, .officer])

    var indicators: [Route] {
        [
            .get("/indicators", Self.readers, "各专项的指标") { visit in try await indicatorList(visit) },
            .get("/indicators/{set}", Self.readers, "一组指标") { visit in try await indicatorSet(visit) },
            .get("/indicators/{set}/{indicator}", Self.readers, "一个指标") { visit in
                let page = try await indicatorPage(visit, in: region(of: visit), nil, [])
                try await trace(visit)
                return .page(page.render(await visit.contextOfNow()))
            },
            .post("/indicators/{set}/{indicator}/values", Self.enterers, "录入指标", returnsForm: true) { visit in
                try await enter(visit)
            },
            .post("/indicators/{set}/{indicator}/values/{value}/checking", Self.checkers, "审核指标") { visit in
                try await check(visit, "checking", "已审核，从现在起计入。")
            },
            .post("/indicators/{set}/{indicator}/values/{value}/returning", Self.checkers, "退回指标") { visit in
                try await check(visit, "returning", "已退回，录入的人会看到原因。")
            },
        ]
    }

    private func tabs(_ current: String) -> [Tab] {
        [Tab("各专项", "/indicators", isCurrent: current.isEmpty)]
            + desk.sets.map { Tab($0.name, "/indicators/\($0.key)", isCurrent: current == $0.key) }
    }

    /// The numbers that wait for a check in what this person reads.
    private func waiting(for actor: Actor, _ tx: Transaction) throws -> [IndicatorListPage.Waiting] {
        guard actor.role == .supervisor || actor.role == .officer else { return [] }
        let functions = try tx.programmes.functions(of: actor)
        return try tx.indicatorValues.waiting(in: actor.county).compactMap { value in
            guard value.account != actor.account, actor.region.contains(value.region),
                let subject = try desk.subject(value.key, in: actor.county, tx),
                actor.role == .supervisor || functions.contains(subject.lead)
            else { return nil }
            return IndicatorListPage.Waiting(
                key: value.key,
                word: subject.indicator.word,
                place: try tx.regions.first(value.region)?.name ?? "",
                period: value.period.word,
                value: TargetWords.value(value.value, subject.indicator),
                person: value.person
            )
        }
    }

    private func indicatorList(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        var filter = IndicatorFilter()
        filter.words = String(visit.query.text("q").prefix(40))
        filter.programme = visit.query.text("programme")
        filter.kind = IndicatorFilter.Kind(rawValue: visit.query.text("kind"))
        let page = try await database.read { [filter] tx in
            let all = try shelf.readable(by: actor, tx)
            var filter = filter
            filter.programmes = all.map { Choice($0.playbook.key, $0.playbook.name) }
            let books = all.filter { filter.programme.isEmpty || $0.playbook.key == filter.programme }
            let keys = books.flatMap { book in
                book.playbook.indicators.map { IndicatorKey(book.playbook.key, $0.key) }
            }
            let numbers = try desk.numbers(keys, in: [actor.region], of: actor.county, toReaders: true, tx)[
                actor.region
            ]
            let targets = try desk.targets(books, year: today.year, in: actor.county, tx)
            let lines = books.flatMap { book in
                book.playbook.indicators.map { indicator in
                    let key = IndicatorKey(book.playbook.key, indicator.key)
                    let course = targets.course(key, in: actor.region)
                    return IndicatorListPage.Line(
                        key: key,
                        shown: key,
                        indicator: indicator,
                        group: book.playbook.name,
                        target: course?.goal,
                        low: course?.low,
                        isUnmet: false,
                        value: numbers?.value(key),
                        period: "今天",
                        isWaiting: false
                    )
                }
            }
            let mains = books.compactMap { book -> IndicatorKey? in
                [actor.county, actor.region].lazy.compactMap { targets.main(of: book.playbook, in: $0)?.key }.first
            }
            return IndicatorListPage(
                title: "指标",
                lead: "每个专项的指标，由台账的合计数算出；台账里没有的由部门录入、另一人审核。",
                source: "",
                set: nil,
                lines: filter.isEmpty ? lines : lines.filter(filter.takes),
                tabs: tabs(""),
                onlyUnmet: false,
                filter: filter,
                mains: Set(mains),
                waiting: try waiting(for: actor, tx)
            )
        }
        return await shown(page, visit)
    }

    /// The list as a page, or as a sheet where that is asked for.
    private func shown(_ page: IndicatorListPage, _ visit: Visit) async -> Reply {
        guard visit.wantsSheet else { return .page(page.render(await visit.contextOfNow())) }
        let note = page.note(at: environment.now())
        return ListReply.reply(name: note.fileName(page.title)) { page.document(note) }
    }

    private func indicatorSet(_ visit: Visit) async throws -> Reply {
        let (actor, name) = (try visit.actor, try visit.part("set"))
        guard let set = desk.sets.first(where: { $0.key == name }) else { return .redirect(to: "/programmes/\(name)") }
        let onlyUnmet = visit.query.text("only") == "unmet"
        let page = try await database.read { tx in
            let county = actor.county
            let own = Set(set.entries.map { IndicatorKey(set.key, $0.key) })
            let entered = try tx.indicatorValues.latest(own, in: county)[county] ?? [:]
            let waiting = Set(try tx.indicatorValues.waiting(in: county).map(\.key))
            let subjects = try set.entries.compactMap {
                try desk.subject(IndicatorKey(set.key, $0.key), in: county, tx)
            }
            let numbers = try desk.numbers(subjects.map(\.computed), in: [county], of: county, tx)[county]
            let set_ = try desk.targets([], year: today.year, in: county, tx)
            let lines = subjects.map { subject -> IndicatorListPage.Line in
                let course = set_.course(subject.key, in: county)
                let value = entered[subject.key]
                return IndicatorListPage.Line(
                    key: subject.key,
                    shown: subject.isEntered ? subject.key : subject.computed,
                    indicator: subject.indicator,
                    group: subject.entry?.group ?? "",
                    target: course?.goal ?? subject.entry?.target,
                    low: course?.low ?? subject.entry?.low,
                    isUnmet: subject.entry?.isUnmet ?? false,
                    value: subject.isEntered ? value?.value : numbers?.value(subject.computed),
                    period: subject.isEntered ? value?.period.word ?? "—" : "今天",
                    isWaiting: waiting.contains(subject.key)
                )
            }
            return IndicatorListPage(
                title: set.name,
                lead: "实现程度：正指标为实际值比目标值，逆指标为目标值比实际值，最多 100%；合计按权重。",
                source: set.source,
                set: set,
                lines: lines,
                tabs: tabs(set.key),
                onlyUnmet: onlyUnmet,
                waiting: []
            )
        }
        return await shown(page, visit)
    }

    private func indicatorPage(
        _ visit: Visit,
        in region: RegionCode,
        _ typed: IndicatorPage.ValueForm?,
        _ errors: [FieldError]
    ) async throws -> IndicatorPage {
        let (actor, set, name) = (try visit.actor, try visit.part("set"), try visit.part("indicator"))
        return try await database.read { tx in
            let (subject, functions) = try desk.find(IndicatorKey(set, name), for: actor, tx)
            return try IndicatorReading(self, subject, functions, in: region, actor, tx).page(
                typed ?? IndicatorPage.ValueForm(),
                errors
            )
        }
    }

    /// The numbers of a restricted ledger place by place are a look at it.
    private func trace(_ visit: Visit) async throws {
        let (actor, key) = (try visit.actor, IndicatorKey(try visit.part("set"), try visit.part("indicator")))
        let subject = try await database.read { tx in try desk.find(key, for: actor, tx).0 }
        guard let book = subject.book else { return }
        let what = "指标 \(subject.indicator.word)"
        try await TraceOpening(database: database, environment: environment)(book, what, by: actor)
    }

    private func enter(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        let key = IndicatorKey(try visit.part("set"), try visit.part("indicator"))
        let asked = visit.form.filled("region").flatMap { RegionCode($0) } ?? actor.region
        guard actor.region.contains(asked) else { throw NotFound("region", asked) }
        let draft = ValueDraft(
            period: visit.form.text("period"),
            value: visit.form.number("value"),
            source: visit.form.text("source")
        )
        switch try await EnterValue(desk)(key, in: asked, draft, by: actor) {
        case .done:
            let query = asked == actor.region ? "" : "?region=\(asked)"
            return .redirect(
                to: "/indicators/\(key.set)/\(key.indicator)\(query)",
                notice: Notice(.done, "已录入，等另一个人审核。")
            )
        case .refused(let issues):
            let form = IndicatorPage.ValueForm(
                period: draft.period,
                value: visit.form.text("value"),
                source: draft.source
            )
            let page = try await indicatorPage(visit, in: asked, form, FieldError.list(issues, indicatorWords))
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    private func check(_ visit: Visit, _ act: String, _ done: String) async throws -> Reply {
        let actor = try visit.actor
        let id: IndicatorValueID = try visit.id("value")
        let address = "/indicators/\(try visit.part("set"))/\(try visit.part("indicator"))"
        let request = MoveRequest(act, note: visit.form.text("note"))
        switch try await CheckValue(desk)(id, request, by: actor) {
        case .done: return .redirect(to: address, notice: Notice(.done, done))
        case .refused(let issues):
            let words = issues.map(indicatorWords.sentence).joined()
            return .redirect(to: address, notice: Notice(.blocked, words))
        }
    }
}
