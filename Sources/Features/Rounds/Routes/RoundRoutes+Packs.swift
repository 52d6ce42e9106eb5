import Accounts
import Core
import Database
import Documents
import Files
import Foundation
import Pages
import Web

extension RoundRoutes {
    var packs: [Route] {
        [
            .post("/rounds/{round}/pack", Self.supervisors, "生成调度材料") { visit in try await makePack(visit) },
            .post("/rounds/{round}/bulletin", Self.supervisors, "拟调度通报") { visit in try await bulletin(visit) },
            .get("/rounds/{round}/pack", Self.heads, "调度材料：议程") { visit in
                try await withPack(visit) { .page($0.agenda(await visit.pageContext)) }
            },
            .get("/rounds/{round}/pack.zip", Self.heads, "下载全套调度材料") { visit in try await archive(visit) },
            .get("/rounds/{round}/pack/townships", Self.heads, "各乡镇调度单") { visit in
                try await withPack(visit) { .page($0.townships(await visit.pageContext)) }
            },
            .get("/rounds/{round}/pack/townships/{region}", .roles([.supervisor, .leader, .township]), "一个乡镇的调度单") {
                visit in try await township(visit)
            },
            .get("/rounds/{round}/pack/programmes", Self.heads, "各专项调度单") { visit in
                try await withPack(visit) { .page($0.programmes(await visit.pageContext)) }
            },
            .get("/rounds/{round}/pack/programmes/{programme}", Self.heads, "一个专项的调度单") { visit in
                try await withPack(visit) { pages in
                    guard let one = pages.pack.programme(try visit.part("programme")) else { throw WebFault.notFound }
                    return .page(pages.programme(one, await visit.pageContext))
                }
            },
            .get("/rounds/{round}/pack/wall", Self.heads, "调度挂图") { visit in
                try await withPack(visit) { pages in
                    let wall = PackWallPage(pack: pages.pack, round: pages.round, notice: pages.notice)
                    return .page(wall.render(await visit.pageContext))
                }
            },
            .get("/rounds/{round}/pack/wall.xlsx", Self.heads, "调度挂图的表格") { visit in
                try await withPack(visit) { pages in
                    let sheets = PackSheets(pages.pack)
                    return ListReply.reply(name: sheets.note.fileName("\(pages.pack.county)调度挂图")) { sheets.wall }
                }
            },
        ]
    }

    static func newPath(_ ending: String) -> String {
        NSTemporaryDirectory() + "luoshi-rounds-\(UInt64.random(in: 0...UInt64.max)).\(ending)"
    }

    private func makePack(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("round", of: Round.self))
        let outcome = try await MakePack(desk)(id, by: actor)
        guard let pack = outcome.value else { return try await refused("pack", id, outcome.issues, visit) }
        let words = "调度材料已生成：\(pack.townships.count) 个乡镇、\(pack.programmes.count) 个专项，截至 \(Format.moment(pack.asOf))。"
        return .redirect(to: "/rounds/\(id)/pack", notice: Notice(.done, words))
    }

    private func bulletin(_ visit: Visit) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("round", of: Round.self))
        let outcome = try await MakePack(desk).bulletin(id, by: actor)
        guard let paper = outcome.value else { return try await refused("bulletin", id, outcome.issues, visit) }
        return .redirect(to: "/papers/\(paper)", notice: try await drafted(id, for: actor))
    }

    /// A draft is written from the pack as it was made: where something changed since, whoever drafts it is told.
    private func drafted(_ id: RoundID, for actor: Actor) async throws -> Notice {
        let desk = desk
        let stale = try await database.read { tx -> (pack: Instant, changes: PackChanges)? in
            guard let pack = try tx.packs.pack(of: id) else { return nil }
            let changes = try desk.changes(since: pack, of: tx.rounds.find(id, for: actor), for: actor, tx)
            if changes.isEmpty { return nil }
            return (pack: pack.asOf, changes: changes)
        }
        guard let stale else { return Notice(.done, "调度通报已拟好，核对后印发。") }
        return Notice(
            .news,
            "调度通报已拟好，数字是 \(Format.moment(stale.pack)) 那份材料的，之后有变动：\(stale.changes.words)。"
                + stale.changes.remedy
        )
    }

    /// Answers from the pack of a round; where none was made, says so and what makes one.
    private func withPack(_ visit: Visit, _ reply: (PackPages) async throws -> Reply) async throws -> Reply {
        let (actor, id) = (try visit.actor, try visit.id("round", of: Round.self))
        let (round, pages) = try await database.read { tx -> (Round, PackPages?) in
            let round = try tx.rounds.find(id, for: actor)
            guard let pack = try tx.packs.pack(of: id) else { return (round, nil) }
            let pages = PackPages(
                pack: pack,
                round: round,
                mayMakeBulletin: try RoundPolicy.mayLead(actor, round.county)
                    && tx.rounds.bulletinIsBehind(round, pack.asOf),
                notice: try desk.packNotice(pack, of: round, for: actor, tx)
            )
            return (round, pages)
        }
        guard let pages else {
            let page = NoPackPage(round: round, mayMake: RoundPolicy.mayLead(actor, round.county))
            return .page(page.render(await visit.pageContext), status: 404)
        }
        return try await reply(pages)
    }

    /// A township reads its own page.
    private func township(_ visit: Visit) async throws -> Reply {
        let (actor, region) = (try visit.actor, try visit.part("region"))
        guard actor.role.readsWholeCounty || actor.region.digits == region else { throw WebFault.notFound }
        return try await withPack(visit) { pages in
            guard let one = pages.pack.township(region) else { throw WebFault.notFound }
            return .page(pages.township(one, await visit.pageContext, seesAll: actor.role.readsWholeCounty))
        }
    }

    /// Its bulletin names who is late by now, as one that is drafted does.
    private func archive(_ visit: Visit) async throws -> Reply {
        let (office, desk) = (try visit.actor.unitName, desk)
        return try await withPack(visit) { pages in
            let (path, round) = (Self.newPath("zip"), pages.round)
            let late = try await database.read { tx in try desk.late(for: round, tx) }
            try PackArchive.write(pages.pack, office: office, late: late, to: path)
            let name = "调度材料 \(pages.pack.due).zip"
            return .file(path, name: name, type: FileType.zip.contentType, deleteAfter: true)
        }
    }
}
