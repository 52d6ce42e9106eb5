import Core
import Database
import Foundation
import Indicators
import Ledgers
import Pages
import Programmes
import Web

extension RoundRoutes {
    /// Cadences and the working calendar.
    var arranging: [Route] {
        [
            .get("/rounds/cadences", Self.heads, "轮次安排") { visit in try await cadences(visit, [], status: 200) },
            .post("/rounds/cadences", Self.supervisors, "启用轮次安排", fieldWords: Self.fieldWords) { visit in
                try await adopt(visit)
            },
            .get("/rounds/cadences/new", Self.supervisors, "新轮次安排的页面") { visit in
                .page(try await form(visit, nil, [], nil).render(await visit.pageContext))
            },
            .get("/rounds/cadences/{cadence}", Self.supervisors, "一项轮次安排") { visit in
                let (actor, id) = (try visit.actor, try visit.id("cadence", of: RoundCadence.self))
                let cadence = try await database.read { tx in try tx.cadences.find(id, in: actor.county) }
                return .page(try await form(visit, cadence, [], nil).render(await visit.pageContext))
            },
            .post("/rounds/cadences/{cadence}", Self.supervisors, "修改轮次安排", fieldWords: Self.fieldWords) { visit in
                try await change(visit)
            },
            .post("/rounds/cadences/{cadence}/ending", Self.supervisors, "停用轮次安排") { visit in
                let (actor, id) = (try visit.actor, try visit.id("cadence", of: RoundCadence.self))
                let outcome = try await SetCadence(desk).end(id, by: actor)
                let errors = FieldError.list(outcome.issues, roundWords)
                guard errors.isEmpty else { return try await cadences(visit, errors, status: 422) }
                return .redirect(to: "/rounds/cadences", notice: Notice(.done, "已停用，以前的轮次都留着。"))
            },
            .get("/rounds/calendar", Self.heads, "工作日历") { visit in try await calendar(visit, [], status: 200) },
            .post("/rounds/calendar", Self.supervisors, "设置工作日历", fieldWords: Self.fieldWords) { visit in
                let (actor, form) = (try visit.actor, visit.form)
                let outcome = try await SetCalendarDay(desk)(
                    form.day("day"),
                    isWorking: form.text("kind") == "working",
                    word: form.text("word"),
                    by: actor
                )
                let errors = FieldError.list(outcome.issues, roundWords)
                guard errors.isEmpty else { return try await calendar(visit, errors, status: 422) }
                return .redirect(to: "/rounds/calendar", notice: Notice(.done, "已记入工作日历。"))
            },
            .post("/rounds/calendar/clearing", Self.supervisors, "恢复工作日历") { visit in
                guard let day = visit.form.day("day") else { throw WebFault.notFound }
                _ = try await SetCalendarDay(desk).clear(day, by: visit.actor)
                return .redirect(to: "/rounds/calendar", notice: Notice(.done, "\(day) 恢复原来的安排。"))
            },
        ]
    }

    private func cadences(_ visit: Visit, _ errors: [FieldError], status: Int) async throws -> Reply {
        let (actor, today) = (try visit.actor, today)
        let page = try await database.read { tx in
            let running = try tx.cadences.list(in: actor.county)
            let calendar = try tx.cadences.calendar(of: actor.county)
            let names = Set(running.map(\.name))
            return CadenceListPage(
                cadences: running.map { cadence in
                    let next = cadence.draft.rule.occurrences(
                        from: today,
                        through: today.adding(days: 120),
                        calendar,
                        cadence.draft.shift
                    ).first { $0.due >= today }
                    return (cadence, next?.due)
                },
                offered: ShippedCadences.all(on: today).filter { one in
                    !running.contains { $0.shipped == one.key } && !names.contains(one.draft.name)
                },
                mayChange: RoundPolicy.mayLead(actor, actor.county),
                today: today,
                errors: errors
            )
        }
        return .page(page.render(await visit.pageContext), status: status)
    }

    private func form(_ visit: Visit, _ cadence: RoundCadence?, _ errors: [FieldError], _ typed: [String: String]?)
        async throws -> CadenceFormPage
    {
        let actor = try visit.actor
        return try await database.read { tx in
            CadenceFormPage(
                cadence: cadence,
                ledgers: try desk.indicators.shelf.readable(by: actor, tx).filter { !$0.playbook.isRestricted }.map {
                    Choice("ledger \($0.playbook.key)", $0.playbook.name)
                },
                values: typed ?? CadenceForm.values(cadence),
                errors: errors
            )
        }
    }

    private func adopt(_ visit: Visit) async throws -> Reply {
        let (actor, form) = (try visit.actor, visit.form)
        if let key = form.filled("shipped") {
            guard ShippedCadences.all(on: today).contains(where: { $0.key == key }) else { throw WebFault.notFound }
            let outcome = try await SetCadence(desk).adopt(shipped: key, by: actor)
            let errors = FieldError.list(outcome.issues, roundWords)
            guard errors.isEmpty else { return try await cadences(visit, errors, status: 422) }
            return .redirect(to: "/rounds/cadences", notice: Notice(.done, "已启用。"))
        }
        let (draft, issues) = CadenceForm.draft(form, today)
        var refused = issues
        if let draft, issues.isEmpty {
            let outcome = try await SetCadence(desk).add(draft, by: actor)
            refused = outcome.issues
        }
        guard refused.isEmpty else {
            let page = try await self.form(visit, nil, FieldError.list(refused, roundWords), values(visit))
            return .unprocessable(page.render(await visit.pageContext))
        }
        return .redirect(to: "/rounds/cadences", notice: Notice(.done, "已启用。"))
    }

    private func change(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("cadence", of: RoundCadence.self))
        let cadence = try await database.read { tx in try tx.cadences.find(id, in: actor.county) }
        let (draft, issues) = CadenceForm.draft(visit.form, today)
        var refused = issues
        if let draft, issues.isEmpty {
            let version = visit.form.int("version") ?? 0
            refused = try await SetCadence(desk).change(id, version: version, draft, by: actor).issues
        }
        guard refused.isEmpty else {
            let page = try await form(visit, cadence, FieldError.list(refused, roundWords), values(visit))
            return .unprocessable(page.render(await visit.pageContext))
        }
        return .redirect(to: "/rounds/cadences", notice: Notice(.done, "轮次安排已修改。"))
    }

    private func calendar(_ visit: Visit, _ errors: [FieldError], status: Int) async throws -> Reply {
        let (actor, today) = (try visit.actor, today)
        let year = visit.query.int("year").flatMap { (2000...2100).contains($0) ? $0 : nil } ?? today.year
        let values = values(visit)
        let page = try await database.read { tx in
            CalendarPage(
                calendar: try tx.cadences.calendar(of: actor.county),
                year: year,
                mayChange: RoundPolicy.mayLead(actor, actor.county),
                values: values,
                errors: errors
            )
        }
        return .page(page.render(await visit.pageContext), status: status)
    }
}

/// Between the form of a cadence and what it says.
enum CadenceForm {
    static func values(_ cadence: RoundCadence?) -> [String: String] {
        guard let cadence else { return ["kind": "dispatch", "rule": "weekly", "weekday": "1", "remind": "1"] }
        let draft = cadence.draft
        var values = [
            "name": draft.name, "kind": draft.kind.rawValue, "shift": draft.shift.rawValue,
            "owing": draft.owing.rawValue, "remind": "\(draft.remindBefore)", "asks": draft.asks, "basis": draft.basis,
            "register": draft.register, "version": "\(cadence.version)",
        ]
        switch draft.rule {
        case .weekly(let day): (values["rule"], values["weekday"]) = ("weekly", "\(day)")
        case .days(let count, let from):
            (values["rule"], values["days"], values["from"]) = ("days", "\(count)", "\(from)")
        case .monthly(let day): (values["rule"], values["monthDay"]) = ("monthly", "\(day)")
        case .quarterly(let days): (values["rule"], values["quarterDays"]) = ("quarterly", "\(days)")
        case .drive(let from, let phases):
            (values["rule"], values["from"]) = ("drive", "\(from)")
            values["phases"] = phases.map { "\($0.name) \($0.days)" }.joined(separator: "\n")
        case .asked: values["rule"] = "asked"
        }
        return values
    }

    static func draft(_ form: Fields, _ today: Day) -> (CadenceDraft?, [Issue]) {
        var issues: [Issue] = []
        var rule: CadenceRule?
        switch form.text("rule") {
        case "weekly": rule = .weekly(form.int("weekday") ?? 0)
        case "days":
            if let from = form.day("from") {
                rule = .days(form.int("days") ?? 0, from: from)
            } else {
                issues.append(Issue("cadence.from", field: "from"))
            }
        case "monthly": rule = .monthly(form.int("monthDay") ?? 0)
        case "quarterly": rule = .quarterly(form.int("quarterDays") ?? 0)
        case "drive":
            if let from = form.day("from") {
                rule = .drive(from: from, phases(form.raw("phases") ?? ""))
            } else {
                issues.append(Issue("cadence.from", field: "from"))
            }
        case "asked": rule = .asked
        default: issues.append(Issue("cadence.rule", field: "rule"))
        }
        guard let rule else { return (nil, issues) }
        var draft = CadenceDraft(form.text("name"), RoundKind(rawValue: form.text("kind")) ?? .dispatch, rule)
        draft.shift = DayShift(rawValue: form.text("shift")) ?? .later
        draft.owing = RoundOwing(rawValue: form.text("owing")) ?? .townships
        draft.remindBefore = form.int("remind") ?? -1
        (draft.asks, draft.basis) = (form.text("asks"), form.text("basis"))
        draft.register = draft.kind == .survey ? form.text("register") : ""
        return (draft, draft.issues)
    }

    /// 排查摸底 20: a line a phase, the number last. A line without one makes the whole wrong.
    static func phases(_ text: String) -> [CadenceRule.DrivePhase] {
        text.split(whereSeparator: \.isNewline).map { line in
            let words = line.trimmingCharacters(in: .whitespaces)
            let digits = String(words.reversed().drop { $0 == "天" || $0 == " " }.prefix { $0.isNumber }.reversed())
            let name = words.replacing("天", with: "").trimmingCharacters(in: .whitespaces).dropLast(digits.count)
                .filter { !":：,，".contains($0) }.trimmingCharacters(in: .whitespaces)
            return CadenceRule.DrivePhase(name, days: Int(digits) ?? 0)
        }.filter { !$0.name.isEmpty || $0.days > 0 }
    }
}
