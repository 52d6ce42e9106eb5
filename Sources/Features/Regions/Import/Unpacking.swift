import CZLib
import Documents

/// Files people get packed as `.gz`.
enum Unpacking {
    /// More than the villages of every province together.
    private static let limit = 200_000_000

    /// The unpacked bytes and the name without `.gz`; the source itself where it is not packed.
    static func unpacked(_ source: ByteSource, name: String) throws(DocumentFault) -> (ByteSource, String) {
        guard name.lowercased().hasSuffix(".gz"), case .file(let path) = source else { return (source, name) }
        guard let file = gzopen(path, "rb") else { throw .unreadable }
        defer { gzclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = gzread(file, &piece, UInt32(piece.count))
            if count < 0 { throw .brokenArchive }
            if count == 0 { break }
            bytes.append(contentsOf: piece[0..<Int(count)])
            if bytes.count > limit { throw .unpacksTooLarge }
        }
        // A file cut off in the middle unpacks without a word until its end is asked for.
        guard gzeof(file) == 1, gzerror(file, nil) != nil else { throw .brokenArchive }
        return (.bytes(bytes), String(name.dropLast(3)))
    }
}
