/// Words with a value each, found at a place of a text by their longest match.
struct WordTable<Value: Sendable>: Sendable {
    private var firsts = ScalarSet("")
    private var lasts = ScalarSet("")
    private var longest = 0
    private var edges = WordEdges()
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
        var length = 0
        var last: UInt32 = 0
        for scalar in word.unicodeScalars {
            last = Prose.flatten(scalar.value)
            if length == 0 { firsts.insert(last) }
            length += 1
            let next = edges.next(node, last)
            if next != 0 {
                node = next
                continue
            }
            edges.insert(node, last, next: Int32(values.count))
            node = Int32(values.count)
            values.append(nil)
        }
        guard length > 0 else { return }
        lasts.insert(last)
        longest = max(longest, length)
        values[Int(node)] = value
    }

    /// The longest word at `start` that ends before `end`.
    func match(_ text: [UInt32], at start: Int, before end: Int) -> (length: Int, value: Value)? {
        guard start < end, firsts.contains(text[start]) else { return nil }
        var node: Int32 = 0
        var index = start
        var best: (length: Int, value: Value)?
        while index < end {
            node = edges.next(node, text[index])
            if node == 0 { break }
            index += 1
            if let value = values[Int(node)] { best = (index - start, value) }
        }
        return best
    }

    /// Whether some word of the table may end with the scalar, and how long it is at most.
    fileprivate func reach(endingWith scalar: UInt32) -> Int { lasts.contains(scalar) ? longest : 0 }

    static func split(_ words: String) -> [String] {
        words.split(whereSeparator: \.isWhitespace).map(String.init)
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

    /// The longest word of the table, of at most `limit` characters, that ends exactly where the range ends.
    func ends(_ text: [UInt32], _ range: Range<Int>, longest limit: Int = 12) -> Range<Int>? {
        guard let last = range.last else { return nil }
        var start = max(range.lowerBound, range.upperBound - min(limit, reach(endingWith: text[last])))
        while start < range.upperBound {
            if length(text, at: start, before: range.upperBound) == range.upperBound - start {
                return start..<range.upperBound
            }
            start += 1
        }
        return nil
    }
}
