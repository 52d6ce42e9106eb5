import Documents
import Foundation
import Web

extension SeenPage {
    /// The rows of the first sheet of a workbook that was sent.
    package var sheet: [[String]] {
        get throws { try SheetReader(.bytes(body), name: "a.xlsx").rest().map(\.cells) }
    }

    /// The name a file was sent under; nil for a page.
    package var fileName: String? {
        headers["Content-Disposition"]?.components(separatedBy: "UTF-8''").last?.removingPercentEncoding
    }
}
