import Foundation

/// The keys of a county: the one that signs cookies and forms, and the one that encrypts personal fields.
enum Secret {
    static func read(_ text: String?, besides home: String, as name: SettingName = .secret) throws -> [UInt8] {
        if let text {
            guard let bytes = bytes(hexadecimal: text), bytes.count >= 32 else {
                throw SettingsFault.value(name, "…")
            }
            return bytes
        }
        return try kept(in: home, name)
    }

    /// Read from `home/secret`; made there with 32 random bytes, readable by its owner alone, when absent.
    static func kept(in home: String, _ name: SettingName = .secret) throws -> [UInt8] {
        let path = home + "/" + name.rawValue
        if let text = try? String(contentsOfFile: path, encoding: .utf8) {
            guard let bytes = bytes(hexadecimal: text.trimmingCharacters(in: .whitespacesAndNewlines)),
                bytes.count >= 32
            else { throw SettingsFault.value(name, path) }
            return bytes
        }
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let text = bytes.map { String(format: "%02x", $0) }.joined()
        let made = FileManager.default.createFile(
            atPath: path,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        guard made else { throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: path]) }
        return bytes
    }

    private static func bytes(hexadecimal text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).reduce(into: [UInt8]?.some([])) { bytes, index in
            let pair = String(decoding: digits[index...index + 1], as: UTF8.self)
            guard let byte = UInt8(pair, radix: 16) else { return bytes = nil }
            bytes?.append(byte)
        }
    }
}
