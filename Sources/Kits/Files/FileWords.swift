import Core

extension FileFault {
    package func issue(field: String? = nil) -> Issue { Issue("file.storage", field: field) }

    /// The Chinese sentence that says what is the matter and what to do.
    package var sentence: String { fileWords.sentence(for: issue()) }
}

package let fileWords = IssueWords(["file.storage": "文件没有存上，稍后再传一次；仍不行时联系管理员查看磁盘。"])
