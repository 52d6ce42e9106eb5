import Foundation

/// HMAC with SHA-256 (RFC 2104) of bytes that come piece by piece. A value: a copy goes on by itself.
package struct HMAC: Sendable {
    private var inner = SHA256()
    private var outer = SHA256()

    package init(key: SymmetricKey) {
        let block = 64
        let short = key.bytes.count > block ? Array(SHA256.hash(data: key.bytes)) : key.bytes
        let padded = short + Array(repeating: 0, count: block - short.count)
        inner.update(data: padded.map { $0 ^ 0x36 })
        outer.update(data: padded.map { $0 ^ 0x5c })
    }

    package mutating func update(data: some ContiguousBytes) { inner.update(data: data) }

    package func finalize() -> SHA256.Digest {
        var outer = outer
        inner.finalize().withUnsafeBytes { outer.update(bufferPointer: $0) }
        return outer.finalize()
    }

    package static func authenticationCode(for data: some ContiguousBytes, using key: SymmetricKey) -> SHA256.Digest {
        var code = HMAC(key: key)
        code.update(data: data)
        return code.finalize()
    }
}
