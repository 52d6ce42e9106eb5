import Database

/// A query's values as libpq takes them: blobs in binary, all else as text, in one buffer.
struct PostgresValues {
    private var bytes: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    /// PostgreSQL's numbers for the types; 0 leaves the type to the server.
    private(set) var types: [UInt32] = []

    init(_ query: Query) throws(DatabaseFault) {
        guard !query.values.isEmpty else { return }
        guard query.values.count <= 32_766 else { throw .syntax("\(query.values.count) values in one query") }
        offsets.reserveCapacity(query.values.count)
        for value in query.values {
            if let problem = value.unstorable { throw .unsuitableValue(problem) }
            append(value)
        }
        types = query.types.map(Self.number)
    }

    var count: Int32 { Int32(offsets.count) }

    func withPointers<Answer>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Answer
    ) -> Answer {
        bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                body(offsets.map { offset in offset.map { characters.baseAddress! + $0 } }, lengths, formats)
            }
        }
    }

    private mutating func append(_ value: SQLValue) {
        let start = bytes.count
        var format: Int32 = 0
        switch value {
        case .null: break
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .real(let number): bytes.append(contentsOf: number.description.utf8)
        case .text(let text): bytes.append(contentsOf: text.utf8)
        case .blob(let blob):
            bytes.append(contentsOf: blob)
            format = 1
        }
        offsets.append(value.isNull ? nil : start)
        lengths.append(Int32(bytes.count - start))
        formats.append(format)
        bytes.append(0)
    }

    private static func number(_ type: SQLType) -> UInt32 {
        switch type {
        case .unknown: 0
        case .integer: 20
        case .real: 701
        case .text: 25
        case .blob: 17
        }
    }
}

extension Query {
    /// The text with `$1`, `$2` … where values go.
    var postgresText: String {
        guard !values.isEmpty else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 2 * values.count)
        var number = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "?") {
                number += 1
                result.append(UInt8(ascii: "$"))
                result.append(contentsOf: String(number).utf8)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
