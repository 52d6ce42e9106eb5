/// Makes small zip archives for tests, nothing compressed.
struct ZipFixture {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// - Parameter claimedSize: what the archive says the part unpacks to; the truth where nil.
    mutating func add(_ name: String, _ content: String, claimedSize: Int? = nil, isEncrypted: Bool = false) {
        add(name, Array(content.utf8), claimedSize: claimedSize, isEncrypted: isEncrypted)
    }

    mutating func add(_ name: String, _ data: [UInt8], claimedSize: Int? = nil, isEncrypted: Bool = false) {
        let offset = bytes.count
        var facts = number(20, 2) + number(isEncrypted ? 1 : 0, 2) + number(0, 2) + number(0, 4)
        facts += number(Int(checksum(data)), 4) + number(data.count, 4) + number(claimedSize ?? data.count, 4)
        facts += number(name.utf8.count, 2) + number(0, 2)
        bytes += [0x50, 0x4B, 3, 4] + facts + Array(name.utf8) + data
        directory += [0x50, 0x4B, 1, 2] + number(20, 2) + facts + number(0, 10) + number(offset, 4) + Array(name.utf8)
        count += 1
    }

    var archive: [UInt8] {
        bytes + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(count, 2) + number(count, 2)
            + number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
    }

    private func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }

    private func checksum(_ data: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in data {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return ~sum
    }
}
