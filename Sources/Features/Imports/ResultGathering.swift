import Core
import Database
import Documents
import Ledgers
import Pages
import Programmes
import Regions

/// Gathers what pages show of an import while its rows go by.
struct ResultGathering {
    private let plan: RowPlan
    private let opened: OpenedTable
    private var result = ImportResult()
    private var placesUnknown = 0
    private var firstUnknown = ""
    private let cells: CellLookup
    private let keptProblems: Int
    private var refused: [Int] = []
    /// Rows of which a person said what they are.
    private var decided: (refused: [ImportResult.Decided], taken: [ImportResult.Decided]) = ([], [])
    private var openRows: [ImportResult.OpenRow] = []

    /// Nil where every row was taken.
    var refusedRows: RowSet? { refused.isEmpty ? nil : RowSet(refused) }

    init(_ plan: RowPlan, _ opened: OpenedTable, keeping keptProblems: Int) {
        self.keptProblems = keptProblems
        self.plan = plan
        self.opened = opened
        cells = CellLookup(opened.grid)
    }

    mutating func add(_ line: IntakeLine) {
        if line.issues.contains(where: { $0.key == "place.unknown" }) {
            placesUnknown += 1
            if firstUnknown.isEmpty {
                firstUnknown = line.issues.first { $0.key == "place.unknown" }?.values["value"] ?? ""
            }
        }
        if line.kind == .refused { refused.append(line.row) }
        if let knownAs = line.knownAs { note(line, knownAs) }
        if plan.correctedRows.contains(line.row) {
            result.corrected = (result.corrected ?? 0) + 1
            if line.kind == .unchanged { result.correctedStanding = (result.correctedStanding ?? 0) + 1 }
        }
        if line.kind == .new, let first = line.alike {
            result.alikeCount = (result.alikeCount ?? 0) + 1
            add(line, like: first, to: \.alike)
        }
        if let first = line.doubles { add(line, like: first, to: \.doubled) }
        if let open = line.open, openRows.count < ImportResult.mostPerhapsKnown { openRows.append(told(open, line)) }
        if let entry = line.entry { result.fresh = (result.fresh ?? []) + [fresh(line, entry)] }
        for issue in line.issues {
            result.problemCount += 1
            guard result.problems.count < keptProblems else { continue }
            var told = problem(issue, line)
            if told.address == nil, result.problems.count < ImportResultPage.fixable { told.cells = row(line.row) }
            result.problems.append(told)
        }
        if line.kind == .changed, result.changedLines.count < ImportResult.mostLines, let item = line.item {
            result.changedLines.append(changed(line.row, item, line.title, line.changes))
        }
    }

    /// What was said counts only where the row itself finds nothing.
    private mutating func note(_ line: IntakeLine, _ knownAs: KnownAs) {
        var item: ItemID?
        if case .same(let known) = knownAs { item = known }
        var one = ImportResult.Decided(row: line.row, item: item?.rawValue, title: line.title, became: line.kind)
        if case .repeated(let other) = knownAs { one.keeps = other }
        switch line.kind {
        case .refused: decided.refused.append(one)
        case .new: if item == nil { decided.taken.append(one) }
        case .changed, .unchanged: if item != nil, item == line.item { decided.taken.append(one) }
        case .leftOut: decided.taken.append(one)
        }
    }

    /// So many are kept with what tells them apart.
    private static let mostCompared = 100

    private mutating func add(
        _ line: IntakeLine,
        like first: Int,
        to list: WritableKeyPath<ImportResult, [ImportResult.Alike]?>
    ) {
        let count = result[keyPath: list]?.count ?? 0
        guard count < ImportResult.mostPerhapsKnown else { return }
        var one = ImportResult.Alike(row: line.row, first: first)
        one.title = line.title
        if count < Self.mostCompared { one.differences = differences(line.row, first) }
        if count == 0 { result[keyPath: list] = [] }
        result[keyPath: list]?.append(one)
    }

    /// What two rows say differently in the columns that stand for something, personal values masked.
    private func differences(_ row: Int, _ first: Int) -> [String] {
        let (here, there) = (Format.number(row), Format.number(first))
        return plan.mapping.columns.sorted { $0.key < $1.key }.compactMap { column, text in
            guard let target = ColumnTarget(text) else { return nil }
            let (own, other) = (written(row, column), written(first, column))
            guard own != other else { return nil }
            let personal = plan.mapping.personal(column, of: plan.playbook)
            func shown(_ text: String) -> String {
                text.isEmpty ? "没有写" : personal.map { PersonalVault.shown(text, of: $0) } ?? text
            }
            return "\(target.word(in: plan.playbook))：第 \(there) 行 \(shown(other))，第 \(here) 行 \(shown(own))"
        }
    }

    /// What a cell says, or what a person wrote in its place.
    private func written(_ row: Int, _ column: Int) -> String {
        plan.fixed(CellAddress(row: row, column: column).written) ?? cells.text(row, column)
    }

    private func told(_ open: IntakeLine.Open, _ line: IntakeLine) -> ImportResult.OpenRow {
        let things = open.things.map { thing in
            var told = ImportResult.OpenRow.Thing(item: thing.item.rawValue, title: thing.title)
            told.change = thing.changes.map { changed(line.row, thing.item, thing.title, $0) }
            if !thing.issues.isEmpty { told.obstacles = thing.issues.map { sentence($0) } }
            return told
        }
        return ImportResult.OpenRow(row: line.row, title: line.title, things: things, takenBy: open.takenBy)
    }

    private func changed(_ row: Int, _ item: ItemID, _ title: String, _ changes: [IntakeLine.Change])
        -> ImportResult.Changed
    {
        let words = changes.map {
            "\($0.label)：\($0.old.isEmpty ? "未填" : $0.old) → \($0.new.isEmpty ? "未填" : $0.new)"
        }
        var changed = ImportResult.Changed(row: row, item: item.rawValue, title: title, changes: words)
        for (place, change) in changes.enumerated() {
            if let ledger = change.ledger { changed.named = (changed.named ?? [:]).merging([place: ledger]) { $1 } }
        }
        return changed
    }

    private func fresh(_ line: IntakeLine, _ entry: IntakeLine.Entry) -> ImportResult.Fresh {
        let playbook = plan.playbook
        var values: [ImportResult.Fresh.Said] = []
        for (place, field) in playbook.fields.enumerated() where place != playbook.item.title {
            guard entry.values.indices.contains(place), !entry.values[place].isEmpty else { continue }
            let unit = field.unit
            let text = unit.isEmpty ? entry.values[place] : "\(entry.values[place]) \(unit)"
            var said = ImportResult.Fresh.Said(label: field.label, text: text)
            if case .link(let ledger, _) = field.type {
                // A number alone tells nobody which thing it is.
                if ItemID(text) != nil { said = ImportResult.Fresh.Said(label: field.label, text: "已对上") }
                said.ledger = ledger
            }
            values.append(said)
        }
        let item = line.item?.rawValue
        return ImportResult.Fresh(row: line.row, item: item, title: line.title, place: entry.place, values: values)
    }

    /// What a row holds in the columns that stand for something, personal values masked.
    /// - Parameter wanted: the columns that are asked for; nil for all.
    private func row(_ number: Int, only wanted: [Int]? = nil) -> [ImportResult.Cell] {
        let columns = plan.mapping.columns.filter { wanted?.contains($0.key) ?? true }
        return columns.sorted { $0.key < $1.key }.compactMap { column, text in
            guard let target = ColumnTarget(text) else { return nil }
            let value = cells.text(number, column)
            let personal = plan.mapping.personal(column, of: plan.playbook)
            return ImportResult.Cell(
                column: column,
                address: CellAddress(row: number, column: column).written,
                label: target.word(in: plan.playbook),
                value: personal.map { PersonalVault.shown(value, of: $0) } ?? value
            )
        }
    }

    private func problem(_ issue: Issue, _ line: IntakeLine) -> ImportResult.Problem {
        let row = line.row
        let column = column(of: issue)
        let address = column.map { CellAddress(row: row, column: $0).written }
        let personal = column.flatMap { plan.mapping.personal($0, of: plan.playbook) }
        let sentence = sentence(issue)
        let value = column.map { cells.text(row, $0) } ?? ""
        let start = address.map { "\($0)：" } ?? "第 \(row) 行："
        var problem = ImportResult.Problem(
            row: row,
            column: column,
            address: address,
            sentence: sentence.hasPrefix(start) ? sentence : start + sentence,
            value: personal.map { PersonalVault.shown(value, of: $0) } ?? value,
            title: line.title
        )
        let others = issue.others.compactMap { plan.column(ofIssue: $0) }.filter { $0 != column }
        if !others.isEmpty { problem.others = self.row(row, only: others) }
        return problem
    }

    /// Of the first of its fields that stands in the sheet.
    private func column(of issue: Issue) -> Int? {
        ([issue.field].compactMap { $0 } + issue.others).compactMap { plan.column(ofIssue: $0) }.first
    }

    /// What a person's cell says is masked in it.
    private func sentence(_ issue: Issue) -> String {
        let column = column(of: issue)
        let personal = column.flatMap { plan.mapping.personal($0, of: plan.playbook) }
        return importWords.sentence(for: personal.map { issue.masked(as: $0) } ?? issue)
    }

    mutating func addPerhapsKnown(_ intake: Intake) {
        let (count, first) = intake.perhapsKnown(limit: ImportResult.mostPerhapsKnown)
        guard count > 0 else { return }
        result.perhapsKnownCount = count
        result.perhapsKnown = first.compactMap { one in
            guard let item = one.items.first else { return nil }
            var told = ImportResult.PerhapsKnown(row: one.row, item: item.rawValue, title: one.title)
            if one.items.count > 1 { told.others = one.items.dropFirst().map(\.rawValue) }
            if let row = one.takenBy { (told.takenBy, told.givesWay) = (row, one.givesWay) }
            guard one.isForeseen else { return told }
            told.change = changed(one.row, item, one.title, one.changes)
            if !one.issues.isEmpty { told.obstacles = one.issues.map { sentence($0) } }
            return told
        }
    }

    mutating func addMissing(_ intake: Intake, _ tx: Transaction) throws {
        let missing = try intake.missing(limit: 200)
        let names = try tx.regions.names(of: Set(missing.map(\.region)))
        result.missingLines = missing.map {
            ImportResult.Missing(
                item: $0.item.rawValue,
                title: $0.title,
                place: names[$0.region] ?? $0.region.digits
            )
        }
    }

    mutating func finish(_ totals: Intake.Totals, county: String) -> ImportResult {
        result.new = totals.new
        result.changed = totals.changed
        result.unchanged = totals.unchanged
        result.refused = totals.refused
        result.leftOut = totals.leftOut > 0 ? totals.leftOut : nil
        if !openRows.isEmpty { result.open = openRows }
        result.missing = totals.missing
        result.tell(decided.refused + decided.taken)
        if placesUnknown > 0, placesUnknown == totals.rows - totals.leftOut {
            let issue = Issue("import.otherCounty", ["place": firstUnknown, "county": county])
            result.remarks.append(importWords.sentence(for: issue))
        }
        return result
    }
}

/// Cells of a grid by address.
struct CellLookup {
    private let grid: Grid
    private let places: [Int: Int]

    init(_ grid: Grid) {
        self.grid = grid
        places = Dictionary(grid.rows.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func text(_ row: Int, _ column: Int) -> String {
        guard let place = places[row] else { return "" }
        return grid.rows[place].cells.first { Int($0.column) == column - 1 }?.text ?? ""
    }
}

extension ImportResult {
    /// The first sentences, for whoever has no page.
    var issues: [Issue] {
        let told = problems.prefix(100).map { Issue("import.problem", ["sentence": $0.sentence]) }
        let rest = problemCount - told.count
        return rest > 0 ? told + [Issue("bulk.more", ["count": String(rest)])] : told
    }
}

extension Issue {
    /// The same with what a cell says hidden, as the field it stands in would be.
    fileprivate func masked(as type: FieldType) -> Issue {
        let hidden = ["text", "value"].compactMap { name in
            values[name].map { (name, PersonalVault.shown($0, of: type)) }
        }
        return Issue(key, field: field, others: others, values.merging(hidden) { _, new in new })
    }
}
