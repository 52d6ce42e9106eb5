#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file a person sent with a form, in a temporary file that is deleted after the request unless it is moved away.
package struct Upload: Sendable, Hashable {
    /// The form field it came in.
    package let field: String
    /// The name it had on the person's device, without folders.
    package let name: String
    /// What the browser says it is; nothing may rest on that.
    package let declaredType: String
    /// Where it lies now. Rename it from here to keep it.
    package let path: String
    /// Bytes.
    package let size: Int
    /// More than the form's route takes: read past, and nothing of it kept.
    package let isTooLarge: Bool

    package init(
        field: String,
        name: String,
        declaredType: String,
        path: String,
        size: Int,
        isTooLarge: Bool = false
    ) {
        self.field = field
        self.name = name
        self.declaredType = declaredType
        self.path = path
        self.size = size
        self.isTooLarge = isTooLarge
    }
}

extension Upload {
    /// Deletes the temporary file; one that was moved away is left alone.
    func discard() { unlink(path) }
}
