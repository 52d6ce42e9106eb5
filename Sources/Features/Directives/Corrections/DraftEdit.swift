import Core
import PolicyText

/// Everything a person can say about a draft; the characters it came from are not among it.
package struct DraftEdit: Hashable, Sendable {
    package struct Unit: Hashable, Sendable {
        /// A unit's name or another name the county knows it by; kept as written where it knows none.
        package var name: String
        package var role: UnitRole

        package init(name: String, role: UnitRole) {
            self.name = name
            self.role = role
        }
    }

    package var title: String
    package var content: String
    package var kind: DutyKind
    package var deadline: Day?
    package var deadlineText: String?
    package var cadence: String?
    package var cadenceText: String?
    package var leader: String?
    package var units: [Unit]
    /// A quantity keeps its place in the document through `span`, which the form carries along.
    package var quantities: [DraftQuantity]

    package init(
        title: String,
        content: String,
        kind: DutyKind,
        deadline: Day? = nil,
        deadlineText: String? = nil,
        cadence: String? = nil,
        cadenceText: String? = nil,
        leader: String? = nil,
        units: [Unit] = [],
        quantities: [DraftQuantity] = []
    ) {
        self.title = title
        self.content = content
        self.kind = kind
        self.deadline = deadline
        self.deadlineText = deadlineText
        self.cadence = cadence
        self.cadenceText = cadenceText
        self.leader = leader
        self.units = units
        self.quantities = quantities
    }

    /// What the draft says now.
    package init(_ draft: DraftTask) {
        self.init(
            title: draft.title,
            content: draft.content,
            kind: draft.kind,
            deadline: draft.deadline,
            deadlineText: draft.deadlineText,
            cadence: draft.cadence,
            cadenceText: draft.cadenceText,
            leader: draft.leader,
            units: draft.named.map { Unit(name: $0.name, role: $0.role) },
            quantities: draft.quantities
        )
    }
}

package enum DraftEditRules {
    static let longestTitle = 60
    static let longestContent = 5000

    package static func issues(_ edit: DraftEdit) -> [Issue] {
        texts(edit) + units(edit.units) + edit.quantities.enumerated().flatMap(quantity)
    }

    private static func texts(_ edit: DraftEdit) -> [Issue] {
        var issues: [Issue] = []
        if edit.title.isEmpty { issues.append(Issue("edit.title.missing", field: "title")) }
        if edit.title.count > longestTitle {
            issues.append(Issue("edit.title.long", field: "title", ["count": "\(edit.title.count)"]))
        }
        if edit.content.isEmpty { issues.append(Issue("edit.content.missing", field: "content")) }
        if edit.content.count > longestContent {
            issues.append(Issue("edit.content.long", field: "content", ["count": "\(edit.content.count)"]))
        }
        if let leader = edit.leader, leader.count > AssignLeader.longest {
            issues.append(Issue("leader.long", field: "leader"))
        }
        return issues
    }

    private static func units(_ units: [DraftEdit.Unit]) -> [Issue] {
        var issues: [Issue] = []
        let leads = units.indices.filter { units[$0].role == .lead }
        if leads.count > 1, let last = leads.last {
            issues.append(
                Issue(
                    "edit.lead.several",
                    field: "unit-\(last)",
                    ["first": units[leads[0]].name, "second": units[last].name]
                )
            )
        }
        for (index, unit) in units.enumerated() where units[..<index].contains(where: { $0.name == unit.name }) {
            issues.append(Issue("edit.unit.twice", field: "unit-\(index)", ["unit": unit.name]))
        }
        return issues
    }

    private static func quantity(_ index: Int, _ quantity: DraftQuantity) -> [Issue] {
        var issues: [Issue] = []
        if quantity.value == nil, !quantity.masked {
            issues.append(Issue("edit.value.missing", field: "value-\(index)"))
        }
        if quantity.comparison == .between, let value = quantity.value {
            if let upper = quantity.upper {
                if upper < value { issues.append(Issue("edit.upper.small", field: "upper-\(index)")) }
            } else {
                issues.append(Issue("edit.upper.missing", field: "upper-\(index)"))
            }
        }
        return issues
    }
}
