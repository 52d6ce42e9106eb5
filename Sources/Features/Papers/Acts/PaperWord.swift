import Core
import Database
import Documents
import Files
import Pages
import PaperFormat

/// A document as `.docx`: in the standard form, or in the county's own.
struct PaperWord: Sendable {
    /// Where the county's own forms lie; nil where none can be opened.
    let vault: FileVault?

    init(_ vault: FileVault?) { self.vault = vault }

    /// What stands in the way of writing it with this form; empty where nothing does.
    func issues(of paper: Paper, _ template: TemplateLine?) -> [Issue] {
        guard let template else { return [] }
        switch Self.open(template, in: vault) {
        case .refused(let issues): return issues
        case .done(let form): return form.issues(for: paper.fields)
        }
    }

    /// Writes to `path`. Nothing is written where something is missing.
    func write(_ paper: Paper, _ template: TemplateLine?, to path: String) throws -> Outcome<Void> {
        guard let template else {
            try DocxWriter.write(paper.printed, to: path)
            return .done
        }
        switch Self.open(template, in: vault) {
        case .refused(let issues): return .refused(issues)
        case .done(let form):
            let issues = form.issues(for: paper.fields)
            guard issues.isEmpty else { return .refused(issues) }
            try form.write(paper.fields, to: path)
            return .done
        }
    }

    private static func open(_ template: TemplateLine, in vault: FileVault?) -> Outcome<PaperTemplate> {
        guard let vault, let digest = FileDigest(template.digest), vault.contains(digest) else {
            return .refused([Issue("template.vanished")])
        }
        do {
            return .done(try PaperTemplate(.file(path: vault.path(of: digest))))
        } catch {
            return .refused([error.issue()])
        }
    }
}

extension Paper {
    /// What a county's own form is filled with.
    var fields: PaperFields {
        let printed = printed
        var words = Dictionary(
            content.figures.map { ($0.key, $0.words) },
            uniquingKeysWith: { first, _ in first }
        )
        let day = printed.dated.map(OfficialPaper.words) ?? ""
        let standard = [
            "标题": content.title, "发文字号": numberWords, "主送": AddresseeLine.words(content.addressees),
            "发文机关": unitName, "署名": content.signature.isEmpty ? unitName : content.signature, "成文日期": day,
            "抄送": content.copies.joined(separator: "，"), "编印单位": content.office,
            "印发日期": (issuedAt?.day ?? content.dated).map(OfficialPaper.words) ?? "", "紧急程度": content.urgency,
            "附注": content.remark,
            "人员": content.people.map { "\($0.word)：\($0.text)" }.joined(separator: "\n"),
            "附件": printed.attachmentNames.joined(separator: "\n"),
        ]
        words.merge(standard) { _, standard in standard }
        let figures = content.figuresByKey
        let lists = Dictionary(
            content.tables.map { table in
                let rows = table.rows.map { $0.map { PaperSource.text($0, figures).plain } }
                return (table.name, PaperFields.List(columns: table.columns.map(\.title), rows: rows))
            },
            uniquingKeysWith: { first, _ in first }
        )
        var body = printed.body
        for annex in printed.attachments { body += [.paragraph(PaperText("附件：\(annex.title)"))] + annex.body }
        var mayBeEmpty: Set<String> = ["抄送", "紧急程度", "附注", "人员", "附件", "印发日期", "编印单位"]
        if !kind.needsAddressee { mayBeEmpty.insert("主送") }
        if issuedAt == nil { mayBeEmpty.insert("成文日期") }
        return PaperFields(words: words, mayBeEmpty: mayBeEmpty, lists: lists, body: body)
    }
}
