import Accounts
import Core
import Database
import Directives
import Foundation
import Indicators
import Regions
import Tasks
import Web

/// From a form to the draft of its kind: what is missing is said, everything else comes from the records.
struct PaperMaker: Sendable {
    static let mostTasks = 60
    static let mostProblems = 200

    let desk: PaperDesk
    let actor: Actor
    let form: Fields

    private var today: Day { desk.environment.today }

    func draft(_ kind: PaperKind, _ tx: Transaction) throws -> Outcome<PaperDraft> {
        switch kind {
        case .supervisionNotice: try supervision(tx)
        case .breakdown: try breakdown(tx)
        case .inspectionBulletin: try inspection(tx)
        case .dispatchBulletin: try dispatch(tx)
        case .responsibility: try responsibility(tx)
        case .rectification: try rectification(tx)
        case .assignment: try assignment(tx)
        case .minutes: minutes()
        case .supervisionLetter: .refused([Issue("paper.notAllowed")])
        case .scoreBulletin: .refused([Issue("paper.scores")])
        }
    }

    private func supervision(_ tx: Transaction) throws -> Outcome<PaperDraft> {
        let ids = form.ids("task", of: Tasks.Task.self)
        var issues: [Issue] = []
        if ids.isEmpty { issues.append(Issue("paper.tasks", field: "task")) }
        if ids.count > Self.mostTasks {
            issues.append(Issue("paper.tasks.many", field: "task", ["limit": String(Self.mostTasks)]))
        }
        let reply = form.day("reply")
        if reply == nil { issues.append(Issue("paper.day", field: "reply")) }
        if let reply, reply < today { issues.append(Issue("paper.day.past", field: "reply")) }
        guard issues.isEmpty, let reply else { return .refused(issues) }
        let tasks = try ids.map { try tx.tasks.dossier($0, for: actor) }
        let notice = SupervisionNotice(tasks: tasks, replyBy: reply, office: actor.unitName)
        return .done(try notice.draft(desk.reader(tx, for: actor)))
    }

    private func breakdown(_ tx: Transaction) throws -> Outcome<PaperDraft> {
        guard let id: DirectiveID = form.id("directive") else {
            return .refused([Issue("paper.directive", field: "directive")])
        }
        let light = desk.reader(tx, for: actor).lightColumn
        let found = try tx.tasks.issuedBreakdown(of: id, for: actor, light)
        let paper = BreakdownPaper(
            directive: found.directive,
            sheet: found.sheet,
            leads: found.leads,
            office: actor.unitName,
            today: today
        )
        return .done(paper.draft())
    }

    private func inspection(_ tx: Transaction) throws -> Outcome<PaperDraft> {
        let id: DirectiveID? = form.id("directive")
        let directive = try id.map { try tx.directives.find($0, county: actor.county) }
        let bulletin = InspectionBulletin(directive: directive, office: actor.unitName)
        return .done(try bulletin.draft(desk.reader(tx, for: actor), for: actor, tx))
    }

    private func dispatch(_ tx: Transaction) throws -> Outcome<PaperDraft> {
        let programmes = try desk.indicators.programmes(for: actor, tx).compactMap(\.asked)
        guard !programmes.isEmpty else { return .refused([Issue("paper.programmes")]) }
        let bulletin = DispatchBulletin(
            programmes: programmes.map(DispatchBulletin.Programme.init),
            office: actor.unitName
        )
        var figures = desk.reader(tx, for: actor).list
        return .done(bulletin.draft(&figures))
    }

    private func responsibility(_ tx: Transaction) throws -> Outcome<PaperDraft> {
        guard let region = RegionCode(form.text("region")), region.level == .township,
            actor.county.contains(region)
        else { return .refused([Issue("paper.township", field: "region")]) }
        let letter = try desk.indicators.letter(of: region, year: today.year, for: actor, tx)
        let unit = try tx.units.townships(county: actor.county).first { $0.region == region }
        let paper = ResponsibilityPaper(letter: letter, unit: unit?.id, office: actor.unitName)
        return .done(paper.draft(desk.reader(tx, for: actor)))
    }

    private func unit(_ tx: Transaction) throws -> Accounts.Unit? {
        guard let id: UnitID = form.id("unit"), let unit = try tx.units.first(id, county: actor.county),
            actor.region.contains(unit.region)
        else { return nil }
        return unit
    }

    /// A day that may be left out; what is entered must be one.
    private func day(_ name: String, _ issues: inout [Issue]) -> Day? {
        guard form.filled(name) != nil else { return nil }
        let day = form.day(name)
        if day == nil { issues.append(Issue("paper.day", field: name)) }
        return day
    }

    private func rectification(_ tx: Transaction) throws -> Outcome<PaperDraft> {
        var issues: [Issue] = []
        let unit = try unit(tx)
        if unit == nil { issues.append(Issue("paper.unit", field: "unit")) }
        let (checked, reply) = (day("checked", &issues), day("reply", &issues))
        let lines = (form.raw("problems") ?? "").split(whereSeparator: \.isNewline).filter { line in
            line.contains { !$0.isWhitespace }
        }
        if lines.isEmpty { issues.append(Issue("paper.problems", field: "problems")) }
        guard issues.isEmpty, let unit else { return .refused(issues) }
        let notice = RectificationNotice(
            unit: unit.id,
            unitName: unit.name,
            inspector: form.text("inspector"),
            checkedOn: checked,
            basis: form.text("basis"),
            items: lines.prefix(Self.mostProblems).map(Self.item),
            replyBy: reply
        )
        return .done(notice.draft(from: actor.unitName))
    }

    /// 问题｜地点｜类别｜整改措施｜期限｜责任人
    private static func item(_ line: Substring) -> RectificationNotice.Item {
        let cells = line.split(omittingEmptySubsequences: false) { "｜|\t".contains($0) }
            .map { $0.trimmingCharacters(in: .whitespaces) }
        func cell(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
        return RectificationNotice.Item(
            place: cell(1),
            category: cell(2),
            problem: cell(0),
            measures: cell(3),
            due: Fields([("day", cell(4))]).day("day"),
            person: cell(5)
        )
    }

    private func assignment(_ tx: Transaction) throws -> Outcome<PaperDraft> {
        var issues: [Issue] = []
        let unit = try unit(tx)
        if unit == nil { issues.append(Issue("paper.unit", field: "unit")) }
        if form.filled("matter") == nil { issues.append(Issue("paper.matter", field: "matter")) }
        if form.filled("demand") == nil { issues.append(Issue("paper.demand", field: "demand")) }
        let due = day("due", &issues)
        guard issues.isEmpty, let unit else { return .refused(issues) }
        let slip = AssignmentSlip(
            unit: unit.id,
            unitName: unit.name,
            source: form.text("source"),
            matter: form.text("matter"),
            demand: form.text("demand"),
            due: due,
            contact: form.text("contact")
        )
        return .done(slip.draft(from: actor.unitName))
    }

    private func minutes() -> Outcome<PaperDraft> {
        var issues: [Issue] = []
        for (name, key) in [
            ("meeting", "paper.meeting"), ("chair", "paper.chair"), ("present", "paper.present"),
            ("matters", "paper.matters"),
        ] where form.filled(name) == nil { issues.append(Issue(key, field: name)) }
        if form.day("held") == nil { issues.append(Issue("paper.held", field: "held")) }
        guard issues.isEmpty else { return .refused(issues) }
        var minutes = MeetingMinutes()
        (minutes.name, minutes.held) = (form.text("meeting"), form.day("held"))
        (minutes.place, minutes.chair) = (form.text("place"), form.text("chair"))
        (minutes.present, minutes.absent) = (form.text("present"), form.text("absent"))
        (minutes.guests, minutes.matters) = (form.text("guests"), form.raw("matters") ?? "")
        return .done(minutes.draft(office: actor.unitName, today: today))
    }
}
