import Core

/// A PDF of a Word document, by LibreOffice where that is installed. Blocking.
package struct PrintOffice: Sendable {
    /// Nil where the program is not installed.
    package static let installed = ConversionTool.office.map { PrintOffice(tool: $0) }

    let tool: ConversionTool

    /// - Parameters:
    ///   - forArchive: PDF/A-3b (ISO 19005-3), for files that are kept.
    ///   - fonts: a configuration of fontconfig, for what stands in the place of fonts that are missing.
    package func callAsFunction(
        _ document: ByteSource,
        forArchive: Bool,
        fonts: [UInt8]
    ) throws(DocumentFault) -> [UInt8] {
        let archive = #"writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"3"}}"#
        return try convertOffice(
            document,
            .docx,
            to: "pdf",
            filter: forArchive ? archive : "writer_pdf_Export",
            files: ["fonts.conf": fonts],
            variables: ["FONTCONFIG_FILE": "fonts.conf"],
            limits: .standard,
            tool: tool
        )
    }
}
