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
    package let lead: UnitID
    /// Nil where the whole lead unit answers; otherwise the one post in it.
    package let post: PostID?
    package let stage: TaskStage
    package let startsOn: Day
    package let deadline: Day?
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
}

/// A unit of a task in its role.
package struct TaskUnit: Hashable, Sendable {
    package let unit: UnitID
    package let name: String
    package let role: UnitRole
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
}
