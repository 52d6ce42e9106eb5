/// A document's automatic numbers: the labels Word draws but does not store as text (ECMA-376 17.9).
struct WordNumbering {
    struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
        var suffix = "tab"
        var isDecimal = false
        /// The level whose next number starts this one again; 0 for never, nil for any level above.
        var restart: Int?
        var style: String?
    }

    /// A list definition: the lists that use it go on counting from each other.
    struct Scheme {
        var levels: [Int: Level] = [:]
        var numberingStyle: String?
    }

    struct List {
        var scheme = 0
        var levels: [Int: Level] = [:]
        var starts: [Int: Int] = [:]
    }

    var schemes: [Int: Scheme] = [:]
    var lists: [Int: List] = [:]
    private var counters: [Int: [Int: Int]] = [:]
    private var begun: Set<Int> = []

    /// The level whose numbers belong to a paragraph style, where the style does not say it itself.
    func level(ofStyle style: String?, list id: Int) -> Int? {
        guard let style, let list = lists[id], let scheme = schemes[list.scheme] else { return nil }
        return scheme.levels.first { $0.value.style == style }?.key
    }

    /// Counts one paragraph of a list and gives the label before its text; empty for bullets.
    mutating func nextLabel(list id: Int, level: Int, styles: WordStyles) -> String {
        guard var list = lists[id] else { return "" }
        if let style = schemes[list.scheme]?.numberingStyle, schemes[list.scheme]?.levels.isEmpty ?? false,
            let linked = styles.numberID(of: style), linked != id, let other = lists[linked]
        {
            list.scheme = other.scheme
        }
        guard let definition = definition(list, level) else { return "" }
        count(list, id: id, level: level, definition: definition)
        return label(list, level: level, definition: definition)
    }

    private func definition(_ list: List, _ level: Int) -> Level? {
        list.levels[level] ?? schemes[list.scheme]?.levels[level]
    }

    private mutating func count(_ list: List, id: Int, level: Int, definition: Level) {
        var counter = counters[list.scheme] ?? [:]
        if begun.insert(id).inserted {
            for (level, start) in list.starts { counter[level] = start - 1 }
        }
        counter[level] = (counter[level] ?? definition.start - 1) + 1
        for deeper in counter.keys where deeper > level {
            let restart = self.definition(list, deeper)?.restart
            if restart == nil || (restart != 0 && level < restart!) { counter[deeper] = nil }
        }
        counters[list.scheme] = counter
    }

    private func label(_ list: List, level: Int, definition: Level) -> String {
        guard definition.format != "bullet" else { return "" }
        var label = ""
        var characters = Substring(definition.text)
        while let character = characters.popFirst() {
            guard character == "%", let digit = characters.first?.wholeNumberValue, digit >= 1 else {
                label.append(character)
                continue
            }
            characters.removeFirst()
            label += number(list, level: digit - 1, isDecimal: definition.isDecimal)
        }
        return label + separator(after: label, definition)
    }

    private func number(_ list: List, level: Int, isDecimal: Bool) -> String {
        guard let definition = definition(list, level) else { return "" }
        let number = counters[list.scheme]?[level] ?? definition.start
        return writtenNumber(number, format: isDecimal ? "decimal" : definition.format)
    }

    /// 一、and（一）stand right before the text as people type them; 第一条 and 1.1 need a space.
    private func separator(after label: String, _ definition: Level) -> String {
        guard definition.suffix != "nothing", let last = label.last else { return "" }
        return "、.．。：:)）".contains(last)
            || last.unicodeScalars.first.map({ $0.value >= 0x2460 && $0.value < 0x249C }) == true
            ? "" : " "
    }
}
