/// What went wrong in the database, the same on every engine. A fault is for the log, never for a page.
///
/// It holds no stored values: those may be personal.
package enum DatabaseFault: Error, Hashable, Sendable {
    case uniqueViolation(table: String, columns: [String])
    /// SQLite does not say which reference it was; `table` is empty there.
    case foreignKeyViolation(table: String)
    /// The name of the check; SQLite gives the expression where the check has no name.
    case checkViolation(name: String)
    case notNullViolation(table: String, column: String)
    /// The value is not of the column's type or out of its range.
    case unsuitableValue(String)
    /// A trigger of the schema refused, with its message (`Dialect.appendOnly`).
    case refusedByTrigger(String)

    /// Two transactions stood in each other's way and the retries ran out; trying again later may work.
    case serialization
    /// Another process holds the database.
    case busy
    /// The statement took longer than it may.
    case timeout
    /// The connection or the file went away. A write that met this may or may not have been stored.
    case lost(String)
    case diskFull
    /// A read tried to write, or the file may only be read.
    case readOnly
    case corrupt(String)

    /// The program asked for something the schema or the query does not have.
    case syntax(String)
    case missingColumn(String)
    case unexpectedValue(column: String, expected: String)
    case noRow
    /// An earlier statement of this transaction failed; only leaving the `savepoint` around it makes it usable again.
    case transactionFailed
    case failed(code: String, message: String)
}

extension DatabaseFault {
    /// Whether this says that `columns` (in any order) must be unique: a use case turns it into an issue.
    package func isUnique(_ columns: String...) -> Bool {
        if case .uniqueViolation(_, let found) = self { Set(found) == Set(columns) } else { false }
    }

    /// Whether the database as a whole is at fault and not what was asked of it: everything else fails as well, and the same
    /// may work later.
    package var isOfDatabase: Bool {
        switch self {
        case .serialization, .busy, .timeout, .lost, .diskFull, .readOnly, .corrupt: true
        default: false
        }
    }
}
