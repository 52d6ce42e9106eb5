/// Where brackets, quotation marks and 《titles》 close. Marks without a partner near by are left alone: such texts
/// often open with “ and close with ", or lose one of the two.
struct Enclosures: Sendable {
    /// At an opening mark the length with its partner, at most 901; elsewhere 0.
    private var lengths: [UInt16]

    private struct Open {
        let index: Int
        let closer: UInt32
    }

    init(_ flat: [UInt32]) {
        lengths = [UInt16](repeating: 0, count: flat.count)
        var stack: [Open] = []
        for index in flat.indices {
            switch flat[index] {
            case 0x28: stack.append(Open(index: index, closer: 0x29))
            case 0x3014: stack.append(Open(index: index, closer: 0x3015))
            case 0x5B: stack.append(Open(index: index, closer: 0x5D))
            case 0x3010: stack.append(Open(index: index, closer: 0x3011))
            case 0x3008: stack.append(Open(index: index, closer: 0x3009))
            case 0x300A: stack.append(Open(index: index, closer: 0x300B))
            case 0x201C: stack.append(Open(index: index, closer: 0x201D))
            case 0x300C: stack.append(Open(index: index, closer: 0x300D))
            case 0x22: straightQuote(at: index, in: flat, &stack)
            case 0x29, 0x3015, 0x5D, 0x3011, 0x3009, 0x300B, 0x201D, 0x300D: close(flat[index], at: index, &stack)
            case Mark.newline where !stack.isEmpty: dropAtLineEnd(index, flat, &stack)
            default: break
            }
            if stack.count > 24 { stack.removeFirst(8) }
        }
    }

    /// The longest stretch a pair may enclose, by its closing mark.
    private static func limit(_ closer: UInt32) -> Int {
        switch closer {
        case 0x300B: 160
        case 0x201D, 0x300D, 0x22: 300
        default: 900
        }
    }

    private mutating func close(_ closer: UInt32, at index: Int, _ stack: inout [Open]) {
        guard let place = stack.lastIndex(where: { $0.closer == closer }) else { return }
        let open = stack[place]
        stack.removeSubrange(place...)
        if index - open.index <= Enclosures.limit(closer) { pair(open.index, index) }
    }

    private mutating func pair(_ open: Int, _ close: Int) { lengths[open] = UInt16(close - open + 1) }

    /// Behind the pair that opens at `index`; nil where none opens.
    @inline(__always)
    func end(at index: Int) -> Int? {
        let length = lengths[index]
        return length > 0 ? index + Int(length) : nil
    }

    private mutating func straightQuote(at index: Int, in flat: [UInt32], _ stack: inout [Open]) {
        if let place = stack.lastIndex(where: { $0.closer == 0x22 || $0.closer == 0x201D }),
            index - stack[place].index <= 300
        {
            let open = stack[place]
            stack.removeSubrange(place...)
            pair(open.index, index)
            return
        }
        let horizon = min(flat.count, index + 80)
        var ahead = index + 1
        while ahead < horizon, flat[ahead] != 0x22, flat[ahead] != Mark.stop, flat[ahead] != Mark.newline { ahead += 1 }
        if ahead < horizon, flat[ahead] == 0x22 { stack.append(Open(index: index, closer: 0x22)) }
    }

    /// Only brackets of notes may run over a broken line.
    private func dropAtLineEnd(_ index: Int, _ flat: [UInt32], _ stack: inout [Open]) {
        stack.removeAll { open in
            let isBracket = open.closer == 0x29 || open.closer == 0x3015 || open.closer == 0x3011
            return !isBracket || index - open.index > 400
        }
    }
}

/// A text with what every later step asks for.
struct PreparedText: Sendable {
    let prose: Prose
    let enclosures: Enclosures

    init(_ scalars: [UInt32]) {
        prose = Prose(scalars)
        enclosures = Enclosures(prose.flat)
    }

    init(_ text: String) {
        prose = Prose(text)
        enclosures = Enclosures(prose.flat)
    }

    var flat: [UInt32] { prose.flat }

    /// Behind an enclosure that opens at `index`; nil where none opens.
    @inline(__always)
    func enclosureEnd(at index: Int) -> Int? { enclosures.end(at: index) }

    /// Cuts a range at marks that stand outside brackets and quotations; the marks belong to no piece.
    func pieces(of range: Range<Int>, at marks: ScalarSet) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            if let end = enclosureEnd(at: index), end <= range.upperBound {
                index = end
            } else {
                if marks.contains(flat[index]) {
                    if index > start { pieces.append(start..<index) }
                    start = index + 1
                }
                index += 1
            }
        }
        if range.upperBound > start { pieces.append(start..<range.upperBound) }
        return pieces
    }

    /// The first word of a table outside brackets and quotations; words with the value false are passed over.
    func firstOutside(_ table: WordTable<Bool>, _ range: Range<Int>) -> Range<Int>? {
        var index = range.lowerBound
        while index < range.upperBound {
            if let end = enclosureEnd(at: index) {
                index = end
                continue
            }
            guard let match = table.match(flat, at: index, before: range.upperBound) else {
                index += 1
                continue
            }
            if match.value { return index..<index + match.length }
            index += match.length
        }
        return nil
    }
}
