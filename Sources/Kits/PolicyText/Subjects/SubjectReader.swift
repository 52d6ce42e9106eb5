/// Tells which goal of rural revitalisation and which programme a task serves, by the words that stand in it.
///
/// The five goals are those of 乡村振兴促进法 art. 3 (产业兴旺、生态宜居、乡风文明、治理有效、生活富裕); the programmes are the fields of
/// work a county runs under them.
struct SubjectReader: Sendable {
    struct Field: Sendable, Hashable {
        let goal: RevitalisationGoal
        /// Nil where the word tells only the goal.
        let programme: String?
        /// Place in its table: of equal weights the first wins.
        let order: Int
    }

    private struct Hit {
        let field: Field
        let range: Range<Int>
        let weight: Int
    }

    private static let table: WordTable<Field> = {
        var table = WordTable<Field>([(String, Field)]())
        for (place, row) in GoalWords.rows.enumerated() {
            let field = Field(goal: row.goal, programme: nil, order: place)
            for word in WordTable<Bool>.split(row.words) { table.insert(word, field) }
        }
        // A word of both tables tells the programme.
        for (place, row) in ProgrammeWords.rows.enumerated() {
            let field = Field(goal: row.goal, programme: row.key, order: place)
            for word in WordTable<Bool>.split(row.words) { table.insert(word, field) }
        }
        return table
    }()

    private static let marks = ScalarSet(",;:。!?")
    /// What names the task says more than the rest.
    private static let titleWeight = 3
    private static let firstClauseWeight = 2

    private let text: PreparedText
    private let title: [UInt32]

    init(text: PreparedText, title: String) {
        self.text = text
        self.title = title.unicodeScalars.map(\.value)
    }

    /// Nil where no word of a goal or programme stands in the range.
    func read(_ range: Range<Int>) -> DutySubject? {
        let hits = hits(range)
        let programmes = hits.filter { $0.field.programme != nil }
        // A programme named by the way, in a task about money or supervision, decides nothing.
        guard var field = heaviest(hits) else { return nil }
        if let programme = heaviest(programmes), weight(programme, hits) * 2 >= weight(field, hits) {
            field = programme
        }
        var words: [String] = []
        for hit in hits where hit.field == field {
            let word = text.prose.squeezed(hit.range)
            if !words.contains(word) { words.append(word) }
        }
        return DutySubject(goal: field.goal, programme: field.programme, words: Array(words.prefix(5)))
    }

    private func hits(_ range: Range<Int>) -> [Hit] {
        var hits: [Hit] = []
        var firstEnds: Int?
        var index = range.lowerBound
        while index < range.upperBound {
            if SubjectReader.marks.contains(text.flat[index]), firstEnds == nil, !hits.isEmpty { firstEnds = index }
            guard let match = SubjectReader.table.match(text.flat, at: index, before: range.upperBound) else {
                index += 1
                continue
            }
            let word = index..<index + match.length
            let factor =
                isNamed(word) ? SubjectReader.titleWeight : firstEnds == nil ? SubjectReader.firstClauseWeight : 1
            hits.append(Hit(field: match.value, range: word, weight: match.length * factor))
            index = word.upperBound
        }
        return hits
    }

    /// Whether the task's title holds the word.
    private func isNamed(_ word: Range<Int>) -> Bool {
        guard title.count >= word.count else { return false }
        return (0...title.count - word.count).contains {
            title[$0..<$0 + word.count].elementsEqual(text.prose.raw[word])
        }
    }

    private func weight(_ field: Field, _ hits: [Hit]) -> Int {
        hits.reduce(0) { $0 + ($1.field == field ? $1.weight : 0) }
    }

    private func heaviest(_ hits: [Hit]) -> Field? {
        guard let first = hits.first?.field else { return nil }
        var weights: [Field: Int] = [:]
        for hit in hits { weights[hit.field, default: 0] += hit.weight }
        func rank(_ field: Field) -> Int { field == first ? -1 : field.order }
        return weights.max { ($0.value, -rank($0.key)) < ($1.value, -rank($1.key)) }?.key
    }
}
