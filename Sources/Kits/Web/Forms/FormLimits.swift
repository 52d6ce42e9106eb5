/// How much one form may hold, beside the bytes its route takes.
package struct FormLimits: Sendable, Hashable {
    package var fields: Int
    package var files: Int
    /// Bytes of one text. Takes a document of three million characters: the feature says what it does with it.
    package var fieldBytes: Int
    /// Bytes of the header lines of one part.
    package var headerBytes: Int

    package init(fields: Int = 5000, files: Int = 50, fieldBytes: Int = 12 * 1024 * 1024, headerBytes: Int = 8192) {
        self.fields = fields
        self.files = files
        self.fieldBytes = fieldBytes
        self.headerBytes = headerBytes
    }
}
