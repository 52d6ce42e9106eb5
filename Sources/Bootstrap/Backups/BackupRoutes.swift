import Accounts
import Core
import Database
import Foundation
import Pages
import Records
import Web

/// `/admin/backups`: making, checking and taking home a backup; `RestoreRoutes` takes one back.
///
/// A backup holds the whole database, so these are closed where the database also serves another county.
struct BackupRoutes: Sendable {
    let settings: Settings
    let database: Database
    let environment: Environment
    let desk: BackupDesk

    var all: [Route] {
        let administrators = Access.roles([.administrator])
        return [
            .get("/admin/backups", administrators, "备份", list),
            .post("/admin/backups", administrators, "立即备份", make),
            .get("/admin/backups/{name}", administrators, "下载备份", download),
            .post("/admin/backups/{name}/check", administrators, "检查备份能不能恢复", check),
        ]
    }

    private func list(_ visit: Visit) async throws -> Reply {
        let page = try await page(visit, [])
        var reply = Reply.page(page.render(await visit.pageContext))
        // The page comes again by itself while there is something to watch, without script too.
        if page.running != nil { reply.headers.append(("Refresh", "3")) }
        return reply
    }

    func page(_ visit: Visit, _ errors: [FieldError]) async throws -> BackupPage {
        let isShared = try await servesOthers(than: visit.actor)
        return BackupPage(
            backups: isShared ? [] : BackupFolder(path: settings.backups).files(),
            isShared: isShared,
            running: isShared ? nil : desk.running,
            ending: isShared ? nil : desk.ending,
            errors: errors
        )
    }

    private func make(_ visit: Visit) async throws -> Reply {
        try await begin(.making, visit) { actor, progress in
            let path = try await MakeBackup(settings: settings, environment: environment)(
                database,
                to: nil,
                progress: progress
            )
            let name = URL(fileURLWithPath: path).lastPathComponent
            try await record("backup.making", name, actor)
            return "已备份：\(name)"
        }
    }

    private func check(_ visit: Visit) async throws -> Reply {
        let name = try existing(visit)
        return try await begin(.checking(name), visit) { actor, progress in
            let work = try WorkFolder(in: settings.backups)
            defer { work.remove() }
            let verdict = try await CheckBackup()(settings.backups + "/" + name, in: work.path, progress: progress)
            try await record("backup.check", name, actor)
            return "\(name) 能恢复：\(verdict.words)。"
        }
    }

    private func download(_ visit: Visit) async throws -> Reply {
        let name = try existing(visit)
        let actor = try visit.actor
        guard try await !servesOthers(than: actor) else { return Self.refusal }
        try await record("backup.download", name, actor)
        return .file(settings.backups + "/" + name, name: name, type: "application/x-tar")
    }

    func begin(
        _ work: BackupDesk.Work,
        _ visit: Visit,
        at address: String = "/admin/backups",
        _ body: @escaping @Sendable (Actor, @escaping WorkProgress.Teller) async throws -> String
    ) async throws -> Reply {
        let actor = try visit.actor
        guard try await !servesOthers(than: actor) else { return Self.refusal }
        let hasBegun = desk.begin(work, by: actor.name, in: environment) { try await body(actor, $0) }
        guard hasBegun else {
            return .redirect(to: "/admin/backups", notice: Notice(.blocked, "上一项还没有做完，等它做完再来。"))
        }
        // Another page of its own shows how far it is.
        let notice = Notice(.news, "已开始，可以离开本页，过一会儿回来看结果。")
        return .redirect(to: address, notice: address == "/admin/backups" ? notice : nil)
    }

    static var refusal: Reply {
        .redirect(to: "/admin/backups", notice: Notice(.blocked, BackupPage.sharedWords))
    }

    func servesOthers(than actor: Actor) async throws -> Bool {
        try await database.read { tx in try tx.posts.reachBeyond(actor.county) }
    }

    func existing(_ visit: Visit) throws -> String {
        let name = try visit.part("name")
        guard BackupFolder(path: settings.backups).files().contains(where: { $0.name == name }) else {
            throw WebFault.notFound
        }
        return name
    }

    func record(_ act: String, _ name: String, _ actor: Actor) async throws {
        let environment = environment
        try await database.write { tx in
            let entry = RecordEntry(act, on: "backup", environment.now().milliseconds, name)
            try tx.records.append(entry, by: actor, in: environment)
        }
    }
}

/// The words of acts on backups in the record.
let backupRecordWords = RecordWords([
    "backup.making": "备份", "backup.check": "检查备份", "backup.download": "下载备份",
    "backup.upload": "上传备份", "backup.restoring": "恢复备份",
])
