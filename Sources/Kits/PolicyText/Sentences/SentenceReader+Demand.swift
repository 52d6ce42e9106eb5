/// Words that ask for something: 要, 应, 必须, 不得.
extension SentenceReader {
    /// The first word of demand outside brackets and quotations.
    func demand(in range: Range<Int>) -> Range<Int>? {
        let flat = text.flat
        var index = range.lowerBound
        while index < range.upperBound {
            if let end = text.enclosureEnd(at: index) {
                index = end
                continue
            }
            let apparent = CueWords.falseDemands.length(flat, at: index, before: range.upperBound)
            if apparent > 0 {
                index += apparent
                continue
            }
            let length = CueWords.demands.length(flat, at: index, before: range.upperBound)
            if length > 0, !isCondition(index, length, in: range) { return index..<index + length }
            if isModal(index, in: range) { return index..<index + 1 }
            index += 1
        }
        return nil
    }

    /// 暂时不能开工的，…: the case the rule is for.
    private func isCondition(_ index: Int, _ length: Int, in range: Range<Int>) -> Bool {
        guard CueWords.forbidding.length(text.flat, at: index, before: range.upperBound) == length else { return false }
        let stop = (index..<min(range.upperBound, index + 24)).first { Mark.clauseEnds.contains(text.flat[$0]) }
        return stop.map { text.flat[$0 - 1] == 0x7684 } ?? false
    }

    private func isModal(_ index: Int, in range: Range<Int>) -> Bool {
        let flat = text.flat
        let before = index > range.lowerBound ? flat[index - 1] : 0
        guard index + 1 < range.upperBound else { return false }
        let next = flat[index + 1]
        switch flat[index] {
        case 0x8981:  // 要
            return !CueWords.wantBefore.contains(before) && !CueWords.wantNext.contains(next) && next != 0x9760
        case 0x5E94:  // 应
            return !CueWords.shouldBefore.contains(before) && !CueWords.shouldNext.contains(next)
                && !Mark.clauseEnds.contains(next) && next != Mark.pause
        default: return false
        }
    }

    /// Somebody else's demand is told: 省委书记指出，…要….
    func isQuoted(_ demand: Range<Int>, in range: Range<Int>) -> Bool {
        let before = range.lowerBound..<demand.lowerBound
        guard let word = text.firstOutside(CueWords.quoting, before), word.upperBound < range.upperBound,
            SentenceReader.behindQuoting.contains(text.flat[word.upperBound])
        else { return false }
        return CueWords.voices.occurs(in: text.flat, before.lowerBound..<word.lowerBound)
    }

    private static let behindQuoting = ScalarSet(",:\"“要必我")
}
