import Core
import Directives
import PolicyText

package typealias TaskID = Identifier<Task>

/// A piece of work with an owner, a number and a date, issued from a document or split from a task.
package struct Task: Hashable, Sendable {
    package let id: TaskID
    package let county: RegionCode
    /// The place of the lead unit.
    package let region: RegionCode
    package let directive: DirectiveID?
    /// The section of the document by its ordinal, and its heading as shown.
    package let section: Int?
    package let sectionTitle: String
    package let parent: TaskID?
    package let number: TaskNumber
    package let title: String
    package let content: String
    package let kind: DutyKind
    /// 牵头县领导.
    package let leader: String?
    package let lead: UnitID
    /// Nil where the whole lead unit answers; otherwise the one post in it.
    package let post: PostID?
    package let stage: TaskStage
    package let startsOn: Day
    package let deadline: Day?
    /// How the document sets the time: `6月底前取得明显成效`.
    package let deadlineText: String?
    package let cadence: String?
    package let cadenceText: String?
    /// 0 to 100.
    package let percent: Double
    package let reportedAt: Instant?
    package let issuedAt: Instant
    package let signedAt: Instant?
    package let closedAt: Instant?
    /// Grows with every change; a form that was filled against an older one is refused.
    package let version: Int
    /// The goal and the programme it serves; the words that decided it stand with the draft.
    package let subject: DutySubject?

    package init(
        id: TaskID,
        county: RegionCode,
        region: RegionCode,
        directive: DirectiveID?,
        section: Int?,
        sectionTitle: String,
        parent: TaskID?,
        number: TaskNumber,
        title: String,
        content: String,
        kind: DutyKind,
        leader: String? = nil,
        lead: UnitID,
        post: PostID?,
        stage: TaskStage,
        startsOn: Day,
        deadline: Day?,
        deadlineText: String? = nil,
        cadence: String?,
        cadenceText: String?,
        percent: Double,
        reportedAt: Instant?,
        issuedAt: Instant,
        signedAt: Instant?,
        closedAt: Instant?,
        version: Int,
        subject: DutySubject? = nil
    ) {
        self.id = id
        self.county = county
        self.region = region
        self.directive = directive
        self.section = section
        self.sectionTitle = sectionTitle
        self.parent = parent
        self.number = number
        self.title = title
        self.content = content
        self.kind = kind
        self.leader = leader
        self.lead = lead
        self.post = post
        self.stage = stage
        self.startsOn = startsOn
        self.deadline = deadline
        self.deadlineText = deadlineText
        self.cadence = cadence
        self.cadenceText = cadenceText
        self.percent = percent
        self.reportedAt = reportedAt
        self.issuedAt = issuedAt
        self.signedAt = signedAt
        self.closedAt = closedAt
        self.version = version
        self.subject = subject
    }
}

/// A unit of a task in its role.
package struct TaskUnit: Hashable, Sendable {
    package let unit: UnitID
    package let name: String
    package let role: UnitRole

    package init(
        unit: UnitID,
        name: String,
        role: UnitRole
    ) {
        self.unit = unit
        self.name = name
        self.role = role
    }
}

/// A number the task is measured by.
package struct TaskQuantity: Hashable, Sendable {
    package let ordinal: Int
    package let subject: String
    package let comparison: QuantityMention.Comparison
    /// Nil while the document's XX is not named.
    package let value: Double?
    package let upper: Double?
    /// In its common form: 亩, 户, %.
    package let unit: String
    /// As the document says it.
    package let written: String
    /// The amount reported so far.
    package let done: Double?

    package init(
        ordinal: Int,
        subject: String,
        comparison: QuantityMention.Comparison,
        value: Double?,
        upper: Double?,
        unit: String,
        written: String,
        done: Double?
    ) {
        self.ordinal = ordinal
        self.subject = subject
        self.comparison = comparison
        self.value = value
        self.upper = upper
        self.unit = unit
        self.written = written
        self.done = done
    }
}
