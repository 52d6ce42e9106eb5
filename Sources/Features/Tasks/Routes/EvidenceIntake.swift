import Core
import Files
import Pages
import Web

/// Takes uploaded evidence into the vault before the act that needs it.
struct EvidenceIntake {
    let vault: FileVault
    let environment: Environment

    static let limit = 20

    func take(_ uploads: [Upload], lost: [String] = []) throws -> Outcome<[NewAttachment]> {
        guard lost.isEmpty else {
            return .refused([Issue("file.lost", field: "files", ["names": lost.joined(separator: "、")])])
        }
        let files = uploads.filter { $0.size > 0 }
        guard files.count <= Self.limit else {
            return .refused([Issue("file.count", field: "files", ["count": String(Self.limit)])])
        }
        if let large = files.first(where: \.isTooLarge) {
            let limit = Format.size(bytes: FileLimits.evidence.size)
            let total = Format.size(bytes: TaskRoutes.uploadLimit)
            return .refused([Issue("file.large", field: "files", ["name": large.name, "limit": limit, "total": total])])
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
