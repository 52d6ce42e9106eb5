import Documents
import Foundation

/// Makes a PDF of a document's own HTML with WeasyPrint, where that is installed. Blocking: see `PrintShop`.
package struct PrintPDF: Sendable {
    /// Nil where the program is not installed.
    package static let installed = ConversionTool.weasyPrint.map { PrintPDF(tool: $0) }

    let tool: ConversionTool

    /// - Parameter forArchive: PDF/A-3b (ISO 19005-3), for files that are kept.
    package func callAsFunction(_ paper: OfficialPaper, forArchive: Bool, to path: String) throws(DocumentFault) {
        // A file for the archive says who it is (ISO 19005-3, 6.1.3), which not every version does by itself, and which
        // colours it means; older versions do not know that option, and go without.
        guard forArchive else { return try make(paper, [], to: path) }
        let archive = ["--pdf-variant", "pdf/a-3b", "--pdf-identifier", UUID().uuidString]
        do {
            try make(paper, archive + ["--output-intent", "srgb"], to: path)
        } catch {
            try make(paper, archive, to: path)
        }
    }

    private func make(_ paper: OfficialPaper, _ variant: [String], to path: String) throws(DocumentFault) {
        let limits = ConversionTool.Limits(seconds: 60, processorSeconds: 50, memoryMegabytes: 3_000)
        let made = try tool.make(
            from: PaperSheet.standalone(paper),
            named: "paper.html",
            result: "paper.pdf",
            arguments: ["--quiet", "--presentational-hints", "--encoding", "utf-8"] + variant + [
                "paper.html", "paper.pdf",
            ],
            files: ["fonts.conf": PackageResources.fonts_conf],
            variables: ["FONTCONFIG_FILE": "fonts.conf"],
            limits: limits
        )
        try Self.keep(made, at: path)
    }

    /// A PDF of a document in the county's own form, as LibreOffice prints it; the same fonts stand in for missing ones.
    package static func office(
        _ document: String,
        with printer: PrintOffice,
        forArchive: Bool,
        to path: String
    ) throws(DocumentFault) {
        let made = try printer(.file(path: document), forArchive: forArchive, fonts: PackageResources.fonts_conf)
        try keep(made, at: path)
    }

    private static func keep(_ made: [UInt8], at path: String) throws(DocumentFault) {
        guard
            FileManager.default.createFile(
                atPath: path,
                contents: Data(made),
                attributes: [.posixPermissions: 0o600]
            )
        else { throw .cannotWrite }
    }
}

/// Printing off the request loop: one job at a time on a thread of its own, so that none keeps a page waiting.
package final class PrintShop: Sendable {
    private let queue = DispatchQueue(label: "luoshi.print")

    package init() {}

    package func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
