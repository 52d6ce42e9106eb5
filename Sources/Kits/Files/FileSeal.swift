import Ciphers

/// Seals files that say something about people, piece by piece: AES-256-GCM with a key of each file's own. The same bytes
/// are sealed to the same bytes: the vault keeps them once, and a file brought twice is known again.
///
/// Sealed are a mark (16 bytes), a salt (32 bytes, a keyed digest of what is sealed) and the pieces.
package struct FileSeal: Sendable {
    /// Plain bytes of a piece; the last may be shorter, none is empty.
    package static let pieceSize = 262_144
    private static let mark = Array("LUOSHI SEALED 1\n".utf8)
    private static let headLength = mark.count + 32
    /// Nonce and tag of each piece.
    private static let added = 28

    private let contents: SymmetricKey
    private let salts: SymmetricKey

    package init(key: SymmetricKey) {
        contents = key.derived(for: "contents")
        salts = key.derived(for: "salts")
    }

    static func isSealed(_ file: OpenFile) -> Bool { file.bytes(from: 0, count: mark.count) == mark }

    /// Bytes of a sealed file before it was sealed.
    static func plainSize(_ file: OpenFile) -> Int {
        let (body, whole) = (max(0, file.size - headLength), pieceSize + added)
        return max(0, body - (body + whole - 1) / whole * added)
    }

    /// Hands over the sealed bytes, one part after the other. The file is read twice.
    func seal(_ file: OpenFile, _ take: ([UInt8]) throws(FileFault) -> Void) throws(FileFault) {
        var hash = SHA256()
        try file.eachPiece { (piece) throws(FileFault) in hash.update(bufferPointer: piece) }
        let salt = Array(HMAC.authenticationCode(for: Array(hash.finalize()), using: salts))
        let key = key(of: salt)
        try take(Self.mark + salt)
        var (place, number) = (0, 0)
        while place < file.size {
            let plain = file.bytes(from: place, count: Self.pieceSize)
            guard plain.count == min(Self.pieceSize, file.size - place) else { throw .storage }
            try take(try sealed(plain, key, number, of: file.size))
            place += plain.count
            number += 1
        }
    }

    /// What was sealed, in one piece of memory. Nil where another key sealed it, or where it was changed or cut.
    func opened(_ file: OpenFile) -> [UInt8]? {
        let head = file.bytes(from: 0, count: Self.headLength)
        guard head.count == Self.headLength, head.starts(with: Self.mark) else { return nil }
        let (key, size) = (key(of: Array(head.dropFirst(Self.mark.count))), Self.plainSize(file))
        var plain: [UInt8] = []
        plain.reserveCapacity(size)
        var (place, number) = (Self.headLength, 0)
        while place < file.size {
            let piece = file.bytes(from: place, count: Self.pieceSize + Self.added)
            let context = Self.context(number, of: size)
            guard let opened = SealedBytes.opened(piece, using: key, context: context) else { return nil }
            plain += opened
            place += piece.count
            number += 1
        }
        // No empty file is kept: nothing behind the head is a file that was cut.
        return size > 0 && plain.count == size ? plain : nil
    }

    private func key(of salt: [UInt8]) -> SymmetricKey {
        contents.derived(for: salt.map { String($0, radix: 16) }.joined(separator: " "))
    }

    private func sealed(_ plain: [UInt8], _ key: SymmetricKey, _ number: Int, of size: Int) throws(FileFault)
        -> [UInt8]
    {
        // A key belongs to one content, so a number never meets other bytes under it.
        let count = withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) }
        let nonce = [UInt8](repeating: 0, count: SealedBytes.nonceLength - count.count) + count
        do {
            return try SealedBytes.seal(plain, using: key, nonce: nonce, context: Self.context(number, of: size))
        } catch {
            throw .storage
        }
    }

    /// A piece that is missing, moved or of another file does not open.
    private static func context(_ number: Int, of size: Int) -> [UInt8] { Array("\(number) of \(size)".utf8) }
}
