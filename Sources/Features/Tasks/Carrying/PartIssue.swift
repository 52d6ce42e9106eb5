import Core
import Directives
import PolicyText

/// A part of a task on its way to becoming a task of its own.
struct PartIssue {
    let part: TaskPart
    let dossier: TaskDossier
    let targets: SplitTargets
    let environment: Environment

    init(_ part: TaskPart, of dossier: TaskDossier, _ targets: SplitTargets, _ environment: Environment) {
        self.part = part
        self.dossier = dossier
        self.targets = targets
        self.environment = environment
    }

    func rows(branch: Int, actor: Actor) -> TaskRows {
        let task = task(branch: branch, actor: actor)
        let name = if case .unit(let unit) = part.target { targets.units[unit]?.name ?? "" } else { actor.unitName }
        return TaskRows(
            task: task,
            draft: nil,
            units: [TaskUnit(unit: task.lead, name: name, role: .lead)],
            quantities: quantity.map { [$0] } ?? []
        )
    }

    private func task(branch: Int, actor: Actor) -> Task {
        let whole = dossier.task
        var (lead, region, post) = (actor.unit, actor.region, PostID?.none)
        switch part.target {
        case .unit(let unit): (lead, region) = (unit, targets.units[unit]?.region ?? whole.region)
        case .post(let one): post = one
        }
        return Task(
            id: environment.newID(),
            county: whole.county,
            region: region,
            directive: whole.directive,
            section: whole.section,
            sectionTitle: whole.sectionTitle,
            parent: whole.id,
            number: TaskNumber(year: whole.number.year, sequence: whole.number.sequence, branch: branch),
            title: title,
            content: whole.content,
            kind: whole.kind,
            leader: whole.leader,
            lead: lead,
            post: post,
            stage: .awaitingSigning,
            startsOn: environment.today,
            deadline: part.deadline ?? whole.deadline,
            cadence: whole.cadence,
            cadenceText: whole.cadenceText,
            percent: 0,
            reportedAt: nil,
            issuedAt: environment.now(),
            signedAt: nil,
            closedAt: nil,
            version: 1,
            subject: whole.subject
        )
    }

    /// The whole task's name, with the part's own amount where it names the whole one: 新建卫生厕所800座.
    private var title: String {
        let name = dossier.task.title
        guard let amount = part.quantity, let whole = ProgressRules.measured(dossier.quantities), !whole.written.isEmpty
        else { return name }
        return name.replacing(whole.written, with: PlainNumber.text(amount) + whole.unit)
    }

    /// The part's share of the amount the whole task is measured by.
    private var quantity: TaskQuantity? {
        guard let amount = part.quantity, let whole = ProgressRules.measured(dossier.quantities) else { return nil }
        return TaskQuantity(
            ordinal: 1,
            subject: whole.subject,
            comparison: whole.comparison,
            value: amount,
            upper: nil,
            unit: whole.unit,
            written: "",
            done: nil
        )
    }
}
