import CLibCrypto
import Foundation

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece. A value: a copy goes on by itself.
package struct SHA256: Sendable {
    private var state = SHA256_CTX()

    package init() { SHA256_Init(&state) }

    package mutating func update(bufferPointer bytes: UnsafeRawBufferPointer) {
        SHA256_Update(&state, bytes.baseAddress, bytes.count)
    }

    package mutating func update(data: some ContiguousBytes) {
        data.withUnsafeBytes { update(bufferPointer: $0) }
    }

    package func finalize() -> Digest {
        var state = state
        return Digest(
            bytes: [UInt8](unsafeUninitializedCapacity: Digest.count) { bytes, count in
                SHA256_Final(bytes.baseAddress, &state)
                count = Digest.count
            }
        )
    }

    package static func hash(data: some ContiguousBytes) -> Digest {
        var hash = SHA256()
        hash.update(data: data)
        return hash.finalize()
    }

    /// 32 bytes.
    package struct Digest: Sequence, Hashable, Sendable {
        static let count = 32
        fileprivate let bytes: [UInt8]

        package func makeIterator() -> IndexingIterator<[UInt8]> { bytes.makeIterator() }

        package func withUnsafeBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
            try bytes.withUnsafeBytes(body)
        }
    }
}
