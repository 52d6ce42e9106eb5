import Core
import Documents
import Ledgers
import Programmes
import SheetShapes
import Synchronization

/// How the rows of one table become entries of a ledger: the mapping, worked out once. Any thread may ask.
package final class RowPlan: Sendable {
    /// A class: two million cells are read by twenty of them, and none of their parts is counted for it.
    private final class Source: Sendable {
        /// Of the field in the playbook.
        let place: Int
        let column: Int
        let answer: CellAnswer
        let key: String

        init(place: Int, column: Int, answer: CellAnswer, key: String) {
            self.place = place
            self.column = column
            self.answer = answer
            self.key = key
        }
    }

    private struct PlaceWords: Hashable {
        let whole: String
        let township: String
        let village: String
        let group: String
        let section: String
    }

    let playbook: Playbook
    let mapping: SheetMapping
    private let places: PlaceFinder
    private let sources: [Source]
    private let constants: [(place: Int, text: String)]
    private let wholeColumn: Int?
    private let townshipColumn: Int?
    private let villageColumn: Int?
    private let groupColumn: Int?
    private let numberColumn: Int?
    private let stageColumn: Int?
    /// Text fields that are the name of the village.
    private let villageFields: [Int]
    private let standing: RegionCode?
    private let known = Mutex<[PlaceWords: String]>([:])
    /// Corrections of cells by address.
    private let fixes: [String: String]

    package init(
        _ mapping: SheetMapping,
        _ playbook: Playbook,
        places: PlaceFinder,
        fixes: [String: String] = [:],
        within region: RegionCode? = nil
    ) {
        self.playbook = playbook
        self.mapping = mapping
        self.places = places
        self.fixes = fixes
        var sources: [Source] = []
        var taken: Set<Int> = []
        for (column, text) in mapping.columns.sorted(by: { $0.key < $1.key }) {
            guard case .field(let key)? = ColumnTarget(text), let place = playbook.field(key),
                taken.insert(place).inserted
            else { continue }
            let field = playbook.fields[place]
            let answer = CellAnswer(field, unit: mapping.units[column], places: places, year: mapping.year)
            sources.append(Source(place: place, column: column, answer: answer, key: key))
        }
        self.sources = sources
        constants = mapping.constants.compactMap { key, text in
            playbook.field(key).flatMap { taken.contains($0) || text.isEmpty ? nil : ($0, text) }
        }
        wholeColumn = mapping.column(.place)
        townshipColumn = mapping.column(.placePart(.township))
        villageColumn = mapping.column(.placePart(.village))
        groupColumn = mapping.column(.placePart(.group))
        numberColumn = mapping.column(.number)
        stageColumn = mapping.column(.stage)
        villageFields = playbook.fields.indices.filter { place in
            guard case .text = playbook.fields[place].type, !taken.contains(place) else { return false }
            return PlaceNames.villageLabels.contains(NameLikeness.plain(playbook.fields[place].label))
        }
        standing = mapping.place.flatMap { RegionCode($0) } ?? region
    }

    /// The column an issue of a row is about.
    package func column(ofIssue field: String?) -> Int? {
        switch field {
        case "place"?: villageColumn ?? wholeColumn ?? groupColumn ?? townshipColumn
        case "stage"?: stageColumn
        case let key?: sources.first { $0.key == key }?.column
        case nil: nil
        }
    }

    package func entry(_ row: TableRow) -> IntakeRow {
        var answers = ItemAnswers(place: "", texts: [String](repeating: "", count: playbook.fields.count))
        var issues: [Issue] = []
        var written: [Int: String] = [:]
        for source in sources {
            guard let cell = cell(row, source.column), !cell.text.isEmpty else { continue }
            switch source.answer.read(cell) {
            case .success(let text):
                answers.texts[source.place] = text
                if source.answer.mayMean, text != cell.text { written[source.place] = cell.text }
            case .failure(let refusal):
                written[source.place] = cell.text
                issues.append(Issue(refusal.issue.key, field: source.key, refusal.issue.values))
            }
        }
        for (place, text) in constants where answers.texts[place].isEmpty { answers.texts[place] = text }
        let words = PlaceWords(
            whole: text(row, wholeColumn),
            township: text(row, townshipColumn),
            village: text(row, villageColumn),
            group: text(row, groupColumn),
            section: row.section ?? ""
        )
        answers.place = place(words)
        if !words.village.isEmpty {
            for place in villageFields { answers.texts[place] = words.village }
        }
        let number = text(row, numberColumn)
        if !number.isEmpty, ItemID(number) == nil { issues.append(Issue("intake.numberUnknown")) }
        var entry = IntakeRow(
            row.number,
            answers,
            item: ItemID(number),
            stage: stageColumn.map { stage(text(row, $0)) },
            issues: issues
        )
        entry.written = written
        return entry
    }

    /// 完工 for 已完工, where only one stage can be meant.
    private func stage(_ text: String) -> String {
        text.isEmpty ? "" : NearChoice.option(text, among: playbook.stages.map(\.word)) ?? text
    }

    func cell(_ row: TableRow, _ column: Int) -> WrittenCell? {
        guard !fixes.isEmpty else { return row.written(column) }
        let address = CellAddress(row: row.number, column: column).written
        if let fix = fixes[address] { return WrittenCell(fix, address: address) }
        return row.written(column)
    }

    private func text(_ row: TableRow, _ column: Int?) -> String {
        guard let text = column.flatMap({ cell(row, $0) })?.text, !ValueReading.isMissing(text) else { return "" }
        return text
    }

    /// A code where the place is known; else what the row says, for the sentence that refuses it.
    private func place(_ words: PlaceWords) -> String {
        if let place = known.withLock({ $0[words] }) { return place }
        let place = find(words)
        known.withLock { $0[words] = place }
        return place
    }

    private func find(_ words: PlaceWords) -> String {
        let said = [words.township, words.whole, words.village].filter { !$0.isEmpty }.joined()
        var parent = standing
        if !words.section.isEmpty, case .found(let code) = places.find(words.section) { parent = code }
        if !words.township.isEmpty {
            guard case .found(let code) = places.find(words.township, level: .township) else { return said }
            parent = code
        }
        for text in [words.whole, words.village] where !text.isEmpty {
            switch places.find(text, in: parent) {
            case .found(let code): parent = code
            // 沿河村 of a whole county, or a place outside of what the row said before.
            case .several, .unknown:
                guard parent == nil || words.township.isEmpty, case .found(let code) = places.find(text) else {
                    return said
                }
                parent = code
            }
        }
        if !words.group.isEmpty, case .found(let code) = places.find(words.group, level: .group, in: parent) {
            parent = code
        }
        return parent?.digits ?? said
    }
}
