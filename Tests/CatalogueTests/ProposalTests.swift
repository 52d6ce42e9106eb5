import Core
import Documents
import Foundation
import Imports
import Programmes
import SheetShapes
import Testing

@testable import Catalogue

@Suite struct ProposalTests {
    @Test(arguments: proposalCases)
    func aSheetBecomesTheLedgerAPersonWouldMake(one: ProposalCase) throws {
        let proposed = try one.proposed()
        #expect(proposed.facts == one.ledger)
        #expect(proposed.fieldFacts == one.fields)
        #expect(proposed.stageFacts == one.stages)
        let (playbook, problems) = proposed.read()
        #expect(problems.allSatisfy { $0.contains("没有设目标的指标") })
        #expect(playbook?.name == proposed.name)
    }

    @Test func wordsThatYAMLWouldReadOtherwiseStayWords() throws {
        let sheet = """
            名称,是,"状态: [1]",2.10
            "a: b","否","- x","#1"
            """
        var proposed = proposeLedger(try sampled(sheet, name: "x"), fileName: "\"引号\\与 {括号}: &甲 *乙.xlsx")
        proposed.word = "no"
        proposed.clause = "第一行\n第二行"
        let (playbook, problems) = proposed.read()
        #expect(problems.allSatisfy { $0.contains("没有设目标的指标") })
        #expect(playbook?.item.word == "no")
        #expect(playbook?.clause == "第一行 第二行")
    }

    @Test func aKeyIsFreeOfThoseThereAre() throws {
        let table = try sampled("名称,面积（亩）\n甲,1\n乙,2\n", name: "户厕改造")
        #expect(proposeLedger(table, fileName: "户厕改造.xlsx").key == "hu-ce-gai-zao")
        #expect(proposeLedger(table, fileName: "户厕改造.xlsx", beside: ["hu-ce-gai-zao"]).key == "hu-ce-gai-zao-2")
    }

    /// 乾 of 乾县 is no traditional 干, and a county may be known by its traditional name.
    @Test(arguments: [("乾县", "乾县户厕改造.xlsx"), ("雲嶺縣", "云岭县户厕改造.xlsx"), ("云岭县", "雲嶺縣户厕改造.xlsx")])
    func theCountyIsNoPartOfTheName(county: String, file: String) throws {
        let table = try sampled("名称,面积（亩）\n甲,1\n乙,2\n", name: "户厕改造")
        #expect(proposeLedger(table, places: PlaceNames(county: county), fileName: file).name == "户厕改造")
    }

    /// As imports know the headings of places, in either characters: a third of the values being places is enough.
    @Test(arguments: ["鎮村", "所属村", "建制村", "村（社区）", "自然村", "所在地区", "所在區域", "区划"])
    func aColumnHeadedAsAPlaceSaysWhereThingsAre(heading: String) throws {
        let table = try sampled("\(heading),户主姓名,网速\n云雾镇上坪村,张三,1\n别处,李四,2\n外地,王五,3\n", name: "宽带")
        let places = PlaceNames(county: "云岭县", townships: ["云雾镇"], villages: ["上坪村"])
        #expect(proposeLedger(table, places: places, fileName: "宽带.xlsx").placeColumns == [0])
    }

    /// An address, which imports take for a place too, is one nearly always.
    @Test(arguments: ["家庭住址", "地址"])
    func anAddressSaysWhereThingsAreOnlyWhereNearlyAllArePlaces(heading: String) throws {
        let places = PlaceNames(county: "云岭县", townships: ["云雾镇"], villages: ["上坪村"])
        func columns(_ values: [String]) throws -> [Int] {
            let rows = values.map { "\($0),张三,1" }.joined(separator: "\n")
            let table = try sampled("\(heading),户主姓名,网速\n\(rows)\n", name: "宽带")
            return proposeLedger(table, places: places, fileName: "宽带.xlsx").placeColumns
        }
        #expect(try columns(["云雾镇上坪村", "解放路 3 号", "人民路 8 号"]) == [])
        #expect(try columns(["云雾镇上坪村", "上坪村", "云岭县上坪村"]) == [0])
    }

    /// What the sheet calls a field stays a name of it, so that the next sheet of its kind meets it, whatever a person calls it.
    @Test func aSheetsOwnHeadingStaysANameOfItsField() throws {
        let sheet = "Village,Road name,Length (km)\n上坪村,上坪路,1.2\n下坪村,下坪路,2.5\n"
        var proposed = proposeLedger(try sampled(sheet, name: "roads"), fileName: "roads.csv")
        #expect(proposed.fields.map(\.label) == ["村", "道路名称", "长度"])
        #expect(proposed.fields.map(\.header) == ["Village", "Road name", "Length"])
        proposed.fields[2].label = "里程数"
        let playbook = try #require(proposed.read().playbook)
        #expect(playbook.fields.map(\.also) == [["Road name"], ["Length"]])
        let columns = [SampledColumn(4, ["Length"], unit: "km", samples: ["3"]), SampledColumn(1, ["ROAD NAME"])]
        let matches = ColumnMatcher(playbook).match(columns)
        #expect(matches.map { $0.target?.text } == ["field.chang_du", "field.dao_lu_ming_cheng"], "\(matches)")
        #expect(matches[0].reason.contains("是表格里对“里程数”的叫法"), "\(matches[0].reason)")
    }

    /// Steps of work are stages; conditions stay a choice; where both stand in one column the page asks.
    @Test(arguments: [
        ("状态", "正常 损坏 维修中 已更换", "choice", "asks"), ("状态", "正常 损坏", "choice", ""), ("状态", "正常 维修中", "choice", ""),
        ("目前情况", "好 一般 差", "choice", ""), ("完成情况", "好 较好 一般", "choice", ""), ("进度", "良好 完好 危房", "choice", ""),
        ("状态", "在用 停用 闲置", "choice", ""), ("状态", "未安装 安装中 已安装", "stage", ""), ("状态", "未维修 维修中 已维修", "stage", ""),
        ("办理情况", "未办理 正在办理 已办结", "stage", ""), ("进展", "已开工 已完成 已验收", "stage", ""),
        ("整改情况", "未整改 已整改 正常", "choice", "asks"), ("狀態", "正常 損壞 已更換", "choice", "asks"),
        ("房屋等级", "安全 危房", "choice", ""),
    ])
    func stepsOfWorkAreStagesAndConditionsAreNot(heading: String, words: String, use: String, asks: String) throws {
        let values = words.split(separator: " ")
        let rows = (0..<4).flatMap { turn in values.map { "路灯\($0)\(turn)号,\($0)" } }
        let sheet = "路灯名称,\(heading)\n" + rows.joined(separator: "\n") + "\n"
        let proposed = proposeLedger(try sampled(sheet, name: "路灯"), fileName: "路灯.csv")
        let field = try #require(proposed.fields.last)
        #expect((field.use == .stage ? "stage" : field.type.rawValue) == use, "\(field)")
        #expect((proposed.unclearStage == nil ? "" : "asks") == asks, "\(proposed)")
        if use == "choice" {
            #expect(field.options == values.map(String.init) && proposed.stageFacts == "已登记 已完成✓ 误登✗")
        }
    }

    /// Days a thing may stand in a stage are a person's to say too: without them nothing of the ledger turns red by itself.
    @Test(
        arguments: [
            (nil, 0, []), ("45", 45, []), ("0", 0, ["proposal.days"]), ("一个月", 0, ["proposal.days"]),
        ] as [(String?, Int, [String])]
    )
    func aStageHasDaysOnlyWhereAPersonWroteThem(written: String?, days: Int, issues: [String]) throws {
        var proposed = try proposalCases[0].proposed()
        #expect(proposed.stages.allSatisfy { $0.days == nil })
        proposed.stages[0].days = written
        let stage = try #require(proposed.read().playbook?.stages.first)
        #expect(stage.days == days && stage.isTimed == (days > 0))
        let body = ProposalBody(ledger: proposed, form: FormDraft())
        #expect(ProposalRules.issues(body).map(\.key).filter { $0 == "proposal.days" } == issues)
    }

    /// A sheet demands nothing: without a day a person wrote, a ledger has no target, and its source never is a document.
    @Test func aLedgerHasNoTargetUnlessAPersonWroteOne() throws {
        var proposed = try proposalCases[0].proposed()
        #expect(proposed.due.isEmpty && proposed.read().playbook?.targets.isEmpty == true)
        proposed.due = "10-31"
        let target = try #require(proposed.read().playbook?.targets.first)
        #expect(target.value == 100 && target.asker == "建账时定")

        // Made in June, it is not half a year late on its first day; made after the day, the day is what it is.
        let days: [(String, [Double])] = [("2026-06-10", [0, 1]), ("2026-11-05", [])]
        for (made, steps) in days {
            let yaml = proposed.yaml(on: Day(made))
            let file = WrittenFile(name: "\(proposed.key).yaml", bytes: Array(yaml.utf8))
            let loading = PlaybookLibrary.read(shipped: [], own: [file])
            let found = try #require(loading.library[proposed.key]?.targets.first, "\(loading.problems)")
            var shares: [Double] = []
            if case .milestones(let milestones) = found.trajectory { shares = milestones.map(\.share) }
            #expect(shares == steps, "\(yaml)")
        }
    }

    private static let folder: URL = {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let shared = ProcessInfo.processInfo.environment["LUOSHI_SHARED"].map { URL(fileURLWithPath: $0) }
        return (shared ?? here.appendingPathComponent("../../../shared")).appendingPathComponent("data/tables")
    }()

    /// Real sheets beside the repository: each table found becomes a ledger the program takes. It may have no target:
    /// a sheet demands nothing, and the person who makes the ledger is told so.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: folder.path), "没有 shared/data/tables"))
    func everyRealTableBecomesAPlaybookThatPassesItsChecks() throws {
        var count = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted() {
            let path = Self.folder.appendingPathComponent(name).path
            guard name.hasSuffix(".xlsx") || name.hasSuffix(".csv") else { continue }
            let file = try SheetFile(.file(path: path), name: name)
            for index in file.sheets.indices where !file.sheets[index].isHidden {
                let grid = try file.grid(ofSheet: index)
                for table in findShape(grid).tables where table.dataRows != nil {
                    let proposed = proposeLedger(SampledTable(table, in: grid), fileName: name)
                    let (playbook, problems) = proposed.read()
                    #expect(problems.allSatisfy { $0.contains("没有设目标的指标") }, "\(name) \(problems)")
                    #expect(playbook?.fields.count == proposed.kept.count, "\(name)")
                    count += 1
                }
            }
        }
        #expect(count >= 5)
    }
}
