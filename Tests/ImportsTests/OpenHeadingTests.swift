import Core
import Database
import Imports
import Ledgers
import Programmes
import TestSupport
import Testing
import Web

@Suite("Headings that do not say which field they mean")
struct OpenHeadingTests {
    private static let yaml = """
        key: import-projects
        name: 样例项目
        covers: []
        clause: 产业项目
        lead: housing
        goal: 产业兴旺
        areas: [产业振兴]
        cadence: weekly
        item: {word: 项目, counter: 个, title: name, level: village}
        fields:
          - {key: name, label: 项目名称, type: text, required: yes}
          - {key: builder, label: 施工单位名称, type: text}
          - {key: contract, label: 合同编号, type: text}
          - {key: signed, label: 签订日期, type: day}
          - {key: money, label: 合同金额, type: money}
          - {key: floor, label: 建筑面积, type: number, unit: 平方米}
          - {key: plot, label: 占地面积, type: number, unit: 亩}
          - {key: accepted, label: 验收日期, type: day}
          - {key: remark, label: 备注, type: text}
          - {key: willing, label: 农户自愿, type: yes-no}
        stages:
          - {key: planned, word: 在建}
          - {key: done, word: 已完工, outcome: done}
        moves:
          - {key: finish, word: 完工, from: planned, to: done, who: [village, officer/housing]}
        indicators:
          - {key: rate, word: 完工率, unit: "%", formula: 100 * items(done) / items()}
        """

    struct Case: CustomTestStringConvertible {
        /// A heading with a value under it: 面积（亩）=3.
        let columns: String
        /// Keys of fields, `?` where a person is asked, `-` for none; unsure ones with `~`.
        let fields: String
        var reason = ""

        var testDescription: String { columns }

        var sampled: [SampledColumn] {
            columns.split(separator: " ").enumerated().map { Self.column($0 + 1, String($1)) }
        }

        private static func column(_ index: Int, _ text: String) -> SampledColumn {
            let parts = text.split(separator: "=").map(String.init)
            let heading = parts[0].split(whereSeparator: { "（）".contains($0) }).map(String.init)
            let names = heading[0].replacing("_", with: " ").split(separator: "/").map(String.init)
            let samples = parts.count > 1 ? [parts[1], parts[1]] : []
            return SampledColumn(index, names, unit: heading.count > 1 ? heading[1] : nil, samples: samples)
        }
    }

    @Test(arguments: [
        Case(columns: "Project_name Date=2026-03-01", fields: "name ?", reason: "“Date”可以是签订日期、验收日期，看不出是哪一个，请选一个"),
        Case(columns: "项目名称 日期", fields: "name ?"), Case(columns: "项目名称 时间=2026.3.1", fields: "name ?"),
        // It stands where the ledger has it, or is all that is left: to be looked at all the same.
        Case(columns: "项目名称 合同编号 日期=2026.3.1", fields: "name contract ~signed", reason: "按左右的列和台账的顺序"),
        Case(columns: "日期=2026.3.1 项目名称 验收日期", fields: "~signed name accepted", reason: "别的都已有列，只剩“签订日期”"),
        Case(columns: "日期=2026.3.1 验收日期 签订日期", fields: "- accepted signed", reason: "它们都已有列"),
        Case(columns: "项目名称 验收时间=2026.3.1 是否自愿=是", fields: "name accepted willing", reason: "只差“时间”“日期”"),
        // What stands above says which.
        Case(columns: "项目名称 验收/日期=2026.3.1", fields: "name accepted"),
        Case(columns: "日期=雨 项目名称", fields: "- name"),
        Case(columns: "名称 备注 No.=A-1", fields: "name remark contract", reason: "另一种叫法"),
        Case(columns: "项目名称 面积=120", fields: "name ?", reason: "“面积”可以是建筑面积、占地面积"),
        Case(columns: "项目名称 面积（亩）=3", fields: "name plot"), Case(columns: "项目名称 金额（万元）=3", fields: "name money"),
    ])
    func aPersonIsAskedWhereNothingDecides(_ one: Case) throws {
        let matches = ColumnMatcher(try OwnPlaybook.text(Self.yaml).playbook).match(one.sampled)
        let found = matches.map { match in
            guard case .field(let key)? = match.target else { return match.asks ? "?" : "-" }
            return (match.confidence == .unsure ? "~" : "") + key
        }
        #expect(found.joined(separator: " ") == one.fields, "\(matches.map(\.reason))")
        #expect(one.reason.isEmpty || matches.contains { $0.reason.contains(one.reason) }, "\(matches.map(\.reason))")
    }

    @Test func whatTheLedgerSaysSheetsCallAFieldDecides() throws {
        let text = Self.yaml.replacing("label: 验收日期,", with: "label: 验收日期, also: [日期],")
        let columns = [SampledColumn(1, ["项目名称"]), SampledColumn(2, ["日期"], samples: ["2026-03-01", "2026-03-02"])]
        let match = ColumnMatcher(try OwnPlaybook.text(text).playbook).match(columns)[1]
        #expect(match.target == .field("accepted") && match.confidence == .sure && !match.asks, "\(match)")
        #expect(match.reason.contains("“日期”是表格里对“验收日期”的叫法"), "\(match.reason)")
    }

    @Test func aBareNameIsFirstTakenForTheNameOfThings() throws {
        let text = Self.yaml.replacing("label: 项目名称", with: "label: 工程名称")
        let match = ColumnMatcher(try OwnPlaybook.text(text).playbook).match([SampledColumn(1, ["名称"])])[0]
        #expect(match.target == .field("name") && match.confidence == .unsure, "\(match)")
        #expect(match.reason == "“名称”可以是工程名称、施工单位名称，先当作每一条的名称，看一眼对不对")
    }

    @Test func thePageSaysWhichColumnsWaitForAChoice() async throws {
        try await withImportCounty(.sqlite) { county in
            let environment = county.desk.ledgers.environment
            let adopt = AdoptProgramme(database: county.database, environment: environment)
            _ = try #require(await adopt(OwnPlaybook.text(Self.yaml), by: county.sample.supervisor).value)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: environment)
            let officer = site.visitor(as: county.housing)
            let text = "Village,Project name,Date\n上坪村,水渠,2026-03-01\n下坪村,路灯,2026-03-02\n"
            let page = await officer.post(
                "/ledgers/import-projects/imports",
                files: [SentFile("file", "projects.csv", text: text)]
            )
            #expect(page.words.contains("看不出对应哪个字段，选好再核对；不选就不导入。"), "\(page.words)")
            #expect(page.words.contains("要你选") && page.words.contains("“Date”可以是签订日期、验收日期，看不出是哪一个"), "\(page.words)")
            #expect(page.links.contains { $0.word == "C 列“Date”" && $0.address == "#field-column-3" })
            #expect(page.visibleFormValues.contains { $0 == ("column-3", "") })
        }
    }
}
