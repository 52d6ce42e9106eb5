/// Names of bodies a document uses, by function: where it says 省经信厅 once, a suggestion says so too.
enum SaidNames {
    private static let table: WordTable<(key: String, length: Int)> = {
        var pairs: [(String, (key: String, length: Int))] = []
        for function in UnitFunction.all {
            for name in [function.provincial, function.county] + function.formerly
            where ["局", "厅", "委", "办", "办公室"].contains(where: name.hasSuffix) && name.unicodeScalars.count >= 2 {
                pairs.append((name, (function.key, name.unicodeScalars.count)))
            }
        }
        return WordTable(pairs)
    }()

    /// Only names behind the level's own prefix count.
    static func read(_ text: PreparedText, prefix: String) -> [String: String] {
        guard let mark = prefix.unicodeScalars.first?.value else { return [:] }
        var said: [String: String] = [:]
        var index = 0
        while index < text.flat.count {
            if text.flat[index] == mark, let match = table.match(text.flat, at: index + 1, before: text.flat.count) {
                let end = index + 1 + match.length
                if said[match.value.key] == nil { said[match.value.key] = text.prose.string(index..<end) }
                index = end
            } else {
                index += 1
            }
        }
        return said
    }
}
