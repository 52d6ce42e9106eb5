extension Query {
    package static func joined(_ queries: some Sequence<Query>, separator: Query) -> Query {
        var sum = Query()
        for (index, query) in queries.enumerated() {
            if index > 0 { sum.append(separator) }
            sum.append(query)
        }
        return sum
    }

    /// Every condition must hold; true without conditions.
    package static func all(_ conditions: some Collection<Query>) -> Query {
        conditions.isEmpty ? "1 = 1" : "(\(joined(conditions, separator: ") AND (")))"
    }

    /// One condition must hold; false without conditions.
    package static func any(_ conditions: some Collection<Query>) -> Query {
        conditions.isEmpty ? "1 = 0" : "((\(joined(conditions, separator: ") OR ("))))"
    }

    static func list<Value: SQLValueConvertible>(_ values: some Sequence<Value>) -> Query {
        let members = joined(values.map { "\($0)" }, separator: ", ")
        if members.isEmpty { return emptySet(Value.sqlType) }
        return "(\(members))"
    }

    private static func emptySet(_ type: SQLType) -> Query {
        switch type {
        case .integer: "(SELECT CAST(NULL AS BIGINT) WHERE 1 = 0)"
        case .real: "(SELECT CAST(NULL AS DOUBLE PRECISION) WHERE 1 = 0)"
        case .blob: "(SELECT CAST(NULL AS BYTEA) WHERE 1 = 0)"
        case .text, .unknown: "(SELECT CAST(NULL AS TEXT) WHERE 1 = 0)"
        }
    }
}

extension Sequence<Query> {
    package func joined(separator: Query) -> Query { Query.joined(self, separator: separator) }
}
