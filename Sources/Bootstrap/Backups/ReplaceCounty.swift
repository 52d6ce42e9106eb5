import Accounts
import Core
import Database
import Foundation
import Logging
import Records
import Web

/// A backup takes the place of everything the county holds, while the server runs.
///
/// Everything is checked first and the files are put back; then the site stops for whoever else is there, the present
/// state is backed up, and the database is replaced in one transaction that already holds who did it. Where anything
/// fails, or the process dies, the county is as it was.
struct ReplaceCounty: Sendable {
    let settings: Settings
    let database: Database
    let environment: Environment
    let logger: Logger
    let pause: SitePause
    /// Drops what is kept in memory of the county.
    let forget: @Sendable () -> Void

    /// Who restores, in which session.
    struct Person: Sendable {
        let actor: Actor
        let session: SessionID
        let county: String
    }

    /// What happened, as a sentence.
    func callAsFunction(
        _ file: BackupFolder.File,
        by person: Person,
        progress: @escaping WorkProgress.Teller
    ) async throws -> String {
        do {
            return try await replace(file, person, progress)
        } catch DatabaseCopy.Fault.target(.lost) {
            throw CommandRefusal("写到最后时与数据库断开了，恢复可能已经完成，也可能没有。看留痕里有没有“恢复备份”；没有就再恢复一次。", code: 3)
        } catch {
            let sentence = CommandRefusal(error)?.description ?? "没有完成：\(error)"
            throw CommandRefusal("\(sentence) 现在的数据没有改动。")
        }
    }

    private func replace(
        _ file: BackupFolder.File,
        _ person: Person,
        _ progress: @escaping WorkProgress.Teller
    ) async throws -> String {
        let restore = RestoreBackup(settings: settings)
        let work = try WorkFolder(in: settings.backups)
        defer { work.remove() }
        let path = settings.backups + "/" + file.name
        let verdict = try await CheckBackup()(path, in: work.path, progress: progress)
        let plan = try await CompareBackup.plan(
            file,
            verdict,
            in: work.path,
            by: person.actor,
            ownName: person.county,
            settings
        )
        let folder = work.path
        try await onOwnThread { try restore.addFiles(verdict.manifest, from: folder, progress: progress) }
        return try await pause.whileAlone(Self.words(nil)) { tell in
            let progress: WorkProgress.Teller = { step in
                progress(step)
                tell(Self.words(step))
            }
            let safety = try await backUp(progress)
            let county = work.path + "/" + BackupManifest.database
            let isKept = try await prepare(county, plan, safety, person)
            try await restore.replaceDatabase(with: county, progress: progress)
            forget()
            logger.notice("\(person.actor.name) restored \(file.name); the state before is in \(safety)")
            let words = isKept ? "其他人要重新登录。" : "所有人都要重新登录。"
            return "已恢复 \(file.name)：\(verdict.words)。\(words)恢复前的数据留在 \(safety)。"
        }
    }

    static func words(_ step: WorkProgress?) -> String {
        let done = step.map { "（\($0.words) \($0.done) / \($0.total)）" } ?? ""
        return "系统管理员正在用备份恢复全县数据\(done)，其他操作先停一停。"
    }

    private func backUp(_ progress: @escaping WorkProgress.Teller) async throws -> String {
        let name = BackupFolder.name(at: environment.now(), beforeRestore: true)
        _ = try await MakeBackup(settings: settings, environment: environment)(
            database,
            to: settings.backups + "/" + name,
            progress: progress
        )
        return name
    }

    /// Makes the checked county ready to stand here: nobody's old session is open, and its record says who brought it.
    /// Answers whether the person stays signed in.
    private func prepare(_ path: String, _ plan: RestorePlan, _ safety: String, _ person: Person) async throws -> Bool {
        let carried = try await database.read { try $0.sessions.carried(person.session) }
        let county = try await OpenDatabase(address: .sqlite(path: path)).open()
        let (environment, file) = (environment, plan.file.name)
        let result: Result<Bool, any Error>
        do {
            result = .success(
                try await county.write { tx in
                    let now = environment.now()
                    let isKept = try tx.sessions.replaceAll(with: carried, at: now)
                    let detail = "\(file)（\(plan.madeAtWords)的数据）；恢复前的数据留在 \(safety)"
                    let entry = RecordEntry("backup.restoring", on: "backup", now.milliseconds, detail)
                    try tx.records.append(entry, by: person.actor, in: environment)
                    return isKept
                }
            )
        } catch {
            result = .failure(error)
        }
        try await county.close()
        return try result.get()
    }
}
