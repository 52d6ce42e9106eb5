import Accounts
import Core
import Documents

/// The list of documents as a workbook.
struct PaperListSheet {
    let lines: [PaperLineItem]
    let note: ListNote

    var document: SheetDocument {
        let columns = [
            SheetColumn("标题", .wrapped, width: 44), SheetColumn("种类", .centred, width: 14),
            SheetColumn("发文字号", .centred, width: 22), SheetColumn("发文单位", .wrapped, width: 24),
            SheetColumn("主送", .wrapped, width: 30), SheetColumn("应签收", .integer, width: 9),
            SheetColumn("已签收", .integer, width: 9), SheetColumn("状态", .centred, width: 10),
            SheetColumn("印发日期", .day, width: 12),
        ]
        return SheetDocument(note.sheet("文书", counter: "份", columns, lines.map(Self.cells)))
    }

    /// Nobody signs for a draft.
    private static func cells(_ line: PaperLineItem) -> [SheetCell] {
        let isSigned = line.addressed > 0 && line.issuedAt != nil
        return [
            .text(line.title), .text(line.kind.word), .text(line.number), .text(line.unitName),
            .text(line.addressed > 0 ? line.addressedWords : ""), isSigned ? .integer(line.addressed) : .blank,
            isSigned ? .integer(line.received) : .blank, .text(line.stage.word), .day(line.issuedAt?.day),
        ]
    }
}

extension PaperFilter {
    /// What the list is narrowed to, in words.
    var parts: [String] {
        [words.isEmpty ? nil : "含“\(words)”", kind?.word, stage?.word, isAboutProblems ? "问题的通知单" : nil]
            .compactMap(\.self)
    }
}
