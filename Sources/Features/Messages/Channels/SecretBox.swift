import Crypto
import Foundation

/// Keeps passwords and keys of channels: AES-GCM with a key of its own made from the county's.
package struct SecretBox: Sendable {
    private let key: SymmetricKey

    /// - Parameter secret: at least 32 bytes; whoever loses them types the passwords in again.
    package init(secret: [UInt8]) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret),
            info: Data("luoshi channel secrets".utf8),
            outputByteCount: 32
        )
    }

    /// Bound to its channel: a sealed secret moved to another row does not open.
    func sealed(_ secret: ChannelSecret, of channel: ChannelID) throws -> String {
        let plain = try JSONEncoder().encode(secret)
        let box = try AES.GCM.seal(plain, using: key, authenticating: Data("\(channel)".utf8))
        return (box.combined ?? Data()).base64EncodedString()
    }

    /// Nil where it was sealed with another key.
    func opened(_ sealed: String, of channel: ChannelID) -> ChannelSecret? {
        guard let data = Data(base64Encoded: sealed), let box = try? AES.GCM.SealedBox(combined: data),
            let plain = try? AES.GCM.open(box, using: key, authenticating: Data("\(channel)".utf8))
        else { return nil }
        return try? JSONDecoder().decode(ChannelSecret.self, from: plain)
    }
}
