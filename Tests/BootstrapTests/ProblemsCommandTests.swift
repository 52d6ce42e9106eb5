import Foundation
import TestSupport
import Testing

struct ProblemsCommandTests {
    @Test
    func aListOfProblemsIsReadRowByRow() async throws {
        let list = """
            反馈问题清单,,,
            序号,方面,具体问题,责任单位
            1,人居环境,垃圾清运不及时,农业农村局
            2,资金项目,支付进度慢,财政局
            """
        let cases = [
            CommandCase("problems --help", 0, output: ["read", "verify"]),
            CommandCase(
                "problems read a.csv",
                0,
                output: ["2 行", "第 3 行", "存在问题：垃圾清运不及时", "责任单位：财政局"]
            ),
            CommandCase("problems read b.csv", 1, errors: ["没有找到“存在问题”一列"]),
            CommandCase("problems read nowhere.xlsx", 1, errors: ["找不到文件 nowhere.xlsx"]),
            CommandCase("problems verify --database sqlite:new.sqlite", 0, output: ["抽查结果相同：0 次"]),
        ]
        try await withFolder { folder in
            for (name, text) in [("a.csv", list), ("b.csv", "姓名,年龄\n王芳,30\n李强,40\n")] {
                try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
            }
            for one in cases { try await one.check(in: folder) }
        }
    }
}
