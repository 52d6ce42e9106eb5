import Foundation

extension Reply {
    /// For the scripts of our own pages.
    package static func json(_ value: some Encodable, status: Int = 200) throws -> Reply {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = try encoder.encode(value)
        return .bytes(Array(bytes), type: "application/json; charset=utf-8", status: status)
    }
}
