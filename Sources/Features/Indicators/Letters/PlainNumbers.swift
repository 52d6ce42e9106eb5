import Core
import Database
import Ledgers
import Programmes
import Regions
import Tasks

/// A number with its target in one place, as documents print it.
package struct PlainNumber: Hashable, Sendable {
    package let key: IndicatorKey
    package let programme: String
    package let indicator: String
    package let region: RegionCode
    package let place: String
    /// 达到 100%，2026-10-31 前; the source of the target behind it.
    package let goal: String
    package let source: String
    package let value: String
    /// What the wall shows: of a share itself, else 17%, 超额, or the number.
    package let figure: String
    package let expected: String
    /// Whether anybody asks it of this place.
    package let hasTarget: Bool
    /// 滞后, 偏慢, 正常; empty where nothing is due.
    package let light: Light?
    /// The number itself, its unit and decimals; nil where nothing is known.
    package let number: Double?
    package let unit: String
    package let decimals: Int
    /// Percentage points of the way behind the plan; negative when ahead.
    package let points: Double?
    /// What each week until the last day must bring; empty where nothing is left or the day has passed.
    package let neededPerWeek: String
    /// Whether the number is to fall.
    package let lowers: Bool
    /// A share of more than all: no success, but something counted wrong.
    package let isDoubtful: Bool

    /// What stands where the light of such a number would, and what is said of it wherever it is printed.
    package static let doubted = Outlook.doubted
    package static let doubt = Outlook.doubt
    /// What a percentage says on a wall, on a screen and on paper.
    package static let wallMeaning = ProgrammeWallPage.meaning
    package static let paperMeaning = ProgrammeWallPage.paperMeaning

    package var plan: String { Self.plan(expected, goal: goal, lowers: lowers) }

    /// 每周要完成 8 亩, 每周要提高 20 个百分点.
    package static func pace(_ needed: String, lowers: Bool) -> String {
        "每周要" + (lowers ? "减少 " : needed.hasSuffix("百分点") ? "提高 " : "完成 ") + needed
    }

    /// 应达 76.8%, 应降到 0 名; the target itself where nothing is planned for the day, as of an interval.
    package static func plan(_ expected: String, goal: String, lowers: Bool) -> String {
        expected == "—" ? "目标\(goal)" : (lowers ? "应降到 " : "应达 ") + expected
    }
}

/// A programme of a bulletin: its own number and that of every place below.
package struct PlainProgramme: Hashable, Sendable {
    package let key: String
    package let name: String
    /// Key of the function that leads it.
    package let lead: String
    package let goal: String
    package let whole: PlainNumber?
    package let places: [PlainNumber]
    /// Other numbers somebody asks of the whole, and where places were named of them too: one may promise them.
    package let beside: [PlainNumber]
    /// What the wall shows where things are registered and no number comes of them: —, or the share of them done.
    package var untold: [RegionCode: String] = [:]

    /// Only the numbers somebody asks of their place; nil where nobody asks any.
    package var asked: PlainProgramme? {
        let (own, below) = (whole.flatMap { $0.hasTarget ? $0 : nil }, places.filter(\.hasTarget))
        guard own != nil || !below.isEmpty else { return nil }
        return PlainProgramme(
            key: key,
            name: name,
            lead: lead,
            goal: goal,
            whole: own,
            places: below,
            beside: beside
        )
    }
}

/// A letter of a township, as documents print it.
package struct PlainLetter: Sendable {
    package let county: String
    package let place: String
    package let year: Int
    package let numbers: [PlainNumber]
    package let tasks: [TaskLine]
    package let moreTasks: Int
}

extension IndicatorDesk {
    private var routes: IndicatorRoutes { IndicatorRoutes(desk: self, shipped: []) }

    /// What a number is now, as it is printed; nil where this person may not read it or nothing is known.
    package func words(
        for asked: [(key: IndicatorKey, region: RegionCode)],
        by actor: Actor,
        _ tx: Transaction
    ) throws -> [String?] {
        guard !asked.isEmpty else { return [] }
        let books = try shelf.readable(by: actor, tx)
        let allowed = asked.filter { one in
            actor.region.contains(one.region) && books.contains { $0.playbook.key == one.key.set }
        }
        let found = try numbers(
            Array(Set(allowed.map(\.key))),
            in: Array(Set(allowed.map(\.region))),
            of: actor.county,
            tx
        )
        return asked.map { one in
            guard allowed.contains(where: { $0.key == one.key && $0.region == one.region }),
                let book = books.first(where: { $0.playbook.key == one.key.set }),
                let indicator = book.playbook.indicator(one.key.indicator)
            else { return nil }
            return TargetWords.value(found[one.region]?.value(one.key), indicator)
        }
    }

    /// Every programme this person reads that has a target, in the places right below; now or on the evening of a day. As on
    /// the wall, all places are told by one number of the programme, with a light only where somebody asks it. They
    /// go into packs, papers and briefs, which others read too: restricted ones are left out.
    package func programmes(for actor: Actor, asOf day: Day? = nil, _ tx: Transaction) throws -> [PlainProgramme] {
        let routes = routes
        let books = try shelf.readable(by: actor, tx).filter { !$0.playbook.isRestricted }
        let regions = try routes.below(actor.region, tx).filter { $0.stands(on: day) }
        let reading = try WallReading(
            routes,
            books,
            in: actor.region,
            asOf: day,
            places: regions.map(\.code),
            tx
        )
        let own = try tx.regions.find(actor.region).name
        return books.compactMap { book in
            var untold: [RegionCode: String] = [:]
            func number(_ region: RegionCode, _ place: String) -> PlainNumber? {
                let cell = reading.cell(book, in: region)
                if !cell.isEmpty, cell.outlook?.value == nil { untold[region] = cell.figure }
                return cell.told.map { PlainNumber($0, book, region, place) }
            }
            let places = regions.compactMap { number($0.code, $0.name) }
            let whole = number(actor.region, own)
            let beside = reading.beside(book).map { PlainNumber($0, book, actor.region, own) }
            guard whole != nil || !places.isEmpty || !beside.isEmpty else { return nil }
            return PlainProgramme(
                key: book.playbook.key,
                name: book.playbook.name,
                lead: book.playbook.lead,
                goal: book.playbook.goal.word,
                whole: whole,
                places: places,
                beside: beside,
                untold: untold
            )
        }
    }

    /// Names a township's letter as it stands, for who signs it; nil where nothing stands in it.
    package func letterStamp(of region: RegionCode, year: Int, for actor: Actor, _ tx: Transaction) throws -> String? {
        guard let township = try LetterReading.townships(actor, tx).first(where: { $0.code == region }) else {
            return nil
        }
        let content = try LetterReading(self, for: actor, year, tx).letter(of: township, tx).content
        return content.isEmpty ? nil : content.stamp
    }

    /// The numbers of every programme somebody asks of a county and some places of it, whoever reads; programmes without a
    /// target are left out, restricted ones too.
    package func programmes(of county: RegionCode, places: [RegionCode], _ tx: Transaction) throws -> [PlainProgramme] {
        let books = try shelf.all(in: county, tx).filter { !$0.playbook.isRestricted }
        let reading = try WallReading(routes, books, in: county, asOf: nil, places: places, besideBelow: true, tx)
        return books.compactMap { book in
            func number(_ region: RegionCode) -> PlainNumber? {
                reading.cell(book, in: region).told.map { PlainNumber($0, book, region, "") }
            }
            let (whole, own) = (number(county), places.compactMap(number))
            let beside = ([county] + places).flatMap { region in
                reading.beside(book, in: region).map { PlainNumber($0, book, region, "") }
            }
            guard whole != nil || !own.isEmpty || !beside.isEmpty else { return nil }
            return PlainProgramme(
                key: book.playbook.key,
                name: book.playbook.name,
                lead: book.playbook.lead,
                goal: book.playbook.goal.word,
                whole: whole,
                places: own,
                beside: beside
            )
        }
    }

    package func letter(
        of region: RegionCode,
        year: Int,
        for actor: Actor,
        _ tx: Transaction
    ) throws -> PlainLetter {
        guard let township = try LetterReading.townships(actor, tx).first(where: { $0.code == region }) else {
            throw NotFound("letter", region)
        }
        let letter = try LetterReading(self, for: actor, year, tx).letter(of: township, tx)
        return PlainLetter(
            county: letter.county,
            place: letter.place,
            year: letter.year,
            numbers: letter.targets.map { line in
                PlainNumber(line.outlook, programme: line.programme, region, letter.place)
            },
            tasks: letter.tasks,
            moreTasks: letter.moreTasks
        )
    }
}

extension PlainNumber {
    init(_ outlook: Outlook, _ book: LedgerBook, _ region: RegionCode, _ place: String) {
        self.init(outlook, programme: book.playbook.name, region, place)
    }

    init(_ outlook: Outlook, programme: String, _ region: RegionCode, _ place: String) {
        self.init(
            key: outlook.key,
            programme: programme,
            indicator: outlook.indicator.word,
            region: region,
            place: place,
            goal: outlook.goal,
            source: outlook.target?.source ?? "",
            value: outlook.words(outlook.value),
            figure: outlook.figure,
            expected: Self.expected(outlook),
            hasTarget: outlook.course != nil,
            light: outlook.signal == nil ? nil : outlook.standing?.light,
            number: outlook.value,
            unit: outlook.indicator.unit,
            decimals: outlook.indicator.decimals,
            points: outlook.standing?.points,
            neededPerWeek: outlook.needed ?? "",
            lowers: outlook.indicator.direction == .stayWithin,
            isDoubtful: outlook.isDoubtful
        )
    }

    /// By how much it moved, as its page says what it lacks: 12 户, 0.004 万亩.
    package func change(_ moved: Double) -> String { TargetWords.change(moved, decimals, unit) }

    /// People and houses are whole; only of a few of them the part of one says what the plan wants.
    private static func expected(_ outlook: Outlook) -> String {
        guard let expected = outlook.standing?.expected, outlook.indicator.decimals == 0, abs(expected) >= 10,
            outlook.indicator.unit != "%"
        else { return outlook.finer(outlook.standing?.expected) }
        return outlook.words(expected.rounded())
    }
}
