import Core
import Pages
import Regions
import Web

/// The sheet a form of administration brings.
enum SheetUpload {
    struct Fault: Error {
        let error: FieldError
    }

    static let types = [".xlsx", ".csv", ".txt"]
    static let largest = 10_000_000
    static let limit = largest + 65_536
    private static let shownProblems = 200

    static func file(of visit: Visit) throws -> Upload {
        guard let upload = visit.uploads.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
            throw Fault(error: FieldError("file", "选择要导入的表格，例如 单位.xlsx。"))
        }
        return upload
    }

    static func problems(_ issues: [Issue]) -> SheetImportPage.Result {
        .problems(issues.prefix(shownProblems).map(sheetSentence), total: issues.count)
    }
}
