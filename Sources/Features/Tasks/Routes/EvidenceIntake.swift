import Core
import Files
import Pages
import Web

/// Looks at uploaded evidence before an act, and takes it into the vault once the act was allowed.
package struct EvidenceIntake {
    let vault: FileVault
    let environment: Environment
    /// Endings the page names beside the field: what people mostly hand in, though more is taken.
    let offered: [String]

    package static let limit = 20
    package static let endings = [".jpg", ".jpeg", ".png", ".pdf", ".docx", ".xlsx", ".doc", ".xls", ".txt"]

    package init(vault: FileVault, environment: Environment, offered: [String] = EvidenceIntake.endings) {
        self.vault = vault
        self.environment = environment
        self.offered = offered
    }

    /// Looks, and keeps at once.
    package func take(_ uploads: [Upload]) throws -> Outcome<[NewAttachment]> {
        switch look(at: uploads) {
        case .refused(let issues): .refused(issues)
        case .done(let evidence): .done(try evidence.keep())
        }
    }

    /// Size, type and count of what was sent; nothing is kept yet.
    package func look(at uploads: [Upload], lost: [String] = []) -> Outcome<Evidence> {
        guard lost.isEmpty else {
            return .refused([Issue("file.lost", field: "files", ["names": lost.joined(separator: "、")])])
        }
        let files = uploads.filter { $0.size > 0 }
        guard files.count <= Self.limit else {
            return .refused([Issue("file.count", field: "files", ["count": String(Self.limit)])])
        }
        if let large = files.first(where: \.isTooLarge) {
            let limit = Format.size(bytes: vault.largest)
            let total = Format.size(bytes: TaskRoutes.uploadLimit(vault))
            return .refused([Issue("file.large", field: "files", ["name": large.name, "limit": limit, "total": total])])
        }
        for file in files {
            do {
                try vault.check(contentsOf: file.path, originalName: file.name)
            } catch {
                let reason = error.sentence(offered: offered)
                return .refused([Issue("file.refused", field: "files", ["reason": reason])])
            }
        }
        let (vault, environment) = (vault, environment)
        return .done(
            Evidence(count: files.count) { try files.map { try Self.keep($0, in: vault, environment) } }
        )
    }

    private static func keep(
        _ file: Upload,
        in vault: FileVault,
        _ environment: Environment
    ) throws -> NewAttachment {
        let stored = try vault.store(contentsOf: file.path, originalName: file.name, declaredType: file.declaredType)
        return NewAttachment(environment.newID(), stored)
    }
}
