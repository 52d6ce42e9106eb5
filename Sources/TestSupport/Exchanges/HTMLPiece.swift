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

    static func pieces(of html: String) -> [HTMLPiece] {
        var pieces: [HTMLPiece] = []
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            if open > rest.startIndex { pieces.append(.text(unescaped(rest[..<open]))) }
            guard let close = end(of: rest[open...]) else { break }
            let inside = rest[rest.index(after: open)..<close]
            if inside.hasPrefix("/") {
                pieces.append(.end(String(inside.dropFirst())))
            } else if !inside.hasPrefix("!") {
                pieces.append(.start(tag(inside)))
            }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(unescaped(rest))) }
        return pieces
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

    /// The `>` that ends a tag; one inside a quoted value does not.
    private static func end(of tag: Substring) -> Substring.Index? {
        var isQuoted = false
        return tag.indices.first { index in
            if tag[index] == "\"" { isQuoted.toggle() }
            return tag[index] == ">" && !isQuoted
        }
    }

    private static func tag(_ text: Substring) -> HTMLTag {
        let name = text.prefix { !$0.isWhitespace }
        var attributes: [String: String] = [:]
        for match in text.dropFirst(name.count).matches(of: /([^\s="]+)(?:="([^"]*)")?/) {
            attributes[String(match.output.1)] = match.output.2.map { unescaped($0) } ?? ""
        }
        return HTMLTag(name: String(name), attributes: attributes)
    }

    private static func unescaped(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }
}
