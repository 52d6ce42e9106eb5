import Core

/// A Swift type that is stored in one column.
package protocol SQLValueConvertible {
    static var sqlType: SQLType { get }
    var sqlValue: SQLValue { get }
    /// Nil where the stored value is not one of this type; null is nil for every type but `Optional`.
    init?(sqlValue: SQLValue)
}

extension Int64: SQLValueConvertible {
    package static var sqlType: SQLType { .integer }
    package var sqlValue: SQLValue { .integer(self) }

    package init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .integer(let number): self = number
        case .real(let number):
            guard let whole = Int64(exactly: number) else { return nil }
            self = whole
        default: return nil
        }
    }
}

extension Int: SQLValueConvertible {
    package static var sqlType: SQLType { .integer }
    package var sqlValue: SQLValue { .integer(Int64(self)) }

    package init?(sqlValue: SQLValue) {
        guard let number = Int64(sqlValue: sqlValue) else { return nil }
        self.init(exactly: number)
    }
}

/// Stored as 0 or 1 in an integer column, so write `done = 1` and not `done` in a condition.
extension Bool: SQLValueConvertible {
    package static var sqlType: SQLType { .integer }
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue, number == 0 || number == 1 else { return nil }
        self = number == 1
    }
}

extension Double: SQLValueConvertible {
    package static var sqlType: SQLType { .real }
    /// Negative zero becomes zero: SQLite does not keep its sign.
    package var sqlValue: SQLValue { .real(self == 0 ? 0 : self) }

    package init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .integer(let number): self = Double(number)
        case .real(let number): self = number
        default: return nil
        }
    }
}

extension String: SQLValueConvertible {
    package static var sqlType: SQLType { .text }
    package var sqlValue: SQLValue { .text(self) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self = text
    }
}

extension [UInt8]: SQLValueConvertible {
    package static var sqlType: SQLType { .blob }
    package var sqlValue: SQLValue { .blob(self) }

    package init?(sqlValue: SQLValue) {
        guard case .blob(let bytes) = sqlValue else { return nil }
        self = bytes
    }
}

extension Optional: SQLValueConvertible where Wrapped: SQLValueConvertible {
    package static var sqlType: SQLType { Wrapped.sqlType }
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }

    package init?(sqlValue: SQLValue) {
        if case .null = sqlValue {
            self = Wrapped?.none
        } else {
            guard let value = Wrapped(sqlValue: sqlValue) else { return nil }
            self = value
        }
    }
}

/// A value that is already in storage form; its null has no type of its own.
extension SQLValue: SQLValueConvertible {
    package static var sqlType: SQLType { .unknown }
    package var sqlValue: SQLValue { self }
    package init?(sqlValue: SQLValue) { self = sqlValue }
}

/// An enum of strings needs only `extension Stage: SQLValueConvertible {}`.
extension SQLValueConvertible where Self: RawRepresentable, RawValue: SQLValueConvertible {
    package static var sqlType: SQLType { RawValue.sqlType }
    package var sqlValue: SQLValue { rawValue.sqlValue }

    package init?(sqlValue: SQLValue) {
        guard let raw = RawValue(sqlValue: sqlValue) else { return nil }
        self.init(rawValue: raw)
    }
}
