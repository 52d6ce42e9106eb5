import Ciphers
import Foundation

/// Keeps what was answered of an entry in the browser it is made in: sealed, since it names people (个人信息保护法 第五十一条).
struct EntrySeal: Sendable {
    private let key: SymmetricKey

    init(_ base: SymmetricKey) { key = base.derived(for: "luoshi entries under way") }

    /// In Base64. `about` binds it to the person, the ledger and the entry.
    func sealed(_ kept: KeptAnswers, about: String) throws -> String {
        let plain = try JSONEncoder().encode(kept)
        return Data(try SealedBytes.seal(Array(plain), using: key, context: Array(about.utf8))).base64EncodedString()
    }

    /// Nil where another key sealed it, or for something else.
    func opened(_ text: String, about: String) -> KeptAnswers? {
        guard let data = Data(base64Encoded: text),
            let plain = SealedBytes.opened(Array(data), using: key, context: Array(about.utf8))
        else { return nil }
        return try? JSONDecoder().decode(KeptAnswers.self, from: Data(plain))
    }
}
