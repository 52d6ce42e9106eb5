import Core
import Database
import Documents
import Ledgers
import Programmes
import SheetShapes

/// How the rows of one table become entries of a ledger: the mapping, worked out once. Any thread may ask.
package final class RowPlan: Sendable {
    /// A class: two million cells are read by twenty of them, and none of their parts is counted for it.
    private final class Source: Sendable {
        /// Of the field in the playbook.
        let place: Int
        let column: Int
        /// Where the other half of a point stands.
        let latitude: Int?
        let answer: CellAnswer
        let key: String

        init(place: Int, column: Int, latitude: Int?, answer: CellAnswer, key: String) {
            self.place = place
            self.column = column
            self.latitude = latitude
            self.answer = answer
            self.key = key
        }
    }

    let playbook: Playbook
    let mapping: SheetMapping
    private let places: RowPlaces
    private let cells: RowCells
    private let sources: [Source]
    private let constants: [(place: Int, text: String)]
    private let numberColumn: Int?
    private let stageColumn: Int?
    /// Text fields that are the name of the village.
    private let villageFields: [Int]
    /// Fields that say what a row is about, beside its place.
    private let telling: [Int]
    /// Rows with cells a person put right.
    let correctedRows: Set<Int>

    /// - Parameter fixes: corrections of cells by address.
    package init(
        _ mapping: SheetMapping,
        _ playbook: Playbook,
        places: PlaceFinder,
        fixes: [String: String] = [:],
        within region: RegionCode? = nil
    ) {
        self.playbook = playbook
        self.mapping = mapping
        self.places = RowPlaces(mapping, places: places, fixes: fixes, within: region)
        cells = RowCells(fixes: fixes)
        var sources: [Source] = []
        var taken: Set<Int> = []
        for (column, text) in mapping.columns.sorted(by: { $0.key < $1.key }) {
            guard case .field(let key)? = ColumnTarget(text), let place = playbook.field(key),
                taken.insert(place).inserted
            else { continue }
            let field = playbook.fields[place]
            let answer = CellAnswer(field, unit: mapping.units[column], places: places, year: mapping.year)
            let latitude = field.type == .point ? mapping.column(.latitude(key)) : nil
            sources.append(Source(place: place, column: column, latitude: latitude, answer: answer, key: key))
        }
        self.sources = sources
        constants = mapping.constants.compactMap { key, text in
            playbook.field(key).flatMap { taken.contains($0) || text.isEmpty ? nil : ($0, text) }
        }
        numberColumn = mapping.column(.number)
        stageColumn = mapping.column(.stage)
        villageFields = playbook.fields.indices.filter { place in
            guard case .text = playbook.fields[place].type, !taken.contains(place) else { return false }
            return PlaceHeadings.villageLabels.contains(NameLikeness.plain(playbook.fields[place].label))
        }
        correctedRows = Set(fixes.keys.compactMap { CellAddress($0)?.row })
        telling = playbook.tellingFields
    }

    /// As somebody's rows are read: whoever keeps one place that things lie in need not name it.
    convenience init(
        _ mapping: SheetMapping,
        _ playbook: Playbook,
        fixes: [String: String],
        for actor: Actor,
        _ tx: Transaction
    ) throws {
        self.init(
            mapping,
            playbook,
            places: try tx.placeFinder(for: actor),
            fixes: fixes,
            within: actor.region.level >= playbook.item.level ? actor.region : nil
        )
    }

    /// The column an issue of a row is about.
    package func column(ofIssue field: String?) -> Int? {
        switch field {
        case "place"?: places.column
        case "stage"?: stageColumn
        case let key?: sources.first { $0.key == key }?.column
        case nil: nil
        }
    }

    /// The thing whose number a row carries.
    func item(_ row: TableRow) -> ItemID? { ItemID(cells.text(row, numberColumn)) }

    package func entry(_ row: TableRow) -> IntakeRow {
        var answers = ItemAnswers(place: "", texts: [String](repeating: "", count: playbook.fields.count))
        var issues: [Issue] = []
        var written: [Int: String] = [:]
        var readings: [IntakeRow.Reading] = []
        for source in sources {
            guard let cell = told(row, source), !cell.text.isEmpty else { continue }
            switch source.answer.read(cell) {
            case .success(let text):
                answers.texts[source.place] = text
                if source.answer.mayMean, text != cell.text { written[source.place] = cell.text }
                if let one = source.answer.reading(cell, as: text, column: source.column) { readings.append(one) }
            case .failure(let refusal):
                written[source.place] = cell.text
                issues.append(Issue(refusal.issue.key, field: source.key, refusal.issue.values))
            }
        }
        for (place, text) in constants where answers.texts[place].isEmpty { answers.texts[place] = text }
        answers.place = places.answer(row)
        if !villageFields.isEmpty {
            let village = places.village(row)
            if !village.isEmpty { for place in villageFields { answers.texts[place] = village } }
        }
        let number = cells.text(row, numberColumn)
        if !number.isEmpty, ItemID(number) == nil { issues.append(Issue("intake.numberUnknown")) }
        var entry = IntakeRow(
            row.number,
            answers,
            item: ItemID(number),
            stage: stageColumn.map { stage(cells.text(row, $0)) },
            issues: issues
        )
        entry.written = written
        entry.readings = readings
        return entry
    }

    /// Of a point in two columns both halves, as one cell would have them: one without the other is refused as it stands.
    private func told(_ row: TableRow, _ source: Source) -> WrittenCell? {
        let cell = cells.cell(row, source.column)
        guard let latitude = source.latitude else { return cell }
        let (east, north) = (cells.text(row, source.column), cells.text(row, latitude))
        guard !north.isEmpty, !east.contains(where: { ",，、".contains($0) }) else { return cell }
        return WrittenCell("\(east),\(north)", at: CellAddress(row: row.number, column: source.column))
    }

    /// What a row says it is about, for remembering what was said of it. Where only its name tells it, another row may have
    /// that too: all it says counts.
    func subject(of entry: IntakeRow) -> String {
        let texts = entry.answers.texts
        let isTold = telling.contains { !texts[$0].isEmpty && playbook.fields[$0].isIdentifying }
        return ([entry.answers.place] + (isTold ? telling.map { texts[$0] } : texts)).joined(separator: "\u{1F}")
    }

    /// Where a row's thing lies and what it is called: it stays that one as long as these stay.
    func name(of entry: IntakeRow) -> [String] { [entry.answers.place, entry.answers.texts[playbook.item.title]] }

    /// What a cell says, or what a person wrote in its place.
    func fixed(_ address: String) -> String? { cells.fixes[address] }

    /// 完工 for 已完工, where only one stage can be meant.
    private func stage(_ text: String) -> String {
        text.isEmpty ? "" : NearChoice.option(text, among: playbook.stages.map(\.word)) ?? text
    }
}

extension Playbook {
    /// Places of the fields by which a row says what it is about, beside its place: its name and what names it by itself.
    var tellingFields: [Int] {
        fields.indices.filter { $0 == item.title || fields[$0].isIdentifying }
    }
}
