import Core
import Programmes
import Testing

@testable import Catalogue

/// Which of the five areas a new ledger serves is said only where its sheet leaves no doubt.
@Suite("The area of a new ledger")
struct AreaReadingTests {
    @Test(
        arguments: [
            ("农村户厕改造台账", [], .ecology), ("生活污水治理项目", [], .ecology), ("肉牛养殖场登记表", [], .industry),
            ("村级后备干部花名册", [], .organisation), ("农家书屋管理台账", [], .culture), ("乡村人才信息表", [], .talent),
            ("農村戶廁改造臺賬", [], .ecology),
            // Nothing surely says it.
            ("农村太阳能路灯维护台账", ["路灯编号", "安装位置", "功率", "状态"], nil), ("宽带入户台账", ["户主姓名", "网速"], nil),
            // How long somebody went to school is no culture.
            ("务工人员花名册", ["姓名", "文化程度", "务工地点"], nil),
            // Two areas at once.
            ("文化产业项目", [], nil),
            // Headings say it together only.
            ("登记表", ["户主", "种植面积", "蔬菜品种"], .industry), ("登记表", ["户主", "种植面积"], nil),
            ("登记表", ["种植面积", "养殖数量", "厕所类型"], nil),
        ] as [(String, [String], RevitalisationArea?)]
    )
    func isReadFromWordsThatBelongToOneOnly(title: String, headings: [String], area: RevitalisationArea?) {
        #expect(AreaReading.area(title: title, headings: headings) == area)
    }

    /// An open one is no area of the playbook, and the playbook is read all the same.
    @Test(arguments: [("路灯维护台账", []), ("户厕改造台账", [.ecology])] as [(String, [RevitalisationArea])])
    func standsInThePlaybookOrIsLeftOut(name: String, areas: [RevitalisationArea]) throws {
        let sheet = "名称,安装位置\n甲,村口\n乙,广场\n"
        let proposed = proposeLedger(try sampled(sheet, name: name), fileName: name + ".xlsx")
        let (playbook, _) = proposed.read()
        #expect(playbook?.areas == areas)
        // An open one is asked about before the ledger is saved.
        #expect(Self.asks(proposed) == areas.isEmpty)
        var none = proposed
        none.area = ProposedLedger.otherArea
        #expect(!Self.asks(none) && none.read().playbook?.areas == [])
    }

    private static func asks(_ ledger: ProposedLedger) -> Bool {
        let issues = ProposalRules.issues(ProposalBody(ledger: ledger, form: FormDraft()))
        return issues.contains { $0.key == "proposal.area" && $0.field == "area" }
    }
}
