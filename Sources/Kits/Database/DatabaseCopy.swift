/// What was copied of one table, and whether both sides hold the same.
package struct CopiedTable: Hashable, Sendable {
    package let table: String
    package let sourceRows: Int
    package let targetRows: Int
    /// SHA-256 over the rows in any order, in hexadecimal.
    package let sourceDigest: String
    package let targetDigest: String

    package var isEqual: Bool { sourceRows == targetRows && sourceDigest == targetDigest }
}
