/// Words with a value each, found at a place of a text by their longest match.
struct WordTable<Value: Sendable>: Sendable {
    private var firsts = ScalarSet("")
    /// Node and scalar together name the next node.
    private var edges: [UInt64: Int32] = [:]
    private var values: [Value?] = [nil]

    init(_ words: some Sequence<(String, Value)>) {
        for (word, value) in words { insert(word, value) }
    }

    /// One value for every word of a text split at white space.
    init(_ words: String, _ value: Value) {
        self.init(WordTable.split(words).map { ($0, value) })
    }

    mutating func insert(_ word: String, _ value: Value) {
        var node: Int32 = 0
        for (index, scalar) in word.unicodeScalars.enumerated() {
            let scalar = Prose.flatten(scalar.value)
            if index == 0 { firsts.insert(scalar) }
            let key = WordTable.key(node, scalar)
            if let next = edges[key] {
                node = next
            } else {
                let next = Int32(values.count)
                values.append(nil)
                edges[key] = next
                node = next
            }
        }
        if node > 0 { values[Int(node)] = value }
    }

    /// The longest word at `start` that ends before `end`.
    func match(_ text: [UInt32], at start: Int, before end: Int) -> (length: Int, value: Value)? {
        guard start < end, firsts.contains(text[start]) else { return nil }
        var node: Int32 = 0
        var index = start
        var best: (length: Int, value: Value)?
        while index < end, let next = edges[WordTable.key(node, text[index])] {
            node = next
            index += 1
            if let value = values[Int(node)] { best = (index - start, value) }
        }
        return best
    }

    static func split(_ words: String) -> [String] {
        words.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    private static func key(_ node: Int32, _ scalar: UInt32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar)
    }
}

extension WordTable where Value == Bool {
    init(_ words: String) { self.init(words, true) }

    func length(_ text: [UInt32], at start: Int, before end: Int) -> Int {
        match(text, at: start, before: end)?.length ?? 0
    }

    /// Whether some word of the table stands in the range.
    func occurs(in text: [UInt32], _ range: Range<Int>) -> Bool {
        first(in: text, range) != nil
    }

    func first(in text: [UInt32], _ range: Range<Int>) -> Range<Int>? {
        for index in range {
            let length = length(text, at: index, before: range.upperBound)
            if length > 0 { return index..<index + length }
        }
        return nil
    }

    /// Whether some word of the table ends exactly where the range ends.
    func ends(_ text: [UInt32], _ range: Range<Int>, longest: Int = 12) -> Range<Int>? {
        var start = max(range.lowerBound, range.upperBound - longest)
        while start < range.upperBound {
            if length(text, at: start, before: range.upperBound) == range.upperBound - start {
                return start..<range.upperBound
            }
            start += 1
        }
        return nil
    }
}
