import CLibPQ
import Database
import Foundation

/// What the server said to one command.
final class PostgresAnswer {
    let result: OpaquePointer
    lazy var shape = ResultShape(self)

    init(_ result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    /// The command as the server names it, such as `COMMIT`.
    var tag: String { String(cString: PQcmdStatus(result)) }

    var affected: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    var rows: [ResultRow] {
        let count = PQntuples(result)
        guard count > 0 else { return [] }
        let shape = shape
        return (0..<count).map { row in
            let values = shape.kinds.indices.map { value(row, Int32($0), shape.kinds[$0]) }
            return ResultRow(columns: shape.columns, values: values)
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ kind: ResultShape.Kind) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
        let length = Int(PQgetlength(result, row, column))
        let bytes = UnsafeRawBufferPointer(start: start, count: length).bindMemory(to: UInt8.self)
        switch kind {
        case .integer: return Self.integer(bytes)
        case .flag: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
        case .real: return .real(strtod(start, nil))
        case .numeric:
            // A sum of integers comes as numeric; SQLite answers an integer.
            return Int64(String(decoding: bytes, as: UTF8.self)).map(SQLValue.integer) ?? .real(strtod(start, nil))
        case .blob: return .blob(Self.blob(bytes))
        case .text: return .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> SQLValue {
        var number: Int64 = 0
        let isNegative = bytes.first == UInt8(ascii: "-")
        for byte in bytes.dropFirst(isNegative ? 1 : 0) {
            // Counting down reaches the least Int64 too.
            number = number &* 10 &- Int64(byte &- 0x30)
        }
        return .integer(isNegative ? number : -number)
    }

    /// `\x0aff`.
    private static func blob(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 { byte < 0x3A ? byte &- 0x30 : byte &- 0x57 }
        return stride(from: 2, to: bytes.count - 1, by: 2).map { digit(bytes[$0]) << 4 | digit(bytes[$0 + 1]) }
    }
}

/// The columns of an answer and how to read them.
struct ResultShape {
    enum Kind {
        case integer, flag, real, numeric, blob, text
    }

    let columns: ResultColumns
    let kinds: [Kind]

    init(_ answer: PostgresAnswer) {
        let fields = 0..<PQnfields(answer.result)
        columns = ResultColumns(fields.map { String(cString: PQfname(answer.result, $0)) })
        kinds = fields.map { field in
            switch PQftype(answer.result, field) {
            case 20, 21, 23, 26: .integer
            case 16: .flag
            case 700, 701: .real
            case 1700: .numeric
            case 17: .blob
            default: .text
            }
        }
    }
}
