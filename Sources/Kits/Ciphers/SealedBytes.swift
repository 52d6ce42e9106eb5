import CLibCrypto

/// AES-256-GCM (NIST SP 800-38D): nobody reads or changes the bytes without the key. What is sealed is the nonce (12 bytes),
/// the encrypted bytes and a tag (16 bytes), one behind the other.
package enum SealedBytes {
    package static let nonceLength = 12
    private static let tagLength = 16

    /// - Parameters:
    ///   - nonce: of `nonceLength` bytes, never used twice with a key for different bytes; nil takes a random one.
    ///   - context: not written, and asked for again when the bytes are opened.
    package static func seal(
        _ plain: [UInt8],
        using key: SymmetricKey,
        nonce: [UInt8]? = nil,
        context: [UInt8]
    ) throws(CipherFault) -> [UInt8] {
        let nonce = nonce ?? randomNonce()
        let cipher = try Cipher(key, nonce, forSealing: true)
        try cipher.authenticate(context)
        return try nonce + cipher.passed(plain) + cipher.tag(tagLength)
    }

    /// Nil where another key or context sealed it, or where it was changed.
    package static func opened(_ sealed: [UInt8], using key: SymmetricKey, context: [UInt8]) -> [UInt8]? {
        guard sealed.count >= nonceLength + tagLength else { return nil }
        do {
            let cipher = try Cipher(key, Array(sealed.prefix(nonceLength)), forSealing: false)
            try cipher.authenticate(context)
            let plain = try cipher.passed(Array(sealed.dropFirst(nonceLength).dropLast(tagLength)))
            try cipher.check(tag: Array(sealed.suffix(tagLength)))
            return plain
        } catch {
            return nil
        }
    }

    private static func randomNonce() -> [UInt8] {
        var source = SystemRandomNumberGenerator()
        return (0..<nonceLength).map { _ in UInt8.random(in: 0...255, using: &source) }
    }
}

/// A key or nonce of the wrong length, more than 2 GB, or no memory.
package struct CipherFault: Error {}

/// One sealing or opening. Its steps stand in the order they are to be taken.
private final class Cipher {
    private let context: OpaquePointer

    init(_ key: SymmetricKey, _ nonce: [UInt8], forSealing: Bool) throws(CipherFault) {
        guard key.bytes.count == 32, nonce.count == SealedBytes.nonceLength, let context = EVP_CIPHER_CTX_new() else {
            throw CipherFault()
        }
        self.context = context
        try succeed(EVP_CipherInit_ex(context, EVP_aes_256_gcm(), nil, key.bytes, nonce, forSealing ? 1 : 0))
    }

    deinit { EVP_CIPHER_CTX_free(context) }

    func authenticate(_ bytes: [UInt8]) throws(CipherFault) {
        var count: Int32 = 0
        try succeed(EVP_CipherUpdate(context, nil, &count, bytes, try length(bytes)))
    }

    /// The bytes encrypted, or decrypted; whether they are as they were written only `check` tells.
    func passed(_ bytes: [UInt8]) throws(CipherFault) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: bytes.count)
        var count: Int32 = 0
        try succeed(EVP_CipherUpdate(context, &result, &count, bytes, try length(bytes)))
        return result
    }

    func tag(_ length: Int) throws(CipherFault) -> [UInt8] {
        try finish()
        var tag = [UInt8](repeating: 0, count: length)
        try succeed(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(length), &tag))
        return tag
    }

    func check(tag: [UInt8]) throws(CipherFault) {
        var tag = tag
        try succeed(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, try length(tag), &tag))
        try finish()
    }

    private func finish() throws(CipherFault) {
        // This way of encrypting leaves nothing over to be written at the end; the place for it must be there.
        var rest = [UInt8](repeating: 0, count: 16)
        var count: Int32 = 0
        try succeed(EVP_CipherFinal_ex(context, &rest, &count))
    }

    private func length(_ bytes: [UInt8]) throws(CipherFault) -> Int32 {
        guard let length = Int32(exactly: bytes.count) else { throw CipherFault() }
        return length
    }

    private func succeed(_ code: Int32) throws(CipherFault) {
        guard code == 1 else { throw CipherFault() }
    }
}
