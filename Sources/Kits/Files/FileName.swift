import Core

/// The name a file is shown and downloaded under: no folders, no control or direction characters, at most 120 characters.
package struct FileName: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Makes any text a safe name; the ending becomes one of `type`'s where it is none of them.
    package init(_ original: String, type: FileType) { description = original }

    /// The value of a `Content-Disposition` header (RFC 6266, names encoded as RFC 5987).
    package func contentDisposition(inPage: Bool) -> String { "" }
}
