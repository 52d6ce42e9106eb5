import Ciphers
import Files
import Foundation

/// Keeps what people's sheets say of others: the workbooks, and the texts that repeat their cells (个人信息保护法
/// 第五十一条).
package struct SheetSeal: Sendable {
    /// How a sealed text begins. What an earlier program wrote in the clear begins otherwise.
    package static let mark = "sealed1:"

    /// For the workbooks.
    package let files: FileSeal
    private let texts: SymmetricKey

    init(_ base: SymmetricKey) {
        files = FileSeal(key: base.derived(for: "luoshi sheet files"))
        texts = base.derived(for: "luoshi sheet texts")
    }

    /// As stored. `about` binds it to its row and column; nothing is sealed of an empty text.
    package func sealed(_ plain: String, about: String) throws -> String {
        guard !plain.isEmpty else { return "" }
        let box = try SealedBytes.seal(Array(plain.utf8), using: texts, context: Array(about.utf8))
        return Self.mark + Data(box).base64EncodedString()
    }

    /// A text in the clear is answered as it is. Nil where another key sealed it, or for another row.
    package func opened(_ stored: String, about: String) -> String? {
        guard Self.isSealed(stored) else { return stored }
        guard let data = Data(base64Encoded: String(stored.dropFirst(Self.mark.count))),
            let plain = SealedBytes.opened(Array(data), using: texts, context: Array(about.utf8))
        else { return nil }
        return String(decoding: plain, as: UTF8.self)
    }

    package static func isSealed(_ stored: String) -> Bool { stored.hasPrefix(mark) }
}
