import Core

extension DocumentFault {
    /// What the person wanted to have read: the advice differs.
    package enum Reading: String, Sendable {
        case document, sheet
    }

    /// The fault as an issue whose words stand in `documentWords`.
    package func issue(field: String? = nil, reading: Reading = .document) -> Issue {
        Issue("\(reading.rawValue).unreadable", field: field)
    }

    /// The Chinese sentence that says what is the matter and what to do.
    package func sentence(reading: Reading = .document) -> String {
        documentWords.sentence(for: issue(reading: reading))
    }
}

extension DocumentNotice {
    package var sentence: String { "" }
}

package let documentWords = IssueWords([
    "document.unreadable": "这个文件没能读出来。重新上传一次，或把文字粘贴到下面的框里。",
    "sheet.unreadable": "这个表格没能读出来。重新上传一次。",
])
