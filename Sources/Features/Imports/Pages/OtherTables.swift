import Pages

extension HTMLWriter {
    /// One import takes one table: those of its file that stay behind are named before rows are written, and after.
    /// - Parameters:
    ///   - tables: 工作表“一季度”（312 行）
    ///   - change: where another is chosen; nil once this one is written.
    func otherTables(_ tables: [String], change: String?) {
        guard !tables.isEmpty else { return }
        let names = OtherTables.names(tables)
        tag("div", ["class": "notice notice-news", "role": "status"]) {
            tag("p") {
                // Of a written import it was so then: the others may have been brought since.
                text("一次导入一张表：\(change == nil ? "写入时" : "")还有\(names)没有导入。")
                if let change { link("换一张表", to: change) }
                text(change == nil ? "要导入的，把这个文件再上传一次，在“用哪一张表”里选它。" : "；都要导入的，写入这一张以后再上传一次，选另一张。")
            }
        }
    }
}

/// The tables of a file an import leaves out, in words.
package enum OtherTables {
    private static let named = 5

    static func names(_ tables: [String]) -> String {
        let more = tables.count > named ? "等 \(Format.number(tables.count)) 张表" : ""
        return tables.prefix(named).joined(separator: "、") + more
    }

    /// For whoever has no page: 一次导入一张表：还有工作表“一季度”（312 行）没有导入。 Nil where there is none.
    package static func sentence(_ tables: [String]) -> String? {
        tables.isEmpty ? nil : "一次导入一张表：还有\(names(tables))没有导入。"
    }
}
