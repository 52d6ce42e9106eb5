import Database
import GRDB
import GRDBSQLite

extension DatabaseFault {
    init(_ error: DatabaseError) {
        self.init(sqliteCode: error.extendedResultCode.rawValue, message: error.message ?? "")
    }

    init(any error: any Error) {
        switch error {
        case let fault as DatabaseFault: self = fault
        case let error as DatabaseError: self.init(error)
        default: self = .failed(code: "", message: "\(error)")
        }
    }

    /// `message` as SQLite writes it, such as `UNIQUE constraint failed: task.county, task.number`.
    init(sqliteCode code: Int32, message: String) {
        switch code & 0xFF {
        case SQLITE_CONSTRAINT: self = Self.constraint(code >> 8, message)
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_INTERRUPT: self = .timeout
        case SQLITE_FULL: self = .diskFull
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt(message)
        case SQLITE_READONLY: self = .readOnly
        case SQLITE_IOERR, SQLITE_CANTOPEN: self = .lost(message)
        case SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE: self = .unsuitableValue(message)
        case SQLITE_ERROR where message.hasPrefix("integer overflow"): self = .unsuitableValue(message)
        case SQLITE_ERROR, SQLITE_MISUSE: self = .syntax(message)
        default: self = .failed(code: "\(code)", message: message)
        }
    }

    // The numbers stand for SQLITE_CONSTRAINT_CHECK and so on, macros that Swift does not see.
    private static func constraint(_ kind: Int32, _ message: String) -> DatabaseFault {
        let subject = message.split(separator: "failed: ", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
        let columns = subject.split(separator: ", ").map { $0.split(separator: ".", maxSplits: 1).map(String.init) }
        let table = columns.first?.first ?? ""
        switch kind {
        case 1: return .checkViolation(name: subject)
        case 3: return .foreignKeyViolation(table: "")
        // ON DELETE RESTRICT is a trigger inside SQLite.
        case 7 where message.hasPrefix("FOREIGN KEY"): return .foreignKeyViolation(table: "")
        case 5: return .notNullViolation(table: table, column: columns.first?.last ?? "")
        case 6, 8, 10: return .uniqueViolation(table: table, columns: columns.compactMap(\.last))
        case 7: return .refusedByTrigger(message)
        case 12: return .unsuitableValue(message)
        default: return .failed(code: "constraint \(kind)", message: message)
        }
    }
}
