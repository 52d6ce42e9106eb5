import Foundation

/// Real documents beside the checkout; tests that need them are left out where they are absent.
enum Shared {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["LUOSHI_SHARED"] { return URL(fileURLWithPath: path) }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../shared")
    }()

    static let exists = FileManager.default.fileExists(atPath: folder.appendingPathComponent("speech.txt").path)

    /// A text without its `#META` line.
    static func text(_ path: String) throws -> String {
        let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        guard text.hasPrefix("#META") else { return text }
        return String(text.drop { $0 != "\n" && $0 != "\r\n" }.dropFirst())
    }

    static func documents() throws -> [String] {
        try ["gold", "plans", "speeches", "pairs"].flatMap { group in
            let folder = folder.appendingPathComponent("texts/\(group)")
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
                "texts/\(group)/\($0)"
            }
        }
    }
}
