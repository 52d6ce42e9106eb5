import Accounts
import Core
import Database
import Foundation

/// What a backup would put in the place of the county: found by checking all of it.
struct RestorePlan: Sendable {
    let file: BackupFolder.File
    let manifest: BackupManifest
    let verdict: CheckBackup.Verdict
    let facts: CountyFacts
    /// The person who restores stays signed in: account and post are open in the backup too.
    let keepsPerson: Bool
}

/// Checks a backup and reads what it holds of a county. Throws a `BackupFault`.
struct CompareBackup {
    let settings: Settings

    func callAsFunction(
        _ file: BackupFolder.File,
        by actor: Actor,
        ownName: String,
        progress: @escaping WorkProgress.Teller
    ) async throws -> RestorePlan {
        let work = try WorkFolder(in: settings.backups)
        defer { work.remove() }
        let verdict = try await CheckBackup()(settings.backups + "/" + file.name, in: work.path, progress: progress)
        return try await Self.plan(file, verdict, in: work.path, by: actor, ownName: ownName, settings)
    }

    /// The plan of a checked backup that lies unpacked in `folder`. What another key sealed would not open here, and this one
    /// would go on beside it.
    static func plan(
        _ file: BackupFolder.File,
        _ verdict: CheckBackup.Verdict,
        in folder: String,
        by actor: Actor,
        ownName: String,
        _ settings: Settings
    ) async throws -> RestorePlan {
        let county = actor.county
        let database = try await OpenDatabase(address: .sqlite(path: folder + "/" + BackupManifest.database)).open()
        let result: Result<RestorePlan, any Error>
        do {
            let plan = try await database.read { tx in
                let counties = try tx.countyFacts.counties()
                if counties.isEmpty { throw BackupFault.damaged("里面没有任何岗位") }
                if try tx.posts.reachBeyond(county) {
                    throw BackupFault.otherCounty(counties.joined(separator: "、"), own: ownName)
                }
                return RestorePlan(
                    file: file,
                    manifest: verdict.manifest,
                    verdict: verdict,
                    facts: try tx.countyFacts.facts(of: county),
                    keepsPerson: try tx.sessions.admits(actor.account, on: actor.post)
                )
            }
            // Another county's backup is of another key too: whose it is goes first.
            try await CheckPersonalKey(database, settings)()
            result = .success(plan)
        } catch is WrongPersonalKey {
            result = .failure(BackupFault.otherKey)
        } catch {
            result = .failure(error)
        }
        try await database.close()
        return try result.get()
    }
}
