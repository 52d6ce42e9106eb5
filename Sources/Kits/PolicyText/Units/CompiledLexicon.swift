/// A lexicon ready for looking up: every name and alias folded, longest match first.
struct CompiledLexicon: Sendable {
    private let table: WordTable<Int>
    private let entries: [UnitLexicon.Entry]
    private let byFunction: [String: Int]

    init(_ lexicon: UnitLexicon) {
        entries = lexicon.entries
        var table = WordTable<Int>([(String, Int)]())
        var byFunction: [String: Int] = [:]
        for (index, entry) in lexicon.entries.enumerated() {
            for function in entry.functions where byFunction[function] == nil { byFunction[function] = index }
            for name in entry.aliases { table.insert(name, index) }
            table.insert(CompiledLexicon.bare(entry.name), index)
        }
        for (index, entry) in lexicon.entries.enumerated() { table.insert(entry.name, index) }
        self.table = table
        self.byFunction = byFunction
    }

    var isEmpty: Bool { entries.isEmpty }

    func knows(_ flat: [UInt32], _ range: Range<Int>) -> Bool {
        table.match(flat, at: range.lowerBound, before: range.upperBound)?.length == range.count
    }

    func ends(_ flat: [UInt32], _ range: Range<Int>) -> Bool {
        guard !entries.isEmpty else { return false }
        return (max(range.lowerBound, range.upperBound - 20)..<range.upperBound).contains {
            table.match(flat, at: $0, before: range.upperBound)?.length == range.upperBound - $0
        }
    }

    /// The unit a written name means: by its names, then by the function its name tells.
    func unit(named name: String) -> UnitLexicon.Entry? {
        guard !entries.isEmpty else { return nil }
        let flat = name.unicodeScalars.map { Prose.flatten($0.value) }.filter { !Prose.isBlank($0) }
        if let match = table.match(flat, at: 0, before: flat.count), match.length == flat.count {
            return entries[match.value]
        }
        let bare = CompiledLexicon.bare(name).unicodeScalars.map { Prose.flatten($0.value) }
        if let match = table.match(bare, at: 0, before: bare.count), match.length == bare.count {
            return entries[match.value]
        }
        guard let function = UnitFunction.named(name) else { return nil }
        return byFunction[function.key].map { entries[$0] }
    }

    func unit(function key: String) -> UnitLexicon.Entry? { byFunction[key].map { entries[$0] } }

    /// Without 县, 市, 区, 省 in front: 县自然资源局 is called 自然资源局.
    static func bare(_ name: String) -> String {
        guard let first = name.unicodeScalars.first, name.unicodeScalars.count > 3,
            ["县", "市", "区", "省", "州", "旗"].contains(String(first))
        else { return name }
        return String(name.dropFirst())
    }
}
