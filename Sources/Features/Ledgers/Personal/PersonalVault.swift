import Ciphers
import Core
import Foundation
import Programmes

/// Keeps identity numbers, telephones and bank accounts: encrypted with AES-GCM, shown as a mask, found by a keyed digest
/// (个人信息保护法 第五十一条: encryption and de-identification).
package struct PersonalVault: Sendable {
    private let encryption: SymmetricKey
    /// Codes that have taken in their key and nothing else: each use goes on from a copy.
    private let index: HMAC
    private let nonces: HMAC
    /// For sheets that are brought, and what is kept of their cells.
    package let sheets: SheetSeal
    /// For what was answered of an entry that is under way.
    let entries: EntrySeal

    /// - Parameter secret: at least 32 bytes; whoever loses them loses what they kept.
    package init(secret: [UInt8]) {
        let base = SymmetricKey(data: secret)
        encryption = base.derived(for: "luoshi personal fields")
        index = HMAC(key: base.derived(for: "luoshi personal index"))
        nonces = HMAC(key: base.derived(for: "luoshi personal nonces"))
        sheets = SheetSeal(base)
        entries = EntrySeal(base)
    }

    /// As stored: the mask and the sealed value, `6207…1234|base64`. `about` binds it to its field.
    package func sealed(_ plain: String, about field: String, mask: String? = nil) throws -> String {
        // A nonce made from the value never meets another value; that equal values look equal the blind index tells anyway.
        let code = Self.code(nonces, plain, field)
        let box = try SealedBytes.seal(
            Array(plain.utf8),
            using: encryption,
            nonce: Array(code.prefix(SealedBytes.nonceLength)),
            context: Array(field.utf8)
        )
        return (mask ?? Self.mask(plain)) + "|" + Data(box).base64EncodedString()
    }

    /// Nil where it was not sealed with this key, or for another field.
    package func opened(_ stored: String, about field: String) -> String? {
        guard let bar = stored.lastIndex(of: "|"),
            let data = Data(base64Encoded: String(stored[stored.index(after: bar)...])),
            let plain = SealedBytes.opened(Array(data), using: encryption, context: Array(field.utf8))
        else { return nil }
        return String(decoding: plain, as: UTF8.self)
    }

    /// The same for the same value of a field, and telling nothing without the key: 16 bytes in hexadecimal.
    func blindIndex(_ plain: String, about field: String) -> String {
        Self.code(index, plain, field).withUnsafeBytes { code in
            String(unsafeUninitializedCapacity: 32) { text in
                func digit(_ half: UInt8) -> UInt8 { half < 10 ? 48 + half : 87 + half }
                for place in 0..<16 {
                    text[2 * place] = digit(code[place] >> 4)
                    text[2 * place + 1] = digit(code[place] & 15)
                }
                return 32
            }
        }
    }

    private static func code(_ begun: HMAC, _ plain: String, _ field: String) -> SHA256.Digest {
        var (code, text) = (begun, field + "\u{1F}" + plain)
        text.withUTF8 { code.update(data: UnsafeRawBufferPointer($0)) }
        return code.finalize()
    }

    /// The first and last of it, as pages show it.
    static func mask(_ plain: String) -> String {
        if let mask = plain.utf8.withContiguousStorageIfAvailable(maskOfDigits) ?? nil { return mask }
        let count = plain.count
        let shown = count >= 15 ? 4 : 3
        return plain.prefix(shown) + String(repeating: "*", count: max(1, count - 2 * shown)) + plain.suffix(shown)
    }

    /// The same of figures and Latin letters, without looking for what makes up a letter.
    private static func maskOfDigits(_ plain: UnsafeBufferPointer<UInt8>) -> String? {
        let count = plain.count
        let shown = count >= 15 ? 4 : 3
        guard count > 2 * shown, plain.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }) else {
            return nil
        }
        return String(unsafeUninitializedCapacity: count) { mask in
            for place in 0..<count {
                mask[place] = (shown..<count - shown).contains(place) ? UInt8(ascii: "*") : plain[place]
            }
            return count
        }
    }

    /// A name keeps its first letter, an amount nothing; nil for what shows first and last.
    static func mask(_ plain: String, of type: FieldType) -> String? {
        switch type {
        case .personal(.name): plain.prefix(1) + String(repeating: "*", count: max(1, min(plain.count - 1, 3)))
        case .personal(.amount): "****"
        default: nil
        }
    }

    /// What somebody wrote into a personal field, as pages show it: also where it is no value of that field.
    package static func shown(_ text: String, of type: FieldType) -> String {
        guard !text.isEmpty else { return "" }
        if let whole = Self.mask(text, of: type) { return whole }
        // Its first and last letters would be all of it.
        return text.count > 6 ? Self.mask(text) : String(repeating: "*", count: text.count)
    }

    /// The mask of a stored value.
    package static func masked(_ stored: String) -> String { String(stored.prefix { $0 != "|" }) }
}
