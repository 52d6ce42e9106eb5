/// The token every form carries: proof that one of this session's own pages was sent.
///
/// A fresh number and its HMAC together, so that no two pages carry the same bytes: their compressed sizes give
/// nothing away.
package struct FormToken: Sendable {
    package static let fieldName = "_token"
    /// Scripts send the token here.
    package static let headerName = "X-Luoshi-Token"

    private static let nonceLength = 8
    private static let codeLength = 18
    private let seal: Seal

    init(secret: [UInt8]) { seal = Seal(secret: secret, purpose: "form token") }

    func make(for sessionSecret: [UInt8]) -> String {
        var source = SystemRandomNumberGenerator()
        let number = source.next()
        let nonce = (0..<Self.nonceLength).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        return Base64URL.encoded(nonce + code(nonce, sessionSecret))
    }

    func isValid(_ token: String, for sessionSecret: [UInt8]) -> Bool {
        guard let bytes = Base64URL.decoded(token), bytes.count == Self.nonceLength + Self.codeLength else {
            return false
        }
        let nonce = Array(bytes[..<Self.nonceLength])
        return Seal.isSame(bytes[Self.nonceLength...], code(nonce, sessionSecret))
    }

    private func code(_ nonce: [UInt8], _ sessionSecret: [UInt8]) -> ArraySlice<UInt8> {
        seal.code(for: nonce + sessionSecret).prefix(Self.codeLength)
    }
}
