import Core

extension ResultRow {
    package func text(_ column: String) throws -> String { try value(column) }
    package func optionalText(_ column: String) throws -> String? { try value(column) }
    package func int(_ column: String) throws -> Int { try value(column) }
    package func optionalInt(_ column: String) throws -> Int? { try value(column) }
    package func int64(_ column: String) throws -> Int64 { try value(column) }
    package func optionalInt64(_ column: String) throws -> Int64? { try value(column) }
    package func double(_ column: String) throws -> Double { try value(column) }
    package func optionalDouble(_ column: String) throws -> Double? { try value(column) }
    package func bool(_ column: String) throws -> Bool { try value(column) }
    package func blob(_ column: String) throws -> [UInt8] { try value(column) }
    package func optionalBlob(_ column: String) throws -> [UInt8]? { try value(column) }
    package func day(_ column: String) throws -> Day { try value(column) }
    package func optionalDay(_ column: String) throws -> Day? { try value(column) }
    package func instant(_ column: String) throws -> Instant { try value(column) }
    package func optionalInstant(_ column: String) throws -> Instant? { try value(column) }
    package func region(_ column: String) throws -> RegionCode { try value(column) }
    package func optionalRegion(_ column: String) throws -> RegionCode? { try value(column) }

    /// `let id: TaskID = try row.id("id")`.
    // Read as the number it is: what is generic here would be looked up for each row.
    package func id<Subject>(_ column: String, of subject: Subject.Type = Subject.self) throws -> Identifier<Subject> {
        Identifier(rawValue: try int64(column))
    }

    package func optionalID<Subject>(
        _ column: String,
        of subject: Subject.Type = Subject.self
    ) throws -> Identifier<Subject>? {
        try optionalInt64(column).map { Identifier(rawValue: $0) }
    }
}
