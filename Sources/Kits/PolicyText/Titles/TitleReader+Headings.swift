/// Which headings and clauses are names of a task.
extension TitleReader {
    /// 水务局要完成…, 对因改造需要占用道路的: no heading but a clause of the task.
    func isName(_ heading: Range<Int>) -> Bool {
        if onlyNamesObject(heading) { return false }
        guard let subject = units.subject(at: heading.lowerBound, before: heading.upperBound) else { return true }
        return !units.acts(at: subject.end, before: heading.upperBound)
    }

    private static let notTreated = ScalarSet("的出对到过")

    /// 对排查出的隐患: only what the next clause is about.
    func onlyNamesObject(_ range: Range<Int>) -> Bool {
        let flat = text.flat
        guard let first = range.first, flat[first] == 0x5BF9,
            VerbWords.leading.length(flat, at: first, before: range.upperBound) == 0
        else { return false }
        // 对因改造需要占用道路的: a case.
        if range.last.map({ flat[$0] == 0x7684 }) == true { return true }
        return !range.contains { index in
            let length = TitleWords.treatments.length(flat, at: index, before: range.upperBound)
            let next = index + length
            return length > 0 && (next == range.upperBound || !TitleReader.notTreated.contains(flat[next]))
        }
    }

    func fitting(_ range: Range<Int>) -> String? {
        let whole = afterPrefix(Headings.clean(text, range))
        let start = behindTime(whole.lowerBound, before: whole.upperBound)
        let range = whole.upperBound - start >= 4 ? start..<whole.upperBound : whole
        return range.count <= TitleReader.longest ? text.prose.squeezed(range) : nil
    }
}
