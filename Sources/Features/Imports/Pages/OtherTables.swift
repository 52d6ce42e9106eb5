import Pages

extension HTMLWriter {
    /// One import takes one table: those of its file that stay behind are named before rows are written, and after.
    /// - Parameters:
    ///   - tables: 工作表“一季度”（312 行）
    ///   - change: where another is chosen; nil once this one is written.
    func otherTables(_ tables: [String], change: String?) {
        guard !tables.isEmpty else { return }
        let more = tables.count > Self.namedTables ? "等 \(tables.count) 张表" : ""
        let names = tables.prefix(Self.namedTables).joined(separator: "、") + more
        tag("div", ["class": "notice notice-news", "role": "status"]) {
            tag("p") {
                // Of a written import it was so then: the others may have been brought since.
                text("一次导入一张表：\(change == nil ? "写入时" : "")还有\(names)没有导入。")
                if let change { link("换一张表", to: change) }
                text(change == nil ? "要导入的，把这个文件再上传一次，在“用哪一张表”里选它。" : "；都要导入的，写入这一张以后再上传一次，选另一张。")
            }
        }
    }

    private static let namedTables = 5
}
