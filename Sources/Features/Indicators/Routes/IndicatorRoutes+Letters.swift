import Core
import Database
import Ledgers
import Pages
import Programmes
import Regions
import Tasks
import Web

extension IndicatorRoutes {
    static let signers = Access.roles([.township])

    var letters: [Route] {
        [
            .get("/responsibility-letters", Self.readers, "目标责任书清单") { visit in try await letterList(visit) },
            .get("/responsibility-letters/{region}", Self.readers, "一份目标责任书") { visit in try await letter(visit) },
            .post("/responsibility-letters/{region}/signing", Self.signers, "签订目标责任书") { visit in try await sign(visit)
            },
        ]
    }

    private func letterList(_ visit: Visit) async throws -> Reply {
        let (actor, year) = (try visit.actor, year(visit.query))
        let page = try await database.read { tx in
            let reading = try LetterReading(desk, for: actor, year, tx)
            let townships = try LetterReading.townships(actor, tx)
            let lines = try reading.lines(townships.map(\.code), tx)
            let signed = try tx.letters.latest(in: actor.county, year)
            return LetterListPage(
                year: year,
                lines: townships.map { township in
                    let own = lines[township.code] ?? []
                    return LetterLine(
                        region: township.code,
                        name: township.name,
                        targets: own.count,
                        behind: own.filter { $0.outlook.signal == .behind }.count,
                        signed: signed[township.code]
                    )
                }
            )
        }
        return .page(page.render(await visit.pageContext))
    }

    private func letter(_ visit: Visit) async throws -> Reply {
        let (actor, year) = (try visit.actor, year(visit.query))
        guard let region = RegionCode(try visit.part("region")), region.level == .township else {
            throw WebFault.notFound
        }
        let asked = visit.query.int("version")
        let (page, signed) = try await database.read { tx -> (LetterPage, SignedLetterPage?) in
            guard let township = try LetterReading.townships(actor, tx).first(where: { $0.code == region }) else {
                throw NotFound("letter", region)
            }
            let versions = try tx.letters.versions(of: region, year)
            let letter = try LetterReading(desk, for: actor, year, tx).letter(of: township, tx)
            let page = LetterPage(
                letter: letter,
                versions: versions,
                maySign: actor.role == .township && actor.region == region,
                mayWrite: actor.role == .supervisor && letter.year == environment.today.year
            )
            guard let asked else { return (page, nil) }
            guard let one = versions.first(where: { $0.version == asked }) else { throw NotFound("letter", region) }
            return (page, SignedLetterPage(letter: one, county: letter.county, place: township.name))
        }
        let context = await visit.pageContext
        return .page(signed?.render(context) ?? page.render(context))
    }

    private func sign(_ visit: Visit) async throws -> Reply {
        let (actor, year) = (try visit.actor, year(visit.form))
        guard let region = RegionCode(try visit.part("region")), actor.region.contains(region) else {
            throw WebFault.notFound
        }
        let address = "/responsibility-letters/\(region)?year=\(year)"
        switch try await SignLetter(desk)(region, year: year, stamp: visit.form.text("stamp"), by: actor) {
        case .done(let letter):
            return .redirect(to: address, notice: Notice(.done, "已签订第 \(letter.version) 版，内容照签订时的样子保存。"))
        case .refused(let issues):
            let words = issues.map(indicatorWords.sentence).joined()
            return .redirect(to: address, notice: Notice(.blocked, words))
        }
    }
}
