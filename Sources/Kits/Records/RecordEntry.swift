import Core

/// Something somebody did to something, about to be recorded.
package struct RecordEntry: Hashable, Sendable {
    /// The act, like `task.signing`; its Chinese word stands in `RecordWords`.
    package let act: String
    package let subjectKind: String
    package let subjectID: Int64
    /// What changed, in words a person can read; no personal data, no password.
    package let detail: String

    package init(_ act: String, on subjectKind: String, _ subjectID: Int64, _ detail: String = "") {
        self.act = act
        self.subjectKind = subjectKind
        self.subjectID = subjectID
        self.detail = detail
    }
}

/// Who did it: a person on a post, or the program itself.
package struct RecordAuthor: Hashable, Sendable {
    package let account: AccountID?
    package let person: String
    package let unit: UnitID?
    package let unitName: String
    /// The county whose data was touched.
    package let county: RegionCode

    package init(_ actor: Actor) {
        account = actor.account
        person = actor.name
        unit = actor.unit
        unitName = actor.unitName
        county = actor.county
    }

    /// A command on the machine, or somebody who is not signed in.
    package init(named person: String, county: RegionCode) {
        account = nil
        self.person = person
        unit = nil
        unitName = ""
        self.county = county
    }
}
