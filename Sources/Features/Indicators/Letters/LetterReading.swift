import Core
import Database
import Ledgers
import Programmes
import Regions
import Tasks

/// What a township owes a county in a year, as targets and tasks stand now.
struct LetterReading {
    static let mostTasks = 200

    let desk: IndicatorDesk
    let actor: Actor
    let year: Int
    let today: Day
    private let books: [LedgerBook]
    private let targets: TargetBook

    init(_ desk: IndicatorDesk, for actor: Actor, _ year: Int, _ tx: Transaction) throws {
        (self.desk, self.actor, self.year, today) = (desk, actor, year, desk.environment.today)
        // A letter is read by more people than a restricted ledger.
        books = try desk.shelf.readable(by: actor, tx).filter { !$0.playbook.isRestricted }
        // What a year is signed for falls due in it.
        targets = try desk.targets(books, year: year, in: actor.county, dueOnly: true, tx)
    }

    /// The township a person belongs to, or all of the county.
    static func townships(_ actor: Actor, _ tx: Transaction) throws -> [Region] {
        let all = try tx.regions.list(.township, in: actor.county).filter { $0.endedAt == nil }
        guard let own = actor.region.ancestor(at: .township) else { return all }
        return all.filter { $0.code == own }
    }

    /// The targets set for each township.
    func lines(_ townships: [RegionCode], _ tx: Transaction) throws -> [RegionCode: [ResponsibilityLetter.TargetLine]] {
        let keys = books.flatMap { targets.targeted($0.playbook) }
        let numbers = try desk.numbers(keys, in: townships, of: actor.county, tx)
        var lines: [RegionCode: [ResponsibilityLetter.TargetLine]] = [:]
        for township in townships {
            for book in books {
                let thresholds = PaceThresholds(desk.thresholds, book.playbook.lights)
                for key in targets.targeted(book.playbook) where targets.target(key, in: township) != nil {
                    let found = Outlook(
                        key,
                        book,
                        targets,
                        numbers[township],
                        in: township,
                        today: today,
                        thresholds
                    )
                    guard let found else { continue }
                    lines[township, default: []].append(.init(programme: book.playbook.name, outlook: found))
                }
            }
        }
        return lines
    }

    func letter(of township: Region, _ tx: Transaction) throws -> ResponsibilityLetter {
        var filter = TaskFilter()
        filter.township = township.code
        let light = LightColumn(today: today, thresholds: desk.thresholds)
        let tasks = try tx.tasks.list(filter, TaskScope(actor), light, limit: Self.mostTasks + 1)
        return ResponsibilityLetter(
            county: try tx.regions.find(actor.county).name,
            region: township.code,
            place: township.name,
            year: year,
            targets: try lines([township.code], tx)[township.code] ?? [],
            tasks: Array(tasks.prefix(Self.mostTasks)),
            moreTasks: max(0, tasks.count - Self.mostTasks)
        )
    }
}

extension ResponsibilityLetter {
    /// What is signed of it: the words, without how far things are today.
    var content: LetterContent {
        LetterContent(
            targets: targets.map { line in
                LetterContent.Target(
                    set: line.outlook.key.set,
                    indicator: line.outlook.key.indicator,
                    programme: line.programme,
                    word: line.outlook.indicator.word,
                    goal: line.outlook.goal,
                    version: line.outlook.target?.version ?? 1,
                    source: line.outlook.target?.source ?? ""
                )
            },
            tasks: tasks.map { line in
                LetterContent.Task(
                    id: line.task.id.rawValue,
                    number: "\(line.task.number)",
                    title: line.task.title,
                    lead: line.leadName,
                    deadline: line.task.deadline?.description ?? ""
                )
            }.sorted { $0.id < $1.id }
        )
    }
}
