import Foundation
import TestSupport
import Testing

struct SheetCommandTests {
    private static let report = """
        云岭县农村户厕改造进度表,,,
        填报单位：云雾镇,,单位：户,
        序号,行政村,计划,完成
        1,上坪村,30,20
        2,下坪村,25,25

        合计,,55,45
        注：数据截至6月10日。,,,
        """

    /// Separated by what an input method writes for a comma.
    private static let units = """
        产业项目表，，，
        单位：户、元，，，
        项目，面积(亩)，投资（万元），受益户数
        花椒，120，30，20
        核桃，80，12，15
        """

    @Test
    func aSheetIsUnderstoodAndPrinted() async throws {
        let cases = [
            CommandCase("sheet --help", 0, output: ["inspect", "read"]),
            CommandCase("sheet inspect --help", 0, output: ["OVERVIEW: ", "退出码"]),
            CommandCase("sheet read --help", 0, output: ["OVERVIEW: ", "退出码"]),
            CommandCase(
                "sheet inspect a.csv",
                0,
                output: ["云岭县农村户厕改造进度表", "表头：第 3 行", "数据：第 4 至 5 行", "合计：第 7 行", "B 列：行政村（行政区划）"]
            ),
            CommandCase(
                "sheet inspect a.csv --format json",
                0,
                output: [
                    #""header_rows":[3],"first_data_row":4,"last_data_row":5"#,
                    #""path":"计划","type":"integer","unit":"户""#,
                ]
            ),
            CommandCase(
                "sheet inspect units.csv --format json",
                0,
                output: [
                    #""path":"面积","type":"integer","unit":"亩""#, #""path":"投资","type":"amount","unit":"万元""#,
                    #""path":"受益户数","type":"integer","unit":"户""#,
                ]
            ),
            CommandCase(
                "sheet read a.csv --format csv",
                0,
                output: ["序号,行政村,计划（户）,完成（户）\r\n1,上坪村,30,20\r\n2,下坪村,25,25\r\n"]
            ),
            CommandCase("sheet read a.csv --totals", 0, output: ["合计,,55,45"]),
            CommandCase("sheet read a.csv --table 2", 1, errors: ["只有 1 张表，没有第 2 张"]),
            CommandCase("sheet read a.csv --table 0", 1, errors: ["--table 从 1 数起"]),
            CommandCase("sheet read a.csv --sheet 表二", 1, errors: ["没有叫“表二”的工作表，有：a"]),
            CommandCase("sheet read a.csv --format pdf", 64, errors: ["pdf"]),
            CommandCase("sheet inspect nowhere.xlsx", 1, errors: ["找不到文件 nowhere.xlsx"]),
            CommandCase("sheet inspect empty.csv", 1, errors: ["这个表格文件是空的，0 个字节。打开原表看看内容是否已保存。"]),
            CommandCase("sheet inspect fake.xlsx", 1, errors: ["这个文件名以 .xlsx 结尾，但内容是"]),
            CommandCase("sheet inspect wide.csv", 1, errors: ["这个表格有一行超过 500 列，读不了这么宽的表"]),
            CommandCase("sheet inspect words.csv", 1, errors: ["没有一行一条的表格"]),
        ]
        try await withFolder { folder in
            for (name, text) in [
                ("a.csv", Self.report), ("units.csv", Self.units), ("empty.csv", ""),
                ("fake.xlsx", "<html><p>名称,数量</p>"), ("words.csv", "今天天气很好\n"),
                ("wide.csv", (1...501).map { "列\($0)" }.joined(separator: ",") + "\n1,2\n"),
            ] {
                try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
            }
            for one in cases { try await one.check(in: folder) }
        }
    }
}
