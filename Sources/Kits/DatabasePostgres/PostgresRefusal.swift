import CLibPQ
import Database

/// An error as the server or libpq reports it.
struct PostgresRefusal: Error {
    /// SQLSTATE; empty where the connection broke.
    let code: String
    let message: String
    let table: String
    let column: String
    let constraint: String
    /// Such as `Key (county, number)=(1, 2) already exists.`; it holds stored values and stays in here.
    private let detail: String

    /// Nil where the answer is none.
    init?(_ answer: PostgresAnswer) {
        switch PQresultStatus(answer.result) {
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_PIPELINE_ABORTED: break
        default: return nil
        }
        func field(_ code: Character) -> String {
            PQresultErrorField(answer.result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) } ?? ""
        }
        code = field("C")
        message = field("M")
        table = field("t")
        column = field("c")
        constraint = field("n")
        detail = field("D")
    }

    init(lost handle: OpaquePointer, after refusal: PostgresRefusal? = nil) {
        code = ""
        message = refusal?.message ?? String(cString: PQerrorMessage(handle))
        (table, column, constraint, detail) = ("", "", "", "")
    }

    /// A prepared statement whose answer the schema has changed since; preparing it again helps.
    var isStalePlan: Bool { code == "0A000" && message.hasPrefix("cached plan") || code == "26000" }

    fileprivate var keyColumns: [String] {
        guard let start = detail.firstRange(of: "Key (")?.upperBound,
            let end = detail[start...].firstRange(of: ")=")?.lowerBound
        else { return [] }
        return detail[start..<end].split(separator: ", ").map { String($0.filter { $0 != "\"" }) }
    }
}

extension DatabaseFault {
    init(_ refusal: PostgresRefusal) {
        if refusal.isStalePlan {
            self = .serialization
            return
        }
        switch refusal.code {
        case "", "57P01", "57P02", "57P03": self = .lost(refusal.message)
        case "23505": self = .uniqueViolation(table: refusal.table, columns: refusal.keyColumns)
        case "23503", "23001": self = .foreignKeyViolation(table: refusal.table)
        case "23514": self = .checkViolation(name: refusal.constraint)
        case "23502": self = .notNullViolation(table: refusal.table, column: refusal.column)
        case "40001", "40P01": self = .serialization
        case "55P03": self = .busy
        case "57014": self = .timeout
        case "25006": self = .readOnly
        case "25P02": self = .transactionFailed
        case "P0001": self = .refusedByTrigger(refusal.message)
        case "53100": self = .diskFull
        case "XX001", "XX002": self = .corrupt(refusal.message)
        default: self = .byClass(refusal)
        }
    }

    private static func byClass(_ refusal: PostgresRefusal) -> DatabaseFault {
        switch refusal.code.prefix(2) {
        case "08": .lost(refusal.message)
        case "22": .unsuitableValue(refusal.message)
        case "42": refusal.code == "42804" ? .unsuitableValue(refusal.message) : .syntax(refusal.message)
        default: .failed(code: refusal.code, message: refusal.message)
        }
    }
}
