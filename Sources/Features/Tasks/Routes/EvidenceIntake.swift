import Core
import Files
import Web

/// Takes uploaded evidence into the vault before the act that needs it.
package struct EvidenceIntake {
    let vault: FileVault
    let environment: Environment

    static let limit = 20

    package init(vault: FileVault, environment: Environment) {
        self.vault = vault
        self.environment = environment
    }

    package func take(_ uploads: [Upload]) throws -> Outcome<[NewAttachment]> {
        let files = uploads.filter { $0.size > 0 }
        guard files.count <= Self.limit else {
            return .refused([Issue("file.count", field: "files", ["count": String(Self.limit)])])
        }
        var taken: [NewAttachment] = []
        for file in files {
            do {
                let stored = try vault.store(
                    contentsOf: file.path,
                    originalName: file.name,
                    declaredType: file.declaredType
                )
                taken.append(
                    NewAttachment(
                        id: environment.newID(),
                        digest: "\(stored.digest)",
                        name: "\(stored.name)",
                        mediaType: stored.type.contentType,
                        size: stored.size
                    )
                )
            } catch {
                return .refused([Issue("file.refused", field: "files", ["reason": error.sentence])])
            }
        }
        return .done(taken)
    }
}
