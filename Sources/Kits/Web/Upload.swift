/// A file a form sent, lying in a temporary place until the answer is given.
package struct Upload: Sendable, Hashable {
    package let field: String
    /// As the client called it; never a path to trust.
    package let name: String
    package let declaredType: String
    package let path: String
    /// Bytes.
    package let size: Int

    package init(field: String, name: String, declaredType: String, path: String, size: Int) {
        self.field = field
        self.name = name
        self.declaredType = declaredType
        self.path = path
        self.size = size
    }
}
