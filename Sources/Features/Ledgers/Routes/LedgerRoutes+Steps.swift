import Core
import Database
import Pages
import Programmes
import Web

/// One question a page. An answer is sent, kept in a cookie of the entry, and the next page is opened by its address: going
/// back, forward and opening a page again work as everywhere (ADR 122).
extension LedgerRoutes {
    /// Bytes of a cookie's value.
    private static let longestCookie = 3_500
    /// Bytes of the values of a ledger together: a proxy takes about 8,000 in one header.
    private static let longestCookies = 4_000
    private static let keptSeconds = 12 * 3600

    /// What the pages of an entry are made from.
    private struct EntryState {
        var run: EntryRun
        let form: ItemFieldsForm
        let apart: Set<ItemID>
        /// The fields that are asked, by place, and those the answers so far leave out.
        let asked: [Int]
        let unasked: Set<Int>
        /// What the answers so far say against each other, each with the step of the last question it is about.
        let contradictions: [(step: Int, issue: Issue)]

        var answers: ItemAnswers { form.answers }
        /// A place that is fixed is shown, not asked.
        var first: Int { form.fixedPlace == nil ? 0 : 1 }
        /// Shows all answers.
        var last: Int { asked.count + 1 }

        func within(_ step: Int) -> Int { max(first, min(step, last)) }
    }

    func showStep(_ visit: Visit) async throws -> Reply {
        let (key, step) = (try visit.part("ledger"), try Self.step(visit))
        let playbook = try await playbook(visit)
        let asked = EntryRun(visit.query.text("run"), of: key)
        let run = asked ?? newRun(key)
        let kept = try kept(run, visit)
        let answers = kept?.answers(of: playbook)
        let state = try await state(run, answers, kept?.apart ?? [], for: try visit.actor)
        if asked == nil { return .redirect(to: run.address(state.first)) }
        if kept == nil, step > state.first {
            let words = "这一条已经登记，或者填的内容没有留住。在这里可以填新的一条。"
            return .redirect(to: newRun(key).address(state.first), notice: Notice(.news, words))
        }
        let view = EntryView(
            step: state.within(step),
            isFixing: !visit.query.text("fix").isEmpty,
            remark: EntryView.Remark(rawValue: visit.query.text("remark"))
        )
        return .page(try await page(view, state, visit).bytes)
    }

    func takeStep(_ visit: Visit) async throws -> Reply {
        let (actor, key, step) = (try visit.actor, try visit.part("ledger"), try Self.step(visit))
        let playbook = try await playbook(visit)
        var run = EntryRun(visit.query.text("run"), of: key) ?? newRun(key)
        run.isCarried = !visit.query.text("carried").isEmpty
        var (answers, apart) = (ItemAnswers(visit.form, playbook), Self.apart(visit))
        if !run.isCarried, let before = try kept(run, visit) {
            answers = Self.taking(answers, visit.query.int("asked"), into: before.answers(of: playbook), playbook)
            apart.formUnion(before.apart)
        }
        var state = try await state(run, answers, apart, for: actor)
        let view = try await next(step, state, visit)
        let all = KeptAnswers(answers, apart: apart, of: playbook)
        let value = try desk.vault.entries.sealed(all, about: run.about(actor.account))
        if value.utf8.count <= Self.longestCookie {
            state.run.isCarried = false
            var reply = Reply.redirect(to: view.address(in: state.run))
            reply.cookies = cookies(run, value, visit)
            return reply
        }
        state.run.isCarried = true
        let page = try await page(view, state, visit)
        return page.isRefusal ? .unprocessable(page.bytes) : .page(page.bytes)
    }

    private static func step(_ visit: Visit) throws -> Int {
        guard let number = Int(try visit.part("step")), number >= 0 else { throw WebFault.notFound }
        return number
    }

    private func newRun(_ key: String) -> EntryRun { EntryRun(number: environment.newNumber(), ledger: key) }

    private func kept(_ run: EntryRun, _ visit: Visit) throws -> KeptAnswers? {
        let account = try visit.actor.account
        return visit.cookies[run.cookieName].flatMap { desk.vault.entries.opened($0, about: run.about(account)) }
    }

    /// A page somebody went back to knows older answers: only the one it asks for is taken from it.
    private static func taking(_ given: ItemAnswers, _ step: Int?, into kept: ItemAnswers, _ playbook: Playbook)
        -> ItemAnswers
    {
        let asked = ItemGridPage.columns(playbook)
        var answers = kept
        guard let step, (0...asked.count).contains(step) else { return answers }
        if step == 0 {
            answers.place = given.place
        } else {
            answers.texts[asked[step - 1]] = given.texts[asked[step - 1]]
        }
        return answers
    }

    private func state(_ run: EntryRun, _ answers: ItemAnswers?, _ apart: Set<ItemID>, for actor: Actor) async throws
        -> EntryState
    {
        let form = try await form(run.ledger, answers, [], for: actor)
        let given = form.answers
        let (unasked, broken) = try await database.read { tx in
            let book = try shelf.current(run.ledger, in: actor.county, tx)
            let reader = try desk.reader(book, for: actor, tx)
            return (reader.unasked(after: given), reader.contradictions(in: given))
        }
        let asked = ItemGridPage.columns(form.playbook)
        let told = broken.compactMap { one in
            Self.last(of: one.rule, asked, besides: unasked).map { (step: $0, issue: one.issue) }
        }
        return EntryState(run: run, form: form, apart: apart, asked: asked, unasked: unasked, contradictions: told)
    }

    /// The step of the last question a rule reads: before, answers may still be missing that make it hold. Nil where it reads
    /// files, which are handed in at the end.
    private static func last(of rule: EntryRule, _ asked: [Int], besides unasked: Set<Int>) -> Int? {
        var last = 0
        for place in rule.fields where !unasked.contains(place) {
            guard let found = asked.firstIndex(of: place) else { return nil }
            last = max(last, found + 1)
        }
        return last
    }

    /// Where an answer leads; it is read before the next question is asked.
    private func next(_ step: Int, _ state: EntryState, _ visit: Visit) async throws -> EntryView {
        let isBack = !visit.query.text("back").isEmpty
        var view = EntryView(step: state.within(step), isFixing: !visit.query.text("fix").isEmpty)
        if view.isFixing { return view }
        // One answer is put right from the page that shows them all, and leads back to it.
        let questions = state.first..<state.last
        let fixed = visit.query.int("fixed").flatMap { questions.contains($0) ? $0 : nil }
        // The optional rest was left for later: the question that stood on the page is the one just answered.
        let isRest = !visit.query.text("rest").isEmpty && view.step == state.last
        let left = isRest ? visit.query.int("asked").flatMap { questions.contains($0) ? $0 : nil } : nil
        if !isBack, let given = fixed ?? left ?? (view.step > state.first ? view.step - 1 : nil) {
            var remark: EntryView.Remark?
            if issue(of: given, isFixing: fixed != nil, state) != nil {
                remark = .wrong
            } else if try await known(state, for: try visit.actor) != nil {
                remark = .known
            }
            if remark != nil { return EntryView(step: given, isFixing: fixed != nil, remark: remark) }
            if let left { view.step = Self.owed(after: left, state) ?? state.last }
        }
        view.step = Self.nearest(view.step, state, isBack: isBack)
        return view
    }

    private func page(_ view: EntryView, _ state: EntryState, _ visit: Visit) async throws -> (
        bytes: [UInt8], isRefusal: Bool
    ) {
        let context = await visit.pageContext
        let actor = try visit.actor
        if view.remark == .known, let known = try await known(state, for: actor) {
            let next =
                view.isFixing ? state.run.address(state.last, ["fixed=\(view.step)"]) : state.run.address(view.step + 1)
            let page = ItemStepKnownPage(
                form: state.form,
                similar: try await similar(known, for: actor),
                apart: state.apart,
                next: next,
                back: state.run.address(view.step, [view.isFixing ? "fix=1" : "back=1"])
            )
            return (page.render(context), false)
        }
        var form = state.form
        if view.remark == .wrong, let issue = issue(of: view.step, isFixing: view.isFixing, state) {
            form.errors = FieldError.list([issue], ledgerWords)
        }
        let isHere = view.isFixing || !form.errors.isEmpty
        let step = isHere ? view.step : Self.nearest(view.step, state, isBack: false)
        // Beside the answers, each with the way back to its question.
        if step == state.last {
            form.errors = state.contradictions.map { FieldError(nil, ledgerWords.sentence(for: $0.issue)) }
        }
        var page = ItemStepPage(form: form, run: state.run, step: step, asked: state.asked, unasked: state.unasked)
        page.isFixing = view.isFixing
        page.apart = state.apart
        return (page.render(context), !form.errors.isEmpty)
    }

    /// What the last answer made necessary is asked all the same.
    private static func owed(after step: Int, _ state: EntryState) -> Int? {
        let playbook = state.form.playbook
        return ItemStepPage.owed(state.asked, besides: state.unasked, after: step, of: state.answers, playbook)
    }

    /// The next question in the direction a person goes that the answers so far leave to ask.
    private static func nearest(_ step: Int, _ state: EntryState, isBack: Bool) -> Int {
        var place = step
        while (1..<state.last).contains(place), state.unasked.contains(state.asked[place - 1]) {
            place += isBack ? -1 : 1
        }
        return max(state.first, place)
    }

    /// What may be entered already is asked about as soon as answers make it likely, not after the last of them.
    private func known(_ state: EntryState, for actor: Actor) async throws -> Issue? {
        let (key, answers, apart) = (state.run.ledger, state.answers, state.apart)
        return try await database.read { tx in
            let book = try shelf.current(key, in: actor.county, tx)
            return try desk.perhapsKnown(answers, book, besides: apart, for: actor, tx)
        }
    }

    /// What is wrong after the answer of a step: a place that is none of the person's, words that are no value of their field,
    /// or what it says against earlier answers. Of an answer that is put right that waits for the page with all answers: the
    /// other one may be the wrong one.
    private func issue(of step: Int, isFixing: Bool, _ state: EntryState) -> Issue? {
        if let own = ownIssue(of: step, state) { return own }
        guard !isFixing, let found = state.contradictions.first(where: { $0.step == step }) else { return nil }
        let field = step == 0 ? "place" : state.form.playbook.fields[state.asked[step - 1]].key
        return Issue(found.issue.key, field: field, found.issue.values)
    }

    private func ownIssue(of step: Int, _ state: EntryState) -> Issue? {
        if step == 0 {
            let isKnown = state.form.places.contains { $0.value == state.answers.place }
            return isKnown ? nil : Issue("answer.unchosen", field: "place", ["label": "所在地"])
        }
        guard (1..<state.last).contains(step) else { return nil }
        let place = state.asked[step - 1]
        let (field, text) = (state.form.playbook.fields[place], state.answers.texts[place])
        let isMissing = field.isRequired && field.when == nil && text.isEmpty
        let isChosen = !field.options.isEmpty || field.type == .truth
        let missing = Issue(isChosen ? "answer.unchosen" : "answer.missing", field: field.key, ["label": field.label])
        return isMissing ? missing : AnswerReading.value(text, of: field).1
    }

    /// The cookie of an entry; those of earlier ones go where there is no room for all.
    private func cookies(_ run: EntryRun, _ value: String, _ visit: Visit) -> [ReplyCookie] {
        var cookies = [ReplyCookie(run.cookieName, value, path: run.path, seconds: Self.keptSeconds)]
        var room = Self.longestCookies - value.utf8.count
        let others = visit.cookies.all(beginning: EntryRun.cookiePrefix).compactMap { cookie in
            EntryRun(String(cookie.name.dropFirst(EntryRun.cookiePrefix.count)), of: run.ledger)
                .map { (run: $0, size: cookie.value.utf8.count) }
        }
        for other in others.sorted(by: { $0.run.number > $1.run.number }) where other.run.number != run.number {
            room -= other.size
            if room < 0 { cookies.append(.ending(other.run.cookieName, path: run.path)) }
        }
        return cookies
    }
}
