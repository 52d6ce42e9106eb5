import Accounts
import Core
import Database
import Ledgers
import Pages
import Programmes
import Regions
import Web

extension IndicatorRoutes {
    static let setters = Access.roles([.supervisor, .officer, .township])

    var targets: [Route] {
        [
            .get("/programmes/{programme}/targets", Self.readers, "专项的目标") { visit in try await targetList(visit) },
            .get("/programmes/{programme}/targets/{indicator}", Self.setters, "定目标的页面") { visit in
                try await targetForm(visit)
            },
            .post("/programmes/{programme}/targets/{indicator}", Self.setters, "定目标", returnsForm: true) { visit in
                try await setTarget(visit)
            },
            .get("/programmes/{programme}/targets/{indicator}/handing-down", Self.setters, "分解目标的页面") { visit in
                try await handingForm(visit)
            },
            .post("/programmes/{programme}/targets/{indicator}/handing-down", Self.setters, "分解目标", returnsForm: true) {
                visit in try await handDown(visit)
            },
        ]
    }

    private func targetList(_ visit: Visit) async throws -> Reply {
        let (actor, key, region) = (try visit.actor, try visit.part("programme"), try region(of: visit))
        let year = year(visit.query)
        let page = try await database.read { tx in
            let (book, functions) = try book(key, for: actor, tx)
            let targets = try desk.targets([book], year: year, in: actor.county, tx)
            let targeted = targets.targeted(book.playbook)
            let others = book.playbook.indicators.map { IndicatorKey(key, $0.key) }.filter { !targeted.contains($0) }
            let numbers = try desk.numbers(targeted + others, in: [region], of: actor.county, tx)[region]
            let places = try below(region, tx).filter { $0.endedAt == nil }
            let lines = try (targeted + others).compactMap { one -> TargetListPage.Line? in
                let thresholds = thresholds(book.playbook)
                let outlook = Outlook(one, book, targets, numbers, in: region, today: today, thresholds)
                guard let outlook else { return nil }
                let handed = targets.handedDown(one, from: region)
                return TargetListPage.Line(
                    outlook: outlook,
                    versions: try tx.targets.versions(one, in: region),
                    handed: handed.count,
                    handedSum: targets.isAdditive(one) ? handed.map(\.value).reduce(0, +) : nil,
                    isTargeted: targeted.contains(one)
                )
            }
            let lead = book.playbook.lead
            return TargetListPage(
                playbook: book.playbook,
                region: region,
                place: try tx.regions.find(region).name,
                isOwnPlace: region == actor.region,
                year: year,
                lines: lines,
                placesBelow: places.count,
                maySet: TargetPolicy.maySet(actor, lead: lead, functions: functions, in: region),
                mayHandDown: TargetPolicy.mayHandDown(actor, lead: lead, functions: functions, from: region)
            )
        }
        if visit.wantsSheet {
            let note = ListNote(readAt: environment.now(), filters: [page.place, "\(page.year)年"])
            return ListReply.reply(name: note.fileName("\(page.playbook.name)的目标")) { page.document(note) }
        }
        return .page(page.render(await visit.pageContext))
    }

    /// The place of a form: sent with it, or asked for in the address.
    private func place(_ visit: Visit) throws -> RegionCode {
        guard let text = visit.form.filled("region") else { return try region(of: visit) }
        guard let region = RegionCode(text), try visit.actor.region.contains(region) else {
            throw NotFound("region", text)
        }
        return region
    }

    private func targetForm(_ visit: Visit) async throws -> Reply {
        let region = try region(of: visit)
        let year = year(visit.query)
        guard let page = try await formPage(visit, in: region, year, nil, []) else {
            let words = indicatorWords.sentence(for: Issue("target.notAllowed"))
            let key = try visit.part("programme")
            return .redirect(to: "/programmes/\(key)/targets", notice: Notice(.blocked, words))
        }
        return .page(page.render(await visit.pageContext))
    }

    /// Nil where this person may not set the target.
    private func formPage(
        _ visit: Visit,
        in region: RegionCode,
        _ year: Int,
        _ typed: TargetForm?,
        _ errors: [FieldError],
        anyway: Bool = false
    ) async throws -> TargetFormPage? {
        let (actor, set, name) = (try visit.actor, try visit.part("programme"), try visit.part("indicator"))
        let key = IndicatorKey(set, name)
        return try await database.read { tx in
            let (book, functions) = try book(set, for: actor, tx)
            guard let indicator = book.playbook.indicator(name) else { throw NotFound("indicator", name) }
            guard anyway || TargetPolicy.maySet(actor, lead: book.playbook.lead, functions: functions, in: region)
            else {
                return nil
            }
            let current = try tx.targets.current(key, year, in: region)
            let targets = try desk.targets([book], year: year, in: actor.county, tx)
            let proposed = current.map(TargetDraft.init) ?? targets.proposal(of: key)
            return TargetFormPage(
                playbook: book.playbook,
                indicator: indicator,
                region: region,
                place: try tx.regions.find(region).name,
                year: year,
                current: current,
                form: typed ?? TargetForm(proposed ?? Self.blank(year)),
                now: try desk.numbers([key], in: [region], of: actor.county, tx)[region]?.value(key),
                errors: errors
            )
        }
    }

    private static func blank(_ year: Int) -> TargetDraft {
        TargetDraft(
            value: nil,
            startsOn: Day(year: year, month: 1, day: 1),
            dueOn: Day(year: year, month: 12, day: 31)
        )
    }

    /// The year that is asked for, or this one.
    func year(_ fields: Fields) -> Int {
        fields.int("year").flatMap { TargetRules.years.contains($0) ? $0 : nil } ?? today.year
    }

    /// Targets are kept by the year of their last day: a form of one year that would set another's tells so first.
    private func otherYear(
        _ draft: TargetDraft,
        than year: Int,
        _ key: IndicatorKey,
        in region: RegionCode
    ) async throws -> [Issue] {
        guard let due = draft.dueOn, due.year != year, TargetRules.years.contains(due.year) else { return [] }
        let standing = try await database.read { tx in try tx.targets.current(key, due.year, in: region) }
        let name = standing == nil ? "target.newYear" : "target.otherYear"
        let told = Issue(name, field: "due", ["due": "\(due.year)", "year": "\(year)"])
        // The first day stays as the form had it: a plan that runs already where only the next year was meant. A day of
        // a later year somebody wrote on purpose.
        guard standing == nil, let start = draft.startsOn, start.year <= year, year < due.year else { return [told] }
        return [told, Issue("target.startBefore", field: "start", ["start": "\(start)", "due": "\(due.year)"])]
    }

    /// What a target of another year leaves as it is, or since when it is followed where nothing else stands.
    private func beside(_ target: Target) async throws -> String {
        let year = today.year
        let own = try await database.read { tx in try tx.targets.current(target.key, year, in: target.region) }
        if own != nil { return "\(year) 年的目标不变。" }
        return target.startsOn.year <= year ? "跨年推进，从 \(target.startsOn) 起就按它看进度。" : ""
    }

    private func setTarget(_ visit: Visit) async throws -> Reply {
        let (actor, region) = (try visit.actor, try place(visit))
        let key = IndicatorKey(try visit.part("programme"), try visit.part("indicator"))
        let (draft, unread) = TargetForm.read(visit.form)
        let year = year(visit.form)
        var issues = unread
        if issues.isEmpty { issues = try await otherYear(draft, than: year, key, in: region) }
        let asksOnly = unread.isEmpty && !issues.isEmpty
        var outcome: Outcome<Target> = .refused(issues)
        if issues.isEmpty { outcome = try await SetTarget(desk)(key, in: region, draft, by: actor) }
        switch outcome {
        case .done(let target):
            let query = region == actor.region ? "" : "?region=\(region)"
            let isOther = target.year != today.year
            let whose = isOther ? "\(target.year) 年的" : ""
            let words =
                target.version == 1 ? "\(whose)目标已定。" : "\(whose)目标已调整为第 \(target.version) 版，原目标留作旧版。"
            let kept = isOther ? try await beside(target) : ""
            return .redirect(to: "/programmes/\(key.set)/targets\(query)", notice: Notice(.done, words + kept))
        case .refused(let issues):
            let errors = FieldError.list(issues, indicatorWords)
            // Told of the other year, the form sent again is that year's.
            let due = unread.isEmpty ? draft.dueOn?.year : nil
            let shown = due.flatMap { TargetRules.years.contains($0) ? $0 : nil }
            let typed = TargetForm(visit.form)
            let form = try await formPage(visit, in: region, shown ?? year, typed, errors, anyway: true)
            guard var page = form else { throw WebFault.notFound }
            page.asksOnly = asksOnly
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    private func handingForm(_ visit: Visit) async throws -> Reply {
        let region = try region(of: visit)
        guard let page = try await handingPage(visit, in: region, nil, []) else {
            let (actor, key, year) = (try visit.actor, try visit.part("programme"), year(visit.query))
            let words = indicatorWords.sentence(for: Issue("target.none", ["year": "\(year)"]))
            let query = asked(year, region, by: actor)
            return .redirect(to: "/programmes/\(key)/targets\(query)", notice: Notice(.blocked, words))
        }
        return .page(page.render(await visit.pageContext))
    }

    private func handDown(_ visit: Visit) async throws -> Reply {
        let (actor, region) = (try visit.actor, try place(visit))
        let key = IndicatorKey(try visit.part("programme"), try visit.part("indicator"))
        let year = visit.form.int("year") ?? today.year
        let (draft, unread) = try await handing(visit, in: region)
        var issues = unread
        if issues.isEmpty, !visit.form.bool("check") {
            switch try await HandDownTargets(desk)(key, from: region, year: year, draft, by: actor) {
            case .done(let count):
                let isOther = year != today.year
                let whose = isOther ? "\(year) 年的目标" : ""
                let unchanged = isOther ? "各地 \(whose)没有变化。" : "各地目标没有变化。"
                let words = count == 0 ? unchanged : "\(whose)已分解到 \(count) 个地方。"
                let query = asked(year, region, by: actor)
                return .redirect(to: "/programmes/\(key.set)/targets\(query)", notice: Notice(.done, words))
            case .refused(let refused): issues = refused
            }
        }
        let errors = FieldError.list(issues, indicatorWords)
        guard let page = try await handingPage(visit, in: region, visit.form, errors) else {
            throw NotFound("target", key.indicator)
        }
        let html = page.render(await visit.pageContext)
        return issues.isEmpty ? .page(html) : .unprocessable(html)
    }

    /// The year and the place of the page an act leads back to, where they are not this year and the person's own place.
    private func asked(_ year: Int, _ region: RegionCode, by actor: Actor) -> String {
        let parts = [
            year == today.year ? nil : "year=\(year)", region == actor.region ? nil : "region=\(region)",
        ].compactMap { $0 }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    private func handing(_ visit: Visit, in region: RegionCode) async throws -> (HandingDraft, [Issue]) {
        let places = try await database.read { tx in try tx.regions.children(of: region) }
        var draft = HandingDraft(
            [:],
            keepsDifference: visit.form.bool("difference"),
            reason: visit.form.text("reason")
        )
        var issues = draft.reason.count > 300 ? [Issue("target.long", field: "reason")] : []
        for place in places {
            let name = "value-\(place.code)"
            guard visit.form.filled(name) != nil else { continue }
            if let value = visit.form.number(name), value >= 0 {
                draft.values[place.code] = value
            } else {
                issues.append(Issue("handing.value", field: name, ["place": place.name]))
            }
        }
        return (draft, issues)
    }

    /// Nil where there is no target to hand down, or this person may not.
    private func handingPage(
        _ visit: Visit,
        in region: RegionCode,
        _ typed: Fields?,
        _ errors: [FieldError]
    ) async throws -> HandingPage? {
        let (actor, set, name) = (try visit.actor, try visit.part("programme"), try visit.part("indicator"))
        let (year, key) = (year(typed ?? visit.query), IndicatorKey(set, name))
        return try await database.read { tx in
            let (book, functions) = try book(set, for: actor, tx)
            guard let indicator = book.playbook.indicator(name) else { throw NotFound("indicator", name) }
            let lead = book.playbook.lead
            guard typed != nil || TargetPolicy.mayHandDown(actor, lead: lead, functions: functions, from: region),
                let target = try tx.targets.current(key, year, in: region)
            else { return nil }
            let places = try tx.regions.children(of: region).filter { $0.endedAt == nil }
            var plan = SumPlan(try shelf.all(in: actor.county, tx), for: [key])
            plan.needCount(of: book.ledger)
            let numbers = try desk.numbers(plan, in: places.map(\.code), of: actor.county, tx)
            let regions = places.map(\.code)
            let targets = try desk.targets(
                [book],
                year: year,
                in: actor.county,
                regions: regions,
                dueOnly: true,
                tx
            )
            let isAdditive = book.isAdditive(indicator)
            let totals = places.map { (numbers[$0.code]?.sums ?? PlaceSums()).state(of: book).total }
            let proposed =
                isAdditive
                ? Apportion.parts(of: target.value, by: totals.map(Double.init)) : places.map { _ in target.value }
            let own = places.map { targets.target(key, in: $0.code) }
            // Once parts of it were handed down, a place without one has none: a proposal would go beyond the sum.
            let mayPropose = !isAdditive || own.allSatisfy { $0 == nil }
            let lines = places.enumerated().map { index, place in
                let part: Double? = mayPropose && proposed[index] > 0 ? proposed[index] : nil
                let text =
                    typed?.text("value-\(place.code)") ?? (own[index]?.value ?? part).map(TargetForm.plain) ?? ""
                return HandingPage.Line(
                    region: place.code,
                    name: place.name,
                    text: text,
                    own: own[index],
                    now: numbers[place.code]?.value(key),
                    total: totals[index]
                )
            }
            return HandingPage(
                playbook: book.playbook,
                indicator: indicator,
                target: target,
                place: try tx.regions.find(region).name,
                isAdditive: isAdditive,
                isProposed: typed == nil && lines.contains { $0.own == nil && !$0.text.isEmpty },
                query: asked(year, region, by: actor),
                lines: lines,
                sum: lines.reduce(0) { $0 + Self.counted($1) },
                keepsDifference: typed?.bool("difference") ?? false,
                reason: typed?.text("reason") ?? "",
                errors: errors
            )
        }
    }

    /// What a place counts in the sum: where its line is blank, it keeps what it has.
    private static func counted(_ line: HandingPage.Line) -> Double {
        guard line.text.allSatisfy(\.isWhitespace) else { return Fields([("value", line.text)]).number("value") ?? 0 }
        return line.own?.value ?? 0
    }
}
