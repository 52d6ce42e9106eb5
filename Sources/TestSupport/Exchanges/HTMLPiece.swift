import Foundation

/// A start tag with its attributes.
struct HTMLTag: Sendable {
    let name: String
    let attributes: [String: String]

    var classes: [Substring] { attributes["class"]?.split(separator: " ") ?? [] }
}

/// A piece of a page that our own writer wrote, so it is well formed.
enum HTMLPiece: Sendable {
    case start(HTMLTag)
    case end(String)
    case text(String)

    /// By its bytes, with the library's searches: tests read thousands of pages, most of them long.
    static func pieces(of page: [UInt8]) -> [HTMLPiece] {
        page.withUnsafeBytes { bytes in
            var (pieces, at): ([HTMLPiece], Int) = ([], 0)
            while let open = bytes.first("<", from: at) {
                if open > at { pieces.append(.text(bytes.unescaped(at..<open))) }
                guard let close = bytes.endOfTag(from: open + 1) else { return pieces }
                switch bytes[open + 1] {
                case UInt8(ascii: "/"): pieces.append(.end(bytes.text((open + 2)..<close)))
                case UInt8(ascii: "!"): break
                default: pieces.append(.start(HTMLTag(bytes, (open + 1)..<close)))
                }
                at = close + 1
            }
            if at < bytes.count { pieces.append(.text(bytes.unescaped(at..<bytes.count))) }
            return pieces
        }
    }

    /// The visible words of pieces, spaces made single.
    static func words(_ pieces: ArraySlice<HTMLPiece>) -> String { lines(pieces).joined(separator: " ") }

    /// One line per block of text.
    static func lines(_ pieces: ArraySlice<HTMLPiece>) -> [String] {
        var lines = [""]
        for piece in pieces {
            switch piece {
            case .text(let text): lines[lines.count - 1] += text
            case .start(let tag) where !inline.contains(tag.name): lines.append("")
            case .end(let name) where !inline.contains(name): lines.append("")
            default: break
            }
        }
        return lines.map { $0.split { $0.isWhitespace }.joined(separator: " ") }.filter { !$0.isEmpty }
    }

    private static let inline: Set<String> = [
        "a", "span", "b", "strong", "em", "mark", "kbd", "time", "abbr", "sup", "sub",
    ]
}

extension HTMLTag {
    /// - Parameter inside: what stands between `<` and `>`.
    fileprivate init(_ bytes: UnsafeRawBufferPointer, _ inside: Range<Int>) {
        var at = bytes.word(from: inside.lowerBound, to: inside.upperBound)
        let name = bytes.text(inside.lowerBound..<at)
        var attributes: [String: String] = [:]
        while at < inside.upperBound {
            guard !bytes.isSpace(at) else {
                at += 1
                continue
            }
            let end = bytes.word(from: at, to: inside.upperBound)
            let key = bytes.text(at..<end)
            guard end + 1 < inside.upperBound, bytes[end] == UInt8(ascii: "="), bytes[end + 1] == UInt8(ascii: "\"")
            else {
                attributes[key] = ""
                at = max(end, at + 1)
                continue
            }
            let close = bytes.first("\"", from: end + 2) ?? inside.upperBound
            attributes[key] = bytes.unescaped((end + 2)..<close)
            at = close + 1
        }
        (self.name, self.attributes) = (name, attributes)
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func first(_ character: Unicode.Scalar, from start: Int) -> Int? {
        guard start < count, let base = baseAddress,
            let found = memchr(base + start, Int32(character.value), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }

    /// The `>` that ends a tag; one inside a quoted value does not.
    fileprivate func endOfTag(from start: Int) -> Int? {
        var at = start
        while let close = first(">", from: at) {
            guard let quote = first("\"", from: at), quote < close else { return close }
            guard let end = first("\"", from: quote + 1) else { return nil }
            at = end + 1
        }
        return nil
    }

    fileprivate func isSpace(_ at: Int) -> Bool { self[at] == 32 || (9...13).contains(self[at]) }

    /// Where a name ends: at a space, an equals sign or `end`.
    fileprivate func word(from start: Int, to end: Int) -> Int {
        var at = start
        while at < end, !isSpace(at), self[at] != UInt8(ascii: "=") { at += 1 }
        return at
    }

    fileprivate func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

    fileprivate func unescaped(_ range: Range<Int>) -> String {
        let text = text(range)
        guard let sign = first("&", from: range.lowerBound), sign < range.upperBound else { return text }
        return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
