import Core

/// Reads `.txt`, `.md` and `.docx`; what the file is, is told by its bytes.
/// - Parameter name: the name the file was brought under; only its ending is used.
package func readDocument(
    at path: String,
    name: String,
    limits: DocumentLimits = .standard
) throws(DocumentFault) -> TextDocument {
    try readDocument(.file(path: path), name: name, limits: limits)
}

package func readDocument(
    _ source: ByteSource,
    name: String,
    limits: DocumentLimits = .standard
) throws(DocumentFault) -> TextDocument {
    throw .unreadable
}

/// Text from a form: line ends made alike, control characters taken out.
package func readPastedText(_ text: String, limits: DocumentLimits = .standard) throws(DocumentFault) -> TextDocument {
    throw .unreadable
}
