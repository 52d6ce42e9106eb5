import Core
import Files

/// What a browser says of a file before its first byte.
package struct UploadPromise: Hashable, Sendable, Codable {
    package var id: String
    package var name: String
    package var size: Int
    /// SHA-256 of the whole file, 64 hexadecimal digits.
    package var digest: String

    package init(id: String, name: String, size: Int, digest: String) {
        (self.id, self.name, self.size, self.digest) = (id, name, size, digest)
    }
}

enum UploadRules {
    static let longestName = 200

    static func issues(_ promise: UploadPromise, largest: Int) -> [Issue] {
        var issues: [Issue] = []
        if !isKey(promise.id) { issues.append(Issue("upload.key", field: "id")) }
        if promise.name.isEmpty || promise.name.unicodeScalars.count > longestName {
            issues.append(Issue("upload.name", field: "name", ["limit": String(longestName)]))
        }
        if promise.size < 1 {
            issues.append(Issue("file.empty", field: "size"))
        } else if promise.size > largest {
            issues.append(Issue("file.tooLarge", field: "size", ["limit": String(largest / 1_000_000)]))
        }
        if FileDigest(promise.digest) == nil { issues.append(Issue("upload.digest", field: "digest")) }
        return issues
    }

    static func isKey(_ text: String) -> Bool {
        (16...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95
            }
    }

    /// Of one more upload beside those a person has on their way.
    static func issues(_ promise: UploadPromise, beside open: (count: Int, bytes: Int), _ limits: UploadLimits)
        -> [Issue]
    {
        if open.count >= limits.count { return [Issue("upload.many", ["limit": String(limits.count)])] }
        guard open.bytes + promise.size > limits.bytes else { return [] }
        return [Issue("upload.much", ["limit": String(limits.bytes / 1_000_000)])]
    }

    /// Of a chunk as it arrived.
    static func issues(
        _ bytes: [UInt8],
        at offset: Int,
        digest: FileDigest?,
        of upload: ChunkedUpload,
        _ limits: UploadLimits
    ) -> [Issue] {
        guard offset >= 0, offset < upload.size, !bytes.isEmpty, bytes.count <= limits.chunk,
            offset + bytes.count <= upload.size
        else { return [Issue("upload.range")] }
        return digest == FileDigest(of: bytes) ? [] : [Issue("upload.chunk")]
    }
}
