import Core

package enum RecordSubject {}
package typealias RecordID = Identifier<RecordSubject>

/// One line of what happened, as stored.
package struct Record: Hashable, Sendable {
    package let id: RecordID
    package let chain: Int
    package let place: Int64
    package let at: Instant
    package let author: AccountID?
    package let person: String
    package let unit: UnitID?
    package let unitName: String
    package let county: String
    package let act: String
    package let subjectKind: String
    package let subjectID: Int64
    package let detail: String
    package let previous: String
    package let digest: String
}
