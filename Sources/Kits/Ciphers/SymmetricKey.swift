/// Bytes that whoever is to know something shares with whoever wrote it.
package struct SymmetricKey: Sendable {
    let bytes: [UInt8]

    package init(data: some Sequence<UInt8>) { bytes = Array(data) }

    /// 32 bytes for one purpose, from which neither this key nor that of another purpose can be told: HKDF with SHA-256
    /// and without salt (RFC 5869).
    package func derived(for purpose: String) -> SymmetricKey {
        let noSalt = SymmetricKey(data: Array(repeating: 0, count: 32))
        let extracted = SymmetricKey(data: HMAC.authenticationCode(for: bytes, using: noSalt))
        return SymmetricKey(data: HMAC.authenticationCode(for: Array(purpose.utf8) + [1], using: extracted))
    }
}
