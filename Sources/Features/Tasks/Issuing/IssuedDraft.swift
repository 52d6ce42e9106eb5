import Core
import Directives
import PolicyText

/// A draft on its way to becoming a task.
struct IssuedDraft {
    let draft: DraftTask
    let directive: Directive
    let outline: DirectiveOutline
    let units: [UnitID: UnitPlace]
    let environment: Environment

    init(
        _ draft: DraftTask,
        of directive: Directive,
        _ outline: DirectiveOutline,
        _ units: [UnitID: UnitPlace],
        _ environment: Environment
    ) {
        self.draft = draft
        self.directive = directive
        self.outline = outline
        self.units = units
        self.environment = environment
    }

    func rows(_ number: TaskNumber) -> TaskRows {
        let assignments = draft.assignments
        let lead = assignments.first { $0.role == .lead }?.unit ?? assignments.first?.unit ?? UnitID(rawValue: 0)
        return TaskRows(
            task: task(number, lead: lead),
            draft: draft.id,
            units: assignments.map { TaskUnit(unit: $0.unit, name: units[$0.unit]?.name ?? "", role: $0.role) },
            quantities: quantities
        )
    }

    private func task(_ number: TaskNumber, lead: UnitID) -> Task {
        Task(
            id: environment.newID(),
            county: directive.county,
            region: units[lead]?.region ?? directive.county,
            directive: directive.id,
            section: outline.top(of: draft.section)?.id,
            sectionTitle: outline.title(of: draft.section),
            parent: nil,
            number: number,
            title: draft.title,
            content: draft.content,
            kind: draft.kind,
            leader: draft.leader,
            lead: lead,
            post: nil,
            stage: .awaitingSigning,
            startsOn: environment.today,
            deadline: draft.due,
            deadlineText: draft.deadlineText,
            cadence: draft.cadence,
            cadenceText: draft.cadenceText,
            percent: 0,
            reportedAt: nil,
            issuedAt: environment.now(),
            signedAt: nil,
            closedAt: nil,
            version: 1,
            subject: draft.subject
        )
    }

    private var quantities: [TaskQuantity] {
        draft.quantities.enumerated().map { index, quantity in
            TaskQuantity(
                ordinal: index + 1,
                subject: quantity.subject,
                comparison: quantity.comparison,
                value: quantity.value,
                upper: quantity.upper,
                unit: quantity.unit,
                written: quantity.written,
                done: nil
            )
        }
    }
}

/// Where a unit sits.
package struct UnitPlace: Hashable, Sendable {
    package let unit: UnitID
    package let name: String
    package let region: RegionCode

    package init(unit: UnitID, name: String, region: RegionCode) {
        self.unit = unit
        self.name = name
        self.region = region
    }
}
