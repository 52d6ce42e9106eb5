import Core
import Database

package enum MovementSubject {}
package typealias MovementID = Identifier<MovementSubject>

/// A move that was made: who, on which post, when, from where to where, with what words.
package struct Movement: Hashable, Sendable {
    package let id: MovementID
    package let subjectKind: String
    package let subjectID: Int64
    package let transition: String
    package let from: String
    package let to: String
    package let account: AccountID
    package let person: String
    package let unit: UnitID
    package let unitName: String
    package let note: String
    package let at: Instant

    package init(
        id: MovementID,
        subjectKind: String,
        subjectID: Int64,
        transition: String,
        from: String,
        to: String,
        account: AccountID,
        person: String,
        unit: UnitID,
        unitName: String,
        note: String,
        at: Instant
    ) {
        self.id = id
        self.subjectKind = subjectKind
        self.subjectID = subjectID
        self.transition = transition
        self.from = from
        self.to = to
        self.account = account
        self.person = person
        self.unit = unit
        self.unitName = unitName
        self.note = note
        self.at = at
    }
}

extension Transaction {
    package var movements: MovementStore { MovementStore(tx: self) }
}

package struct MovementStore {
    let tx: Transaction

    /// Every move of a thing, oldest first.
    package func list(of kind: String, _ id: Int64) throws -> [Movement] {
        try tx.rows("SELECT * FROM movement WHERE subject_kind = \(kind) AND subject_id = \(id) ORDER BY id")
            .map(Movement.init)
    }

    /// The last move of a thing by a transition; nil where it was never made.
    package func last(_ transition: String, of kind: String, _ id: Int64) throws -> Movement? {
        try tx.first(
            """
            SELECT * FROM movement WHERE subject_kind = \(kind) AND subject_id = \(id) AND transition = \(transition)
            ORDER BY id DESC LIMIT 1
            """
        ).map(Movement.init)
    }

    package func insert(_ move: Movement) throws {
        try tx.post(
            """
            INSERT INTO movement (id, subject_kind, subject_id, transition, from_stage, to_stage, account_id, person,
                unit_id, unit_name, note, at)
            VALUES (\(move.id), \(move.subjectKind), \(move.subjectID), \(move.transition), \(move.from), \(move.to),
                \(move.account), \(move.person), \(move.unit), \(move.unitName), \(move.note), \(move.at))
            """
        )
    }

    /// Many with few statements.
    package func insert(_ movements: [Movement]) throws {
        try tx.insert(
            into: "movement",
            columns: [
                "id", "subject_kind", "subject_id", "transition", "from_stage", "to_stage", "account_id", "person",
                "unit_id", "unit_name", "note", "at",
            ],
            rows: movements.map { move in
                [
                    move.id, move.subjectKind, move.subjectID, move.transition, move.from, move.to, move.account,
                    move.person, move.unit, move.unitName, move.note, move.at,
                ] as [any SQLValueConvertible]
            }
        )
    }
}

extension Movement {
    package init(_ row: ResultRow) throws {
        self.init(
            id: try row.id("id"),
            subjectKind: try row.text("subject_kind"),
            subjectID: try row.int64("subject_id"),
            transition: try row.text("transition"),
            from: try row.text("from_stage"),
            to: try row.text("to_stage"),
            account: try row.id("account_id"),
            person: try row.text("person"),
            unit: try row.id("unit_id"),
            unitName: try row.text("unit_name"),
            note: try row.text("note"),
            at: try row.instant("at")
        )
    }
}
