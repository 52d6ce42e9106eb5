import Files

extension FileDigest {
    /// Where a file lies inside the vault's folder.
    var place: String { String(FileVault(root: "/").path(of: self).drop { $0 == "/" }) }
}
