import Core
import Database
import Foundation
import Pages
import Records
import Web

/// `/admin/backups`: making a backup and taking it home. Restoring is a command: the server must not run meanwhile.
struct BackupRoutes: Sendable {
    let settings: Settings
    let database: Database
    let environment: Environment

    var all: [Route] {
        let administrators = Access.roles([.administrator])
        return [
            .get("/admin/backups", administrators, "备份") { visit in
                try await checkScope(visit)
                return .page(BackupPage(backups: files(), folder: settings.backups).render(await visit.pageContext))
            },
            .post("/admin/backups", administrators, "立即备份") { visit in try await make(visit) },
            .get("/admin/backups/{name}", administrators, "下载备份") { visit in
                try await checkScope(visit)
                let name = try visit.part("name")
                guard files().contains(where: { $0.name == name }) else { throw WebFault.notFound }
                return .file(settings.backups + "/" + name, name: name, type: "application/x-tar")
            },
        ]
    }

    /// A backup holds the whole database: where that is more than one county's, no county's administrator takes it.
    private func checkScope(_ visit: Visit) async throws {
        let county = try visit.actor.county
        guard try await database.read({ tx in try BackupStore(tx: tx).hasOthers(than: county) }) else { return }
        throw WebFault.forbidden(sentence: "这台服务器上不止一个县的数据，备份由管服务器的人用命令 luoshi backup 做。")
    }

    private func make(_ visit: Visit) async throws -> Reply {
        let actor = try visit.actor
        try await checkScope(visit)
        do {
            let path = try await MakeBackup(settings: settings, environment: environment)(database, to: nil)
            let name = URL(fileURLWithPath: path).lastPathComponent
            let environment = environment
            try await database.write { tx in
                let entry = RecordEntry("backup.making", on: "backup", environment.now().milliseconds, name)
                try tx.records.append(entry, by: actor, in: environment)
            }
            return .redirect(to: "/admin/backups", notice: Notice(.done, "已备份：\(name)"))
        } catch let fault as BackupFault {
            return .redirect(to: "/admin/backups", notice: Notice(.blocked, fault.description))
        }
    }

    private func files() -> [BackupFile] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: settings.backups)) ?? []
        return names.filter { $0.hasSuffix(".tar") }.sorted(by: >).map { name in
            let facts = try? FileManager.default.attributesOfItem(atPath: settings.backups + "/" + name)
            return BackupFile(name: name, size: (facts?[.size] as? Int) ?? 0)
        }
    }
}

struct BackupFile: Sendable {
    let name: String
    /// Bytes.
    let size: Int
}

struct BackupPage {
    let backups: [BackupFile]
    let folder: String

    func render(_ context: PageContext) -> [UInt8] {
        let page = Page(
            "备份",
            lead: "一份备份包含全县数据和全部附件，可以恢复到任何一种数据库。",
            breadcrumbs: [Crumb("今日", "/")],
            primary: .post("立即备份", to: "/admin/backups", icon: .download),
            context: context
        )
        return page.render { w in
            guard !backups.isEmpty else {
                return w.emptyState("还没有备份", "按“立即备份”做第一份，下载后存到另一台机器上。", token: context.token)
            }
            w.table("备份文件", [TableColumn("文件", .name), TableColumn("大小", .short)]) {
                for backup in backups {
                    w.row {
                        w.cell(backup.name, linkingTo: "/admin/backups/\(backup.name)")
                        w.cell(Format.size(bytes: backup.size))
                    }
                }
            }
            w.remark("恢复在服务器上进行：先停服务，再运行 luoshi restore 文件 --database sqlite:新位置。")
        }
    }
}
