import Core
import Database
import Ledgers
import Pages
import Programmes
import Regions
import Tasks
import Web

extension IndicatorRoutes {
    private static let mostTasks = 200

    var letters: [Route] {
        [
            .get("/responsibility-letters", Self.readers, "目标责任书清单") { visit in try await letterList(visit) },
            .get("/responsibility-letters/{region}", Self.readers, "一份目标责任书") { visit in try await letter(visit) },
        ]
    }

    private func year(_ visit: Visit) -> Int {
        visit.query.int("year").flatMap { (2000...2100).contains($0) ? $0 : nil } ?? today.year
    }

    /// The township a person belongs to, or all of the county.
    private func townships(_ actor: Actor, _ tx: Transaction) throws -> [Region] {
        let all = try tx.regions.list(.township, in: actor.county).filter { $0.endedAt == nil }
        guard let own = actor.region.ancestor(at: .township) else { return all }
        return all.filter { $0.code == own }
    }

    private func letterList(_ visit: Visit) async throws -> Reply {
        let (actor, year) = (try visit.actor, year(visit))
        let page = try await database.read { tx in
            let books = try shelf.readable(by: actor, tx)
            let townships = try townships(actor, tx)
            let targets = try desk.targets(books, year: year, in: actor.county, tx)
            let lines = try self.lines(books, targets, townships.map(\.code), of: actor.county, tx)
            return LetterListPage(
                year: year,
                lines: townships.map { township in
                    let own = lines[township.code] ?? []
                    return LetterLine(
                        region: township.code,
                        name: township.name,
                        targets: own.count,
                        behind: own.filter { $0.outlook.signal == .behind }.count
                    )
                }
            )
        }
        return .page(page.render(await visit.pageContext))
    }

    /// The targets set for each township.
    private func lines(
        _ books: [LedgerBook],
        _ targets: TargetBook,
        _ townships: [RegionCode],
        of county: RegionCode,
        _ tx: Transaction
    ) throws -> [RegionCode: [ResponsibilityLetter.TargetLine]] {
        let keys = books.flatMap { targets.targeted($0.playbook) }
        let numbers = try desk.numbers(keys, in: townships, of: county, tx)
        var lines: [RegionCode: [ResponsibilityLetter.TargetLine]] = [:]
        for township in townships {
            for book in books {
                for key in targets.targeted(book.playbook) where targets.target(key, in: township) != nil {
                    let found = Outlook(
                        key,
                        book,
                        targets,
                        numbers[township],
                        in: township,
                        today: today,
                        thresholds(book.playbook)
                    )
                    guard let found else { continue }
                    lines[township, default: []].append(.init(programme: book.playbook.name, outlook: found))
                }
            }
        }
        return lines
    }

    private func letter(_ visit: Visit) async throws -> Reply {
        let (actor, year) = (try visit.actor, year(visit))
        guard let region = RegionCode(try visit.part("region")), region.level == .township else {
            throw WebFault.notFound
        }
        let page = try await database.read { tx in
            LetterPage(letter: try readLetter(region, year: year, for: actor, tx))
        }
        return .page(page.render(await visit.pageContext))
    }

    func readLetter(
        _ region: RegionCode,
        year: Int,
        for actor: Actor,
        _ tx: Transaction
    ) throws -> ResponsibilityLetter {
        guard let township = try townships(actor, tx).first(where: { $0.code == region }) else {
            throw NotFound("letter", region)
        }
        let books = try shelf.readable(by: actor, tx)
        let targets = try desk.targets(books, year: year, in: actor.county, tx)
        var filter = TaskFilter()
        filter.township = region
        let light = LightColumn(today: today, thresholds: desk.thresholds)
        let tasks = try tx.tasks.list(filter, TaskScope(actor), light, limit: Self.mostTasks + 1)
        return ResponsibilityLetter(
            county: try tx.regions.find(actor.county).name,
            region: region,
            place: township.name,
            year: year,
            targets: try lines(books, targets, [region], of: actor.county, tx)[region] ?? [],
            tasks: Array(tasks.prefix(Self.mostTasks)),
            moreTasks: max(0, tasks.count - Self.mostTasks)
        )
    }
}
