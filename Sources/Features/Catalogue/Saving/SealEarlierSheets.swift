import Core
import Database
import Files
import Imports
import Ledgers
import Uploads

/// 封存以前的表格: sheets an earlier program kept in the clear are sealed, and what it wrote of their cells. Where it is
/// stopped, the next time goes on.
package struct SealEarlierSheets: Sendable {
    let desk: CatalogueDesk
    let named: NamedDigests

    package init(_ desk: CatalogueDesk, named: @escaping NamedDigests) {
        self.desk = desk
        self.named = named
    }

    package func callAsFunction() async throws {
        try await sealTexts()
        let brought = try await desk.database.read { tx in try tx.importDigests().union(tx.proposalDigests()) }
        for digest in brought.compactMap(FileDigest.init) { try await seal(digest) }
    }

    private func sealTexts() async throws {
        let (database, vault) = (desk.database, desk.vault)
        var one: ImportID?
        repeat {
            let last = one
            one = try await database.write { tx in try tx.imports(vault).sealEarlier(after: last) }
        } while one != nil
        var other: ProposalID?
        repeat {
            let last = other
            other = try await database.write { tx in try tx.proposals(vault).sealEarlier(after: last) }
        } while other != nil
    }

    private func seal(_ digest: FileDigest) async throws {
        let (files, vault) = (desk.files, desk.vault)
        let kept = try await Task.detached { try files.seal(digest, by: vault.sheets.files) }.value
        guard let kept else { return }
        try await desk.database.write { tx in
            try tx.imports(vault).move("\(digest)", to: "\(kept)")
            try tx.proposals(vault).move("\(digest)", to: "\(kept)")
        }
        // Somebody may have brought the same bytes as evidence.
        let all = try await desk.database.read(named)
        if !all.contains("\(digest)") { files.remove(digest) }
    }
}
