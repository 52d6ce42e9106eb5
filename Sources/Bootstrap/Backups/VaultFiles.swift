import Files
import Foundation

/// The files of a vault's folder.
struct VaultFiles {
    let digests: [String]

    /// What lies there now and is whole: a file takes its place in one step, and none is ever removed.
    init(in folder: String) {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        digests = names.compactMap { name in
            guard let digest = FileDigest(String(name.split(separator: "/").last ?? "")) else { return nil }
            return name == Self.place(of: digest) ? digest.description : nil
        }.sorted()
    }

    /// Where a file lies inside the vault's folder.
    static func place(of digest: FileDigest) -> String {
        let path = FileVault(root: "/").path(of: digest)
        return String(path.drop { $0 == "/" })
    }
}
