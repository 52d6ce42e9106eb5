import Ciphers
import Foundation

/// Keeps passwords and keys of channels: AES-GCM with a key of its own made from the county's.
package struct SecretBox: Sendable {
    private let key: SymmetricKey

    /// - Parameter secret: at least 32 bytes; whoever loses them types the passwords in again.
    package init(secret: [UInt8]) {
        key = SymmetricKey(data: secret).derived(for: "luoshi channel secrets")
    }

    /// Bound to its channel: a sealed secret moved to another row does not open.
    func sealed(_ secret: ChannelSecret, of channel: ChannelID) throws -> String {
        let plain = try JSONEncoder().encode(secret)
        return Data(try SealedBytes.seal(Array(plain), using: key, context: Self.context(channel)))
            .base64EncodedString()
    }

    /// Nil where it was sealed with another key.
    func opened(_ sealed: String, of channel: ChannelID) -> ChannelSecret? {
        guard let data = Data(base64Encoded: sealed),
            let plain = SealedBytes.opened(Array(data), using: key, context: Self.context(channel))
        else { return nil }
        return try? JSONDecoder().decode(ChannelSecret.self, from: Data(plain))
    }

    private static func context(_ channel: ChannelID) -> [UInt8] { Array("\(channel)".utf8) }
}
