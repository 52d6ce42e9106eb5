import Accounts
import Core
import Database
import Foundation
import Logging
import Pages
import Regions
import Web

/// Restoring from the page: a kept or uploaded backup is compared, shown beside the present, confirmed, and put in its place.
struct RestoreRoutes: Sendable {
    /// Bytes of an uploaded backup.
    static let largest = 4_000_000_000

    let backups: BackupRoutes
    let pause: SitePause
    let logger: Logger
    let forget: @Sendable () -> Void

    private var settings: Settings { backups.settings }
    private var database: Database { backups.database }
    private var environment: Environment { backups.environment }
    private var desk: BackupDesk { backups.desk }
    private var folder: BackupFolder { BackupFolder(path: settings.backups) }

    var all: [Route] {
        let administrators = Access.roles([.administrator])
        return [
            .post(
                "/admin/backups/uploads",
                administrators,
                "上传备份",
                uploadLimit: Self.largest + 65_536,
                returnsForm: true,
                upload
            ),
            .post("/admin/backups/{name}/comparison", administrators, "核对备份，与现在的数据对比", compare),
            .get("/admin/backups/{name}/restoration", administrators, "恢复备份会换掉什么", show),
            .post(
                "/admin/backups/{name}/restoration",
                administrators,
                "恢复备份",
                fieldWords: ["county": "县名", "password": "密码"],
                restore
            ),
        ]
    }

    private func upload(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        if try await backups.servesOthers(than: actor) { return BackupRoutes.refusal }
        guard let upload = visit.uploads.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
            return try await refused(Issue("restore.fileMissing", field: "file"), visit)
        }
        if upload.isTooLarge {
            let limit = Format.size(bytes: Self.largest)
            return try await refused(Issue("restore.fileLarge", field: "file", ["limit": limit]), visit)
        }
        let (folder, now) = (folder, environment.now())
        do {
            let name = try await onOwnThread {
                try Archive.checkIsBackup(upload.path, named: upload.name)
                return try folder.take(upload.path, named: upload.name, at: now)
            }
            try await backups.record("backup.upload", name, actor)
            return try await begin(name, visit)
        } catch let fault as BackupFault {
            let page = try await backups.page(visit, [FieldError("file", fault.description)])
            return .unprocessable(page.render(await visit.pageContext))
        }
    }

    private func refused(_ issue: Issue, _ visit: Visit) async throws -> Reply {
        let page = try await backups.page(visit, FieldError.list([issue], restoreWords))
        return .unprocessable(page.render(await visit.pageContext))
    }

    private func compare(_ visit: Visit) async throws -> Reply { try await begin(try backups.existing(visit), visit) }

    private func begin(_ name: String, _ visit: Visit) async throws -> Reply {
        guard let file = folder.file(named: name) else { throw WebFault.notFound }
        let county = try await countyName(visit.actor)
        return try await backups.begin(.comparing(name), visit, at: "/admin/backups/\(name)/restoration") {
            actor,
            tell in
            let compare = CompareBackup(settings: settings)
            desk.keep(try await compare(file, by: actor, ownName: county, progress: tell))
            return "\(name) 已核对，可以恢复。"
        }
    }

    private func show(_ visit: Visit) async throws -> Reply {
        if try await backups.servesOthers(than: visit.actor) { return BackupRoutes.refusal }
        let page = try await page(visit)
        var reply = Reply.page(page.render(await visit.pageContext))
        if page.running != nil { reply.headers.append(("Refresh", "2")) }
        return reply
    }

    private func restore(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        if try await backups.servesOthers(than: actor) { return BackupRoutes.refusal }
        var page = try await page(visit)
        guard let plan = page.plan else {
            let notice = Notice(.blocked, "这份备份还没有核对，或者核对后文件变了。先核对，再恢复。")
            return .redirect(to: "/admin/backups/\(page.name)/restoration", notice: notice)
        }
        page.typedCounty = visit.form.text("county")
        var errors = FieldError.list(
            RestoreRules.issues(county: page.typedCounty, expected: page.county),
            restoreWords
        )
        if errors.isEmpty {
            let confirm = ConfirmPassword(database: database, environment: environment)
            errors = FieldError.list(
                try await confirm(visit.form.raw("password") ?? "", by: actor).issues,
                accountWords
            )
        }
        guard errors.isEmpty else {
            page.errors = errors
            return .unprocessable(page.render(await visit.pageContext))
        }
        let person = ReplaceCounty.Person(actor: actor, session: try visit.session, county: page.county)
        let replace = ReplaceCounty(
            settings: settings,
            database: database,
            environment: environment,
            logger: logger,
            pause: pause,
            forget: forget
        )
        return try await backups.begin(.restoring(plan.file.name), visit) { _, tell in
            try await replace(plan.file, by: person, progress: tell)
        }
    }

    private func page(_ visit: Visit) async throws -> RestorePage {
        let name = try backups.existing(visit)
        let county = try visit.actor.county
        let now = try await database.read { try $0.countyFacts.facts(of: county) }
        return RestorePage(
            name: name,
            county: now.name,
            plan: folder.file(named: name).flatMap(desk.plan),
            now: now,
            running: desk.running,
            ending: desk.ending
        )
    }

    private func countyName(_ actor: Actor) async throws -> String {
        try await database.read { try $0.regions.find(actor.county).name }
    }
}
