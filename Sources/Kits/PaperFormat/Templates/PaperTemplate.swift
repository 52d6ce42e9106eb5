import Core
import Documents

/// A document the county wrote in Word, with fields in 〔…〕.
///
/// - 〔标题〕 anywhere is replaced by its words, also where Word has cut it into several runs.
/// - 〔正文〕 alone in a paragraph becomes the whole body.
/// - A table row with 〔问题.措施〕 is repeated for each line of the list 问题.
/// - A line of which only its label would be left, 抄送：〔抄送〕 of a document without copies, is not printed.
package final class PaperTemplate {
    static let bodyField = "正文"

    private let file: OfficeFile
    /// Parts with text: the document, headers and footers.
    let parts: [(name: String, root: XMLElement)]

    /// A form of an office is small: what unpacks to more than 40 MB a part is none.
    package init(_ source: ByteSource) throws(DocumentFault) {
        var limits = DocumentLimits()
        limits.partSize = 40_000_000
        file = try OfficeFile(source, limits: limits)
        if file.hasMacros { throw .macroDocument }
        var parts: [(name: String, root: XMLElement)] = []
        for name in file.names where Self.isTextPart(name) {
            if let root = try file.tree(of: name) { parts.append((name, root)) }
        }
        guard parts.contains(where: { $0.name == "word/document.xml" }) else { throw .damaged(.docx) }
        self.parts = parts
    }

    private static func isTextPart(_ name: String) -> Bool {
        guard name.hasPrefix("word/"), name.hasSuffix(".xml"), !name.dropFirst(5).contains("/") else { return false }
        let part = name.dropFirst(5)
        return part == "document.xml" || part.hasPrefix("header") || part.hasPrefix("footer")
    }

    /// Fields in the order they are met, each once.
    package var fields: [String] {
        var seen: Set<String> = []
        return parts.flatMap { part in part.root.all("w:p").flatMap { PaperSource.names(in: TemplateText($0).words) } }
            .filter { seen.insert($0).inserted }
    }

    /// Signs that are no field, 〔〕, 〔标题 without its end and 标题〕 without its beginning: they would be printed as they
    /// stand.
    package var brokenFields: [String] {
        parts.flatMap { part in part.root.all("w:p").flatMap { Self.broken(TemplateText($0).words) } }
    }

    private static func broken(_ words: String) -> [String] {
        let pieces = words.split(separator: "〔", omittingEmptySubsequences: false)
        func unopened(_ piece: Substring) -> String? {
            piece.firstIndex(of: "〕").map { String(piece[...$0].suffix(12)) }
        }
        let opened = pieces.dropFirst().compactMap { rest -> String? in
            guard let end = rest.firstIndex(of: "〕") else { return "〔" + rest.prefix(12) }
            if rest[..<end].allSatisfy(\.isWhitespace) { return "〔" + rest[...end] }
            return unopened(rest[rest.index(after: end)...])
        }
        return [pieces.first.flatMap(unopened)].compactMap { $0 } + opened
    }

    /// What stands in the way of filling it; empty where nothing does.
    package func issues(for values: PaperFields) -> [Issue] {
        var issues: [Issue] = []
        for field in fields {
            if let (list, column) = PaperFields.parts(of: field) {
                guard let known = values.lists[list] else {
                    issues.append(Issue("template.unknown", ["field": field]))
                    continue
                }
                if !known.columns.contains(column) {
                    let names = known.columns.joined(separator: "、")
                    issues.append(Issue("template.column", ["field": field, "list": list, "columns": names]))
                }
            } else if field == Self.bodyField {
                if values.body.isEmpty { issues.append(Issue("template.empty", ["field": field])) }
            } else if let value = values.words[field] {
                if value.isEmpty, !values.mayBeEmpty.contains(field) {
                    issues.append(Issue("template.empty", ["field": field]))
                }
            } else {
                issues.append(Issue("template.unknown", ["field": field]))
            }
        }
        return issues + shapeIssues
    }

    /// Fields of two lists in one row cannot be repeated; a list's field outside a table has no row.
    package var shapeIssues: [Issue] {
        var issues: [Issue] = []
        for part in parts {
            let rows = part.root.all("w:tr").filter { $0.all("w:tr").isEmpty }
            var inRows = 0
            for row in rows {
                let lists = TemplateRows.lists(of: row)
                inRows += TemplateRows.fields(of: row).filter { PaperFields.parts(of: $0) != nil }.count
                if lists.count > 1 {
                    issues.append(Issue("template.twoLists", ["lists": lists.sorted().joined(separator: "、")]))
                }
            }
            let everywhere = part.root.all("w:p").flatMap { PaperSource.names(in: TemplateText($0).words) }
                .filter { PaperFields.parts(of: $0) != nil }
            if everywhere.count > inRows, let first = everywhere.first {
                issues.append(Issue("template.outsideRow", ["field": first]))
            }
        }
        return issues
    }

    /// Writes the filled document; asks for `issues(for:)` first.
    package func write(_ values: PaperFields, to path: String) throws(DocumentFault) {
        var written: [String: [UInt8]] = [:]
        for part in parts {
            // Headers and footers keep their one paragraph.
            if part.name == "word/document.xml" { TemplateBlanks.takeOut(of: part.root, values) }
            TemplateRows.repeatRows(in: part.root, values)
            try TemplateBody(values: values).insert(in: part.root)
            for paragraph in part.root.all("w:p") {
                TemplateText(paragraph).fill { values.words[$0] }
            }
            written[part.name] = part.root.document
        }
        try file.write(replacing: written, to: path)
    }
}

/// What a template is filled with.
package struct PaperFields: Sendable {
    package struct List: Sendable {
        package var columns: [String]
        package var rows: [[String]]

        package init(columns: [String], rows: [[String]]) {
            self.columns = columns
            self.rows = rows
        }
    }

    package var words: [String: String]
    /// Fields that may be empty: a document without copies has no 抄送.
    package var mayBeEmpty: Set<String>
    package var lists: [String: List]
    package var body: [PaperBlock]

    package init(
        words: [String: String],
        mayBeEmpty: Set<String> = [],
        lists: [String: List] = [:],
        body: [PaperBlock] = []
    ) {
        self.words = words
        self.mayBeEmpty = mayBeEmpty
        self.lists = lists
        self.body = body
    }

    /// `问题.措施` is the column 措施 of the list 问题.
    static func parts(of field: String) -> (list: String, column: String)? {
        guard let dot = field.firstIndex(where: { $0 == "." || $0 == "．" }) else { return nil }
        let (list, column) = (String(field[..<dot]), String(field[field.index(after: dot)...]))
        return list.isEmpty || column.isEmpty ? nil : (list, column)
    }
}
