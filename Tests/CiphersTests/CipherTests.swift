import Ciphers
import Foundation
import Testing

/// The examples the standards themselves print.
@Suite("Ciphers")
struct CipherTests {
    /// FIPS 180-4, examples of NIST.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func digestsAsTheStandardSays(text: String, digest: String) {
        #expect(hexadecimal(SHA256.hash(data: Array(text.utf8))) == digest)
        var pieces = SHA256()
        for byte in text.utf8 { pieces.update(data: [byte]) }
        #expect(hexadecimal(pieces.finalize()) == digest)
    }

    @Test func aCopyGoesOnByItself() {
        var begun = SHA256()
        begun.update(data: Array("a".utf8))
        var other = begun
        begun.update(data: Array("bc".utf8))
        other.update(data: Array("x".utf8))
        #expect(begun.finalize() == SHA256.hash(data: Array("abc".utf8)))
        #expect(begun.finalize() == SHA256.hash(data: Array("abc".utf8)), "finalizing changes nothing")
        #expect(other.finalize() == SHA256.hash(data: Array("ax".utf8)))
    }

    /// RFC 4231, cases 1, 2 and 6.
    @Test(arguments: [
        (
            Array(repeating: UInt8(0x0b), count: 20), "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            Array(repeating: UInt8(0xaa), count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func codesAsTheStandardSays(key: [UInt8], text: String, code: String) {
        let made = HMAC.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key))
        #expect(hexadecimal(made) == code)
    }

    /// RFC 5869, case 3; and one with a purpose, reckoned with Python's `hmac`.
    @Test(arguments: [
        (
            Array(repeating: UInt8(0x0b), count: 22), "",
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
        ),
        (
            Array(UInt8(0)..<32), "luoshi personal fields",
            "086b4d3cffd801ff06d9140394cdddd3e6eda705ac39b0e68c22d54260da6d8a"
        ),
    ])
    func keysAreDerivedAsTheStandardSays(key: [UInt8], purpose: String, derived: String) throws {
        // What a key is shows in what it seals.
        let made = SymmetricKey(data: key).derived(for: purpose)
        let expected = SymmetricKey(data: bytes(derived))
        #expect(HMAC.authenticationCode(for: [1], using: made) == HMAC.authenticationCode(for: [1], using: expected))
    }

    /// D. McGrew and J. Viega, The Galois/Counter Mode of Operation, test case 16.
    private static let key = SymmetricKey(
        data: bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
    )
    private static let nonce = bytes("cafebabefacedbaddecaf888")
    private static let context = bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    private static let plain = bytes(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    )
    private static let sealed = bytes(
        "cafebabefacedbaddecaf888"
            + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b"
    )

    @Test func sealsAndOpensAsTheStandardSays() throws {
        let made = try SealedBytes.seal(Self.plain, using: Self.key, nonce: Self.nonce, context: Self.context)
        #expect(made == Self.sealed)
        #expect(SealedBytes.opened(Self.sealed, using: Self.key, context: Self.context) == Self.plain)
    }

    @Test func opensNothingThatWasChanged() {
        for place in Self.sealed.indices {
            var changed = Self.sealed
            changed[place] ^= 1
            #expect(SealedBytes.opened(changed, using: Self.key, context: Self.context) == nil, "byte \(place)")
        }
        for length in Self.sealed.indices {
            let cut = Array(Self.sealed.prefix(length))
            #expect(SealedBytes.opened(cut, using: Self.key, context: Self.context) == nil, "\(length) bytes")
        }
        #expect(SealedBytes.opened(Self.sealed, using: Self.key, context: [1]) == nil)
        let other = SymmetricKey(data: Array(repeating: 1, count: 32))
        #expect(SealedBytes.opened(Self.sealed, using: other, context: Self.context) == nil)
    }

    @Test func sealsNothingAndTakesAnotherNonceEachTime() throws {
        let (one, two) = try (
            SealedBytes.seal([], using: Self.key, context: []), SealedBytes.seal([], using: Self.key, context: [])
        )
        #expect(one != two)
        #expect(SealedBytes.opened(one, using: Self.key, context: []) == [])
    }

    @Test func refusesKeysAndNoncesOfAnotherLength() {
        #expect(throws: CipherFault.self) {
            try SealedBytes.seal([1], using: SymmetricKey(data: [1, 2, 3]), context: [])
        }
        #expect(throws: CipherFault.self) { try SealedBytes.seal([1], using: Self.key, nonce: [1], context: []) }
    }
}

private func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

private func bytes(_ text: String) -> [UInt8] {
    stride(from: 0, to: text.count, by: 2).compactMap { UInt8(text.dropFirst($0).prefix(2), radix: 16) }
}
