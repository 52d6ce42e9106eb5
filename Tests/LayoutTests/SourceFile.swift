import Foundation
import Testing

/// One Swift file under `Sources`, or one made up for a test.
struct SourceFile: CustomTestStringConvertible, Sendable {
    /// Below the package's root: `Sources/Features/Tasks/Task.swift`.
    let path: String
    let text: String
    /// The text without comments and without what stands in string literals.
    let code: String
    /// The text without comments.
    let codeWithStrings: String
    /// The modules the file imports, whatever stands before the word.
    let imports: [String]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        code = Self.withoutComments(text, keepingStrings: false)
        codeWithStrings = Self.withoutComments(text, keepingStrings: true)
        imports = Self.imports(of: code)
    }

    var testDescription: String { path }
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    var lineCount: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

    /// The target the file belongs to: the folder below the group, or below `Sources` for those outside a group.
    var target: String {
        let parts = path.split(separator: "/").map(String.init)
        let isGrouped = ["Kits", "Features", "Executables", "CLibraries"].contains(parts[1])
        return parts[isGrouped ? 2 : 1]
    }

    var isFeature: Bool { path.hasPrefix("Sources/Features/") }
    var isKit: Bool { path.hasPrefix("Sources/Kits/") }

    private static func imports(of code: String) -> [String] {
        code.utf8.split(separator: UInt8(ascii: "\n")).compactMap { bytes in
            // Few lines have so much as the letters.
            guard bytes.contains(UInt8(ascii: "m")), let line = String(bytes), line.contains("import") else {
                return nil
            }
            let words = line.split(whereSeparator: { " \t".contains($0) })
            guard let place = words.firstIndex(of: "import"), words[..<place].allSatisfy(precedesImport) else {
                return nil
            }
            let kinds = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"]
            let name = words[(place + 1)...].first { !kinds.contains(String($0)) }
            return name?.split(separator: ".").first.map(String.init)
        }
    }

    private static func precedesImport(_ word: Substring) -> Bool {
        word.hasPrefix("@") || ["package", "internal", "private", "fileprivate", "public"].contains(word)
    }

    private static let slash = UInt8(ascii: "/")
    private static let quote = UInt8(ascii: "\"")
    private static let mark = UInt8(ascii: "#")

    private static func withoutComments(_ text: String, keepingStrings: Bool) -> String {
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == slash, index + 1 < bytes.count, bytes[index + 1] == slash {
                index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            } else if byte == quote || byte == mark, let length = literalLength(bytes[index...]) {
                if keepingStrings { result += bytes[index..<index + length] } else { result += [quote, quote] }
                index += length
            } else {
                result.append(byte)
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The length of the string literal that begins here, `#` marks included; nil where none begins.
    private static func literalLength(_ text: ArraySlice<UInt8>) -> Int? {
        let marks = text.prefix { $0 == mark }.count
        guard text.dropFirst(marks).first == quote else { return nil }
        let isLong = text.dropFirst(marks).starts(with: [quote, quote, quote])
        let ending = Array(repeating: quote, count: isLong ? 3 : 1) + Array(repeating: mark, count: marks)
        var index = text.startIndex + marks + (isLong ? 3 : 1)
        while index < text.endIndex {
            if text[index] == quote, text[index...].starts(with: ending) {
                return index + ending.count - text.startIndex
            }
            // A backslash keeps the next quotation mark inside a literal without marks.
            index += text[index] == UInt8(ascii: "\\") && marks == 0 ? 2 : 1
        }
        return text.count
    }
}

extension SourceFile {
    /// Every Swift file under `Sources`, in order of their paths.
    /// The folder of the package.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let all: [SourceFile] = {
        let sources = root.appendingPathComponent("Sources")
        let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            let text = try? String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
            return text.map { SourceFile(path: "Sources/" + path, text: $0) }
        }
    }()
}
