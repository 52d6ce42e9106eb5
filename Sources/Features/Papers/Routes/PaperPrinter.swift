import Core
import Documents
import Files
import Foundation
import PaperFormat
import Web

/// Files of a document that go with an answer, and are gone once they are sent.
struct PaperPrinter {
    /// A county's own form is printed by LibreOffice, the standard's by WeasyPrint from the page itself.
    static func isInstalled(for template: TemplateLine?) -> Bool {
        template == nil ? PrintPDF.installed != nil : PrintOffice.installed != nil
    }

    let desk: PaperDesk

    static func newPath(_ ending: String) -> String {
        NSTemporaryDirectory() + "luoshi-paper-\(UInt64.random(in: 0...UInt64.max)).\(ending)"
    }

    static func reply(_ path: String, name: String, _ type: FileType) -> Reply {
        .file(path, name: "\(name).\(type.ending)", type: type.contentType, deleteAfter: true)
    }

    /// The Word file, or what is missing in it.
    func word(_ paper: Paper, _ template: TemplateLine?) async throws -> Outcome<Reply> {
        let (path, writer) = (Self.newPath("docx"), PaperWord(desk.vault))
        let outcome = try await desk.words.run { try writer.write(paper, template, to: path) }
        switch outcome {
        case .done: return .done(Self.reply(path, name: paper.fileName, .docx))
        case .refused(let issues): return .refused(issues)
        }
    }

    func pdf(_ paper: Paper, _ template: TemplateLine?, forArchive: Bool) async throws -> Outcome<Reply> {
        if let template { return try await pdf(paper, in: template, forArchive: forArchive) }
        guard let printer = PrintPDF.installed else { return .refused([Issue("pdf.missing")]) }
        let (path, printed) = (Self.newPath("pdf"), paper.printed)
        do {
            try await desk.pdfs.run { try printer(printed, forArchive: forArchive, to: path) }
            return .done(Self.reply(path, name: paper.fileName, .pdf))
        } catch is DocumentFault {
            return .refused([Issue("pdf.failed")])
        }
    }

    /// The filled form as it is, not as the standard would have it.
    private func pdf(_ paper: Paper, in template: TemplateLine, forArchive: Bool) async throws -> Outcome<Reply> {
        guard let printer = PrintOffice.installed else { return .refused([Issue("pdf.missing.office")]) }
        let (word, path, writer) = (Self.newPath("docx"), Self.newPath("pdf"), PaperWord(desk.vault))
        defer { try? FileManager.default.removeItem(atPath: word) }
        let outcome = try await desk.words.run { try writer.write(paper, template, to: word) }
        guard outcome.value != nil else { return .refused(outcome.issues) }
        do {
            try await desk.pdfs.run { try PrintPDF.office(word, with: printer, forArchive: forArchive, to: path) }
            return .done(Self.reply(path, name: paper.fileName, .pdf))
        } catch is DocumentFault {
            return .refused([Issue("pdf.failed")])
        }
    }
}

extension Paper {
    /// 督办〔2026〕3号 关于…的通知
    var fileName: String {
        let name = (number == nil ? "（拟稿）" : numberWords + " ") + content.title
        return String(name.filter { !"/\\:*?\"<>|".contains($0) }.prefix(80))
    }
}
