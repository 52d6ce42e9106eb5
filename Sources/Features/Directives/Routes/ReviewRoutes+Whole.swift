import Core
import Database
import Pages
import PolicyText
import Web

/// Corrections made from the two panes: of chosen drafts, of parts, of hidden numbers and names.
extension ReviewRoutes {
    /// The draft whose own button was pressed, else all that are ticked.
    private func chosen(_ visit: Visit) -> [DraftID] {
        // The filter of the list is sent under the same name: only a key counts.
        if let only = visit.form.ids("only", of: DraftSubject.self).first { return [only] }
        return visit.form.ids("draft", of: DraftSubject.self)
    }

    func add(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        let quote = visit.form.text("quote")
        let selected = visit.form.text("start") + "-" + visit.form.text("end")
        let span = TextSpan(address: visit.form.text("span")) ?? TextSpan(address: selected)
        let place: AddDraft.Place = span.map { .span($0) } ?? .quote(quote)
        let outcome = try await AddDraft(correct)(place, in: id, by: visit.actor)
        guard let draft = outcome.value else {
            return try await refuse(visit, outcome.issues, at: "quote", typed: quote, in: .unowned)
        }
        // Where sentences are picked one after the other, the list stays in view.
        let isListed = ReviewPlace(visit.form.text).view == .unowned
        let undo = Notice.Undo("/directives/\(id)/discards", fields: fields(visit, [draft]))
        return try back(visit, to: isListed ? nil : "task-\(draft)", "已添加为任务。", undo: undo)
    }

    func merge(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        let chosen = visit.form.ids("draft", of: DraftSubject.self)
        let outcome = try await MergeDrafts(correct)(chosen, in: id, by: visit.actor)
        guard let draft = outcome.value else { return try await refuse(visit, outcome.issues) }
        return try back(visit, to: "task-\(draft)", "已把 \(Set(chosen).count) 条合并成一条。")
    }

    func discard(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        let chosen = chosen(visit)
        guard !chosen.isEmpty else { return try await refuse(visit, [Issue("choose.one")]) }
        let outcome = try await DiscardDrafts(correct)(chosen, in: id, by: visit.actor)
        guard let gone = outcome.value else { return try await refuse(visit, outcome.issues) }
        let undo = Notice.Undo("/directives/\(id)/restores", word: "撤回舍弃", fields: fields(visit, gone))
        let next = try await neighbour(of: gone, in: id, visit)
        return try back(visit, to: next.map { "task-\($0)" }, "已舍弃 \(gone.count) 条。", undo: undo)
    }

    func restore(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        let chosen = chosen(visit)
        guard !chosen.isEmpty else { return try await refuse(visit, [Issue("choose.one")]) }
        let outcome = try await RestoreDrafts(correct)(chosen, in: id, by: visit.actor)
        guard let restored = outcome.value else { return try await refuse(visit, outcome.issues) }
        return try back(visit, to: restored.first.map { "task-\($0)" }, "已恢复 \(restored.count) 条。")
    }

    func sectionDeadline(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        guard let section = Int(try visit.part("section")) else { throw WebFault.notFound }
        let typed = visit.form.text("deadline")
        let day = visit.form.day("deadline")
        if day == nil, !typed.isEmpty {
            return try await refuse(visit, [Issue("section.day")], at: "sd-\(section)", typed: typed)
        }
        let outcome = try await SetSectionDeadline(correct)(section, is: day, in: id, by: visit.actor)
        guard let count = outcome.value else { return try await refuse(visit, outcome.issues) }
        let words = day.map { "默认时限 \(Format.day($0))，\(count) 条用上了。" } ?? "这一节不再有默认时限。"
        return try back(visit, to: "s-\(section)", words)
    }

    func sectionLead(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        guard let section = Int(try visit.part("section")) else { throw WebFault.notFound }
        let unit = visit.form.text("unit")
        let outcome = try await AssignUnit(correct)(unit, as: .lead, to: .section(section), in: id, by: visit.actor)
        guard let count = outcome.value else {
            return try await refuse(visit, outcome.issues, at: "sl-\(section)", typed: unit)
        }
        return try back(visit, to: "s-\(section)", "\(unit)牵头，\(count) 条用上了。")
    }

    func sectionLeader(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        guard let section = Int(try visit.part("section")) else { throw WebFault.notFound }
        let leader = visit.form.text("leader")
        let outcome = try await AssignLeader(correct)(leader, to: section, in: id, by: visit.actor)
        guard let count = outcome.value else {
            return try await refuse(visit, outcome.issues, at: "sc-\(section)", typed: leader)
        }
        return try back(visit, to: "s-\(section)", "\(leader)牵头，\(count) 条用上了。")
    }

    /// Comes from the review and from issuing; a form from there says so.
    func pastDeadlines(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        let year = visit.form.int("year")
        guard year != nil || visit.form.text("way") == "clear" else {
            return try await refuse(visit, [Issue("deadlines.way")])
        }
        let way: MovePastDeadlines.Way = year.map { .toYear($0) } ?? .clear
        let outcome = try await MovePastDeadlines(correct)(way, in: id, by: visit.actor)
        guard let count = outcome.value else { return try await refuse(visit, outcome.issues) }
        let words = year.map { "\(count) 条时限移到 \($0) 年。" } ?? "清空了 \(count) 条时限。"
        guard visit.form.text("from") == "issuing" else { return try back(visit, words) }
        return .redirect(to: "/directives/\(id)/issuing", notice: Notice(.done, words))
    }

    func nameMasked(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        guard let span = TextSpan(address: visit.form.text("span")) else { throw WebFault.brokenForm }
        let typed = visit.form.text("value")
        let outcome = try await NameMaskedValue(correct)(span, is: typed, in: id, by: visit.actor)
        guard let count = outcome.value else {
            return try await refuse(visit, outcome.issues, at: "m-\(span.start)", typed: typed, in: .masked)
        }
        return try back(visit, to: "field-m-\(span.start)", "已填上，\(count) 条分解稿跟着更新。")
    }

    func match(_ visit: Visit) async throws -> Reply {
        let id = try visit.id("directive", of: DirectiveSubject.self)
        let (written, unit) = (visit.form.text("written"), visit.form.text("unit"))
        let outcome = try await MatchUnit(correct)(
            written,
            is: unit,
            remember: visit.form.bool("remember"),
            in: id,
            by: visit.actor
        )
        guard let count = outcome.value else {
            return try await refuse(visit, outcome.issues, at: "n-\(written)", typed: unit, in: .names)
        }
        return try back(visit, "“\(written)”对应\(unit)，\(count) 条分解稿跟着更新。")
    }

    private func fields(_ visit: Visit, _ drafts: [DraftID]) -> [(String, String)] {
        ReviewPlace(visit.form.text).fields + drafts.map { ("draft", $0.description) }
    }

    /// The draft after those that went, so that the page opens where the person was.
    private func neighbour(of gone: [DraftID], in id: DirectiveID, _ visit: Visit) async throws -> DraftID? {
        let actor = try visit.actor
        let drafts = try await database.read { try $0.drafts.list(id, county: actor.county) }
        guard let place = drafts.firstIndex(where: { gone.contains($0.id) }) else { return nil }
        return drafts[place...].first(where: \.isOpen)?.id ?? drafts[..<place].last(where: \.isOpen)?.id
    }
}
