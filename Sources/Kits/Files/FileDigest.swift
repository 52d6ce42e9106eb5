/// SHA-256 of a file's bytes: 64 lower-case hexadecimal digits, and its address in the vault.
package struct FileDigest: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Nil for anything but 64 lower-case hexadecimal digits, so a digest can stand in a path.
    package init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        description = text
    }
}
