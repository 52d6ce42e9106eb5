import Core
import Pages

/// The sentences of region imports.
package let regionWords = IssueWords([
    "region.noColumns":
        "没有找到区划代码和名称两列。第一行写表头，例如 code,name 或 区划代码,名称；没有表头时第一行直接写代码和名称。",
    "region.empty": "文件里没有一行区划。每行写一个区划的代码和名称，例如 620702101000,明永镇。",
    "region.outside": "文件里没有 {place} 范围内的区划。换一个文件，或者核对范围。",
    "region.codeMissing": "第 {row} 行：没有区划代码。填写 12 位代码，例如 620702101000。",
    "region.code": "第 {row} 行：区划代码“{value}”不是 2、4、6、9 或 12 位数字，例如 620702101000。",
    "region.nameMissing": "第 {row} 行：代码 {value} 没有名称。填写全称，例如 明永镇。",
    "region.level": "第 {row} 行：{name}的级别“{value}”与代码的位数不合。省级写 1，地级 2，县级 3，乡级 4，村级 5。",
    "region.class": "第 {row} 行：{name}的城乡分类“{value}”不在代码表里。可用 111、112、121、122、123、210、220。",
    "region.parentDiffers": "第 {row} 行：{name}的上级代码“{value}”与自身代码的前几位不合。",
    "region.parentMissing": "第 {row} 行：{name}（{code}）的上级 {value} 不在文件里，也不在系统里。先补上这一级。",
    "region.doubled": "第 {row} 行：代码 {value}（{name}）与第 {first} 行重复。删去一行。",
])

extension RegionPlan {
    /// What becomes of places that come into a known tree; empty where there are none.
    package var beginning: String {
        begun.isEmpty ? "" : "\(Format.number(begun.count)) 个算从今天起设立：看以前的日子时不列出。"
    }
}
