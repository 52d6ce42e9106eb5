import Ciphers

/// A digest of rows that does not depend on their order or engine: the sum of the SHA-256 of each row.
struct TableDigest {
    private(set) var rows = 0
    private var sums: [UInt64] = [0, 0, 0, 0]
    private var buffer: [UInt8] = []

    mutating func add(_ row: ResultRow) {
        rows += 1
        buffer.removeAll(keepingCapacity: true)
        for value in row.values { append(value) }
        SHA256.hash(data: buffer).withUnsafeBytes { hash in
            for index in sums.indices { sums[index] &+= hash.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) }
        }
    }

    var hexadecimal: String {
        sums.map { sum in
            let digits = String(sum.byteSwapped, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// A tag for the type, then a length where there can be one, then the bytes: no two rows read alike.
    private mutating func append(_ value: SQLValue) {
        switch value {
        case .null:
            buffer.append(0)
        case .integer(let number):
            buffer.append(1)
            append(UInt64(bitPattern: number))
        case .real(let number):
            buffer.append(2)
            append(number.bitPattern)
        case .text(let text):
            buffer.append(3)
            append(UInt64(text.utf8.count))
            buffer.append(contentsOf: text.utf8)
        case .blob(let bytes):
            buffer.append(4)
            append(UInt64(bytes.count))
            buffer.append(contentsOf: bytes)
        }
    }

    private mutating func append(_ number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { buffer.append(contentsOf: $0) }
    }
}
