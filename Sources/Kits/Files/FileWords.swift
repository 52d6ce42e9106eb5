import Core

extension FileFault {
    /// - Parameter offered: endings the page named beside the field; those of all types that are taken where nil.
    package func issue(field: String? = nil, offered: [String]? = nil) -> Issue {
        switch self {
        case .empty: Issue("file.empty", field: field)
        case .tooLarge(let limit): Issue("file.tooLarge", field: field, ["limit": megabytes(limit)])
        case .typeNotAllowed(let type, let allowed):
            Issue(
                "file.typeNotAllowed",
                field: field,
                ["found": spaced(type.words), "allowed": offered?.joined(separator: "、") ?? endings(of: allowed)]
            )
        case .notReally(let ending, .unknown): Issue("file.notReallyUnknown", field: field, ["ending": ending])
        case .notReally(let ending, let detected):
            Issue("file.notReally", field: field, ["ending": ending, "found": spaced(detected.words)])
        case .passwordProtected: Issue("file.passwordProtected", field: field)
        case .missing: Issue("file.missing", field: field)
        case .changed: Issue("file.changed", field: field)
        case .sealed: Issue("file.sealed", field: field)
        case .diskFull: Issue("file.diskFull", field: field)
        case .storage: Issue("file.storage", field: field)
        }
    }

    /// The Chinese sentence that says what is the matter and what to do.
    package var sentence: String { sentence(offered: nil) }

    package func sentence(offered: [String]?) -> String { fileWords.sentence(for: issue(offered: offered)) }
}

package let fileWords = IssueWords([
    "file.empty": "这个文件是空的，0 个字节。打开原文件看看内容是否已保存，再传一次。",
    "file.tooLarge": "这个文件超过 {limit} MB。照片可以先压缩，录像可以截取要紧的一段，再上传。",
    "file.typeNotAllowed": "这是{found}，这里收不了。可以上传的有：{allowed}。",
    "file.notReally": "这个文件名以 .{ending} 结尾，但内容是{found}。上传原来的文件，不要只改名字。",
    "file.notReallyUnknown": "这个文件名以 .{ending} 结尾，但内容不是 {ending} 文件，可能没有传完。找到能打开的原文件，再上传。",
    "file.passwordProtected": "这个文件加了密码，别人打不开。去掉打开密码后另存，再上传。",
    "file.missing": "文件库里没有这个文件。联系管理员从备份中恢复。",
    "file.changed": "文件库里的这个文件和存入时不一样了。联系管理员检查磁盘，并从备份中恢复。",
    "file.sealed": "这个文件是加密存放的，用现在的密钥打不开。联系管理员核对 personal-key 是不是原来那一把；是的话从备份中恢复文件。",
    "file.diskFull": "服务器磁盘满了，文件没有存上。联系管理员腾出空间后再传，填写的内容已为你保留。",
    "file.storage": "文件没有存上。稍后再传一次；仍不行时联系管理员查看磁盘。",
])

private func megabytes(_ bytes: Int) -> String {
    bytes % 1_000_000 == 0 ? String(bytes / 1_000_000) : String(Double(bytes / 100_000) / 10)
}

/// A space between a Chinese character and a Latin word.
private func spaced(_ words: String) -> String {
    words.unicodeScalars.first?.isASCII == true ? " " + words : words
}

private func endings(of types: [FileType]) -> String {
    types.map { "." + $0.ending }.joined(separator: "、")
}
