#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What a column or a bound parameter can hold, the same on every engine.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// The storage type a Swift type is written as; it lets PostgreSQL type a parameter that happens to be null.
package enum SQLType: UInt8, Hashable, Sendable {
    case unknown, integer, real, text, blob
}

extension SQLValue {
    package var type: SQLType {
        switch self {
        case .null: .unknown
        case .integer: .integer
        case .real: .real
        case .text: .text
        case .blob: .blob
        }
    }

    package var isNull: Bool { self == .null }

    /// Why no engine can store this value the same way; nil for every other value.
    package var unstorable: String? {
        switch self {
        case .text(let text) where text.holdsNUL: "a text holds the character U+0000"
        case .real(let number) where number.isNaN: "a number is not a number"
        default: nil
        }
    }
}

extension String {
    /// Looked for in every text that is stored: whole words of memory at a time where the text lies in one piece.
    fileprivate var holdsNUL: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
        } ?? utf8.contains(0)
    }
}
