import Core

extension Identifier: SQLValueConvertible {
    package static var sqlType: SQLType { .integer }
    package var sqlValue: SQLValue { .integer(rawValue) }

    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self.init(rawValue: number)
    }
}

/// Milliseconds since 1970 in UTC.
extension Instant: SQLValueConvertible {
    package static var sqlType: SQLType { .integer }
    package var sqlValue: SQLValue { .integer(milliseconds) }

    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self.init(milliseconds: number)
    }
}

/// Text like `2026-06-10`, which sorts as days do.
extension Day: SQLValueConvertible {
    package static var sqlType: SQLType { .text }
    package var sqlValue: SQLValue { .text(description) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

/// The digits of the place's level, so that everything below a place is a prefix range.
extension RegionCode: SQLValueConvertible {
    package static var sqlType: SQLType { .text }
    package var sqlValue: SQLValue { .text(digits) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}
