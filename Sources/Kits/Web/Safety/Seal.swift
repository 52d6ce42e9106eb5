import Ciphers

/// Signs what leaves the server and must come back unchanged. Every purpose has a key of its own, made from the secret.
struct Seal: Sendable {
    private let key: SymmetricKey

    init(secret: [UInt8], purpose: String) {
        let code = HMAC.authenticationCode(for: Array(purpose.utf8), using: SymmetricKey(data: secret))
        key = SymmetricKey(data: Array(code))
    }

    /// 32 bytes.
    func code(for bytes: [UInt8]) -> [UInt8] {
        Array(HMAC.authenticationCode(for: bytes, using: key))
    }

    /// Texts in one signed text that may stand in a cookie or a hidden field.
    func sealed(_ texts: [String]) -> String {
        let packed = Packing.pack(texts)
        return Base64URL.encoded(packed) + "." + Base64URL.encoded(code(for: packed))
    }

    /// The texts, where `sealed` of the same secret and purpose made it.
    func opened(_ text: String) -> [String]? {
        guard let dot = text.lastIndex(of: "."),
            let packed = Base64URL.decoded(text[..<dot]),
            let code = Base64URL.decoded(text[text.index(after: dot)...]),
            Self.isSame(code, self.code(for: packed))
        else { return nil }
        return Packing.unpack(packed)
    }

    /// Compares in a time that does not tell where the difference is.
    static func isSame(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
