import Accounts
import Core
import Database
import Documents
import Regions
import SheetShapes

/// Brings in a list of problems: every row is checked and said in words before anything is written, all or none.
package struct ImportProblems: Sendable {
    /// What holds for the whole list.
    package struct Options: Hashable, Sendable {
        package var name = ""
        package var source = ProblemSource.higherList
        package var foundOn: Day?
        /// For rows that say nothing themselves.
        package var phases: [PhaseInput] = []
        package var needsNotice = false

        package init() {}
    }

    /// A row as it was understood.
    package struct Understood: Hashable, Sendable {
        package let number: Int
        package let input: ProblemInput
        package let unitName: String
        package let placeName: String
    }

    package struct Checked: Sendable {
        package let rows: [Understood]
        /// One sentence per thing to be put right, with its row.
        package let problems: [String]
        /// What a person should know, though it keeps nothing from being written.
        package let remarks: [String]
    }

    let database: Database
    let environment: Environment

    package init(database: Database, environment: Environment) {
        self.database = database
        self.environment = environment
    }

    package func check(_ sheet: ProblemSheet, _ options: Options, by actor: Actor) async throws -> Checked {
        let today = environment.today
        return try await database.read { tx in
            let reading = RowReading(options, try Names(actor, tx), today, actor)
            var (rows, problems): ([Understood], [String]) = ([], [])
            var seen: [String: Int] = [:]
            for row in sheet.rows {
                let (understood, issues) = try reading.read(row, in: tx)
                problems += issues.map { "第 \(row.number) 行，" + $0 }
                let key = understood.input.content + "\u{1}" + understood.input.spot
                if let earlier = seen[key], !understood.input.content.isEmpty {
                    problems.append("第 \(row.number) 行，与第 \(earlier) 行是同一个问题，删掉一行。")
                }
                seen[key] = row.number
                if let known = try tx.problems.open(
                    understood.input.content,
                    spot: understood.input.spot,
                    in: actor.county
                ) {
                    problems.append("第 \(row.number) 行，这个问题已经登记为 \(known)，还在整改，不用再导入。")
                }
                rows.append(understood)
            }
            if rows.isEmpty { problems.append("表里没有一行问题。") }
            return Checked(rows: rows, problems: problems, remarks: Self.remarks(sheet))
        }
    }

    package func callAsFunction(
        _ sheet: ProblemSheet,
        _ options: Options,
        by actor: Actor
    ) async throws -> Outcome<Int> {
        let checked = try await check(sheet, options, by: actor)
        guard checked.problems.isEmpty else {
            return .refused(checked.problems.map { Issue("file.refused", ["reason": $0]) })
        }
        let name = options.name.isEmpty ? sheet.title : options.name
        let enter = EnterProblems(database: database, environment: environment)
        return try await enter.list(checked.rows.map(\.input), named: name, by: actor)
    }

    private static func remarks(_ sheet: ProblemSheet) -> [String] {
        var remarks: [String] = []
        if !sheet.unknown.isEmpty { remarks.append("没有用到的列：\(sheet.unknown.joined(separator: "、"))。") }
        if sheet.rows.contains(where: { !$0[.result].isEmpty }) {
            remarks.append("表上写的完成情况、复查结果记在备注里：没有经过复核的，不算销号。")
        }
        return remarks
    }
}

/// Names of places and units, as rows write them.
struct Names {
    let county: RegionCode
    private let places: [(name: String, code: RegionCode)]
    private let all: [RegionCode: String]

    init(_ actor: Actor, _ tx: Transaction) throws {
        county = actor.county
        let regions = try tx.regions.all(in: actor.county).values.filter {
            $0.endedAt == nil && $0.code.level <= .village
        }
        all = Dictionary(uniqueKeysWithValues: regions.map { ($0.code, $0.name) })
        places = regions.filter { $0.code.level > .county }.map { ($0.name, $0.code) }
            .sorted { ($0.code.level, $0.code) < ($1.code.level, $1.code) }
    }

    func name(of code: RegionCode) -> String { all[code] ?? "" }

    /// The smallest place a text names: 云雾镇上坪村二组 lies in 上坪村 of 云雾镇. A village of a name that several townships have
    /// counts only where its township is named too.
    func place(in text: String) -> RegionCode? {
        let townships = places.filter { $0.code.level == .township && text.contains($0.name) }
        guard townships.count < 2 else { return county }
        let villages = places.filter { place in
            place.code.level == .village && text.contains(place.name)
                && townships.first.map { $0.code.contains(place.code) } ?? true
        }
        if villages.count == 1 { return villages[0].code }
        return townships.first?.code
    }
}

/// One row made into what it says, with the sentences of what is wrong with it.
struct RowReading {
    let options: ImportProblems.Options
    let names: Names
    let today: Day
    let actor: Actor

    init(_ options: ImportProblems.Options, _ names: Names, _ today: Day, _ actor: Actor) {
        (self.options, self.names, self.today, self.actor) = (options, names, today, actor)
    }

    func read(_ row: ProblemSheet.Row, in tx: Transaction) throws -> (ImportProblems.Understood, [String]) {
        var input = ProblemInput()
        var sentences: [String] = []
        input.source = options.source
        input.content = row[.content]
        input.aspect = ProblemSheet.aspect(row[.aspect])
        input.spot = row[.spot]
        (input.person, input.cause, input.measures) = (row[.person], row[.cause], row[.measures])
        (input.funds, input.finder) = (row[.funds], row[.finder])
        input.batchNumber = Int(row[.serial].filter { $0.isASCII && $0.isNumber })
        input.needsNotice = options.needsNotice
        input.remark = [row[.remark], row[.result]].filter { !$0.isEmpty }.joined(separator: "；")
        let owner = try unit(row[.unit], &sentences, in: tx)
        input.owner = owner?.id
        input.region = names.place(in: row[.spot]) ?? owner.map(\.region) ?? names.county
        input.foundOn = day(row, &sentences)
        input.phases = phases(row, input.foundOn, &sentences)
        sentences += ProblemRules.issues(input, by: actor, on: today).map(problemWords.sentence)
        let understood = ImportProblems.Understood(
            number: row.number,
            input: input,
            unitName: owner?.shortName ?? "",
            placeName: input.region.map(names.name) ?? ""
        )
        return (understood, sentences)
    }

    /// The first unit of the cell leads; the others are written into the measures by whoever plans.
    private func unit(_ text: String, _ sentences: inout [String], in tx: Transaction) throws -> Unit? {
        guard !text.isEmpty else { return nil }
        let first = text.split { "、,，;；/\n".contains($0) }.first.map(String.init) ?? text
        let plain = first.trimmingPrefix("牵头单位：").trimmingPrefix("牵头单位:")
        if let found = try tx.units.resolve(String(plain), county: names.county) { return found }
        sentences.append("没有找到责任单位“\(first)”：写全称、简称或文件里常用的别名，或者先在“单位”里加上。")
        return nil
    }

    private func day(_ row: ProblemSheet.Row, _ sentences: inout [String]) -> Day? {
        let text = row[.found]
        guard !text.isEmpty else { return options.foundOn ?? today }
        if let read = try? ReadValue.day(WrittenCell(text), year: today.year) { return read.day }
        sentences.append("检查时间“\(text)”读不懂，写成 2026-06-10。")
        return nil
    }

    private func phases(_ row: ProblemSheet.Row, _ found: Day?, _ sentences: inout [String]) -> [PhaseInput] {
        let text = row[.deadline]
        guard !text.isEmpty else { return options.phases }
        let phases = PhaseText.phases(text, from: found ?? today)
        if phases.isEmpty { sentences.append("整改时限“\(text)”读不懂，写成 6月10日前取得明显成效，6月底前整改到位。") }
        return phases
    }
}
