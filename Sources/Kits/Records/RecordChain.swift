import Ciphers
import Core

/// How records are chained: each digest covers the record and the digest before it, so nothing can be changed, left
/// out or put in between without every later digest failing.
///
/// Sixteen chains stand side by side so that writers of different things do not wait for each other.
package enum RecordChain {
    package static let count = 16
    package static let start = String(repeating: "0", count: 64)

    /// The chain of a thing's records; all records of one thing stand in one chain.
    package static func number(of subjectID: Int64) -> Int {
        Int((UInt64(bitPattern: subjectID) &* 0x9E37_79B9_7F4A_7C15) >> 60)
    }

    /// SHA-256 in hexadecimal over every field with its length before it.
    package static func digest(_ record: Record) -> String {
        var hash = SHA256()
        let fields: [String] = [
            String(record.id.rawValue), String(record.chain), String(record.place), String(record.at.milliseconds),
            record.author.map { String($0.rawValue) } ?? "", record.person,
            record.unit.map { String($0.rawValue) } ?? "", record.unitName, record.county, record.act,
            record.subjectKind, String(record.subjectID), record.detail, record.previous,
        ]
        for field in fields {
            let bytes = Array(field.utf8)
            hash.update(data: Array("\(bytes.count):".utf8))
            hash.update(data: bytes)
        }
        return hash.finalize().hexadecimal
    }
}

extension Sequence where Element == UInt8 {
    fileprivate var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
