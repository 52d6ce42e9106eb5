import Catalogue
import Core
import Programmes
import Testing

@Suite struct FormRulesTests {
    static let cases: [(FormDraft, [String])] = [
        (FormDraft(), []),
        (FormDraft(number: "云统1表", issuer: "云岭县统计局", approval: "云统制〔2026〕3号", validThrough: "2027-12-31"), []),
        (FormDraft(approval: "云统制〔2026〕3号"), ["form.issuer issuer"]),
        (FormDraft(validThrough: "明年"), ["form.day valid"]),
        (FormDraft(minutes: "4", basis: "3 个村试填"), []),
        (FormDraft(minutes: "4"), ["form.basis basis"]),
        (FormDraft(minutes: "0", basis: "张三估计"), ["form.minutes minutes"]),
        (FormDraft(minutes: "481", basis: "张三估计"), ["form.minutes minutes"]),
        (FormDraft(minutes: "很久", basis: "张三估计"), ["form.minutes minutes"]),
        (FormDraft(number: String(repeating: "长", count: 61)), ["form.long number"]),
    ]

    @Test(arguments: cases)
    func aFormSaysWhatItLacks(draft: FormDraft, issues: [String]) {
        #expect(FormRules.issues(draft).map { "\($0.key) \($0.field ?? "")" } == issues)
    }

    @Test(arguments: [
        ("", "", "没有批准文号"), ("云统制〔2026〕3号", "", "有批准文号"), ("云统制〔2026〕3号", "2026-06-09", "有效期已过 1 天"),
        ("", "2026-06-09", "有效期已过 1 天"), ("云统制〔2026〕3号", "2026-06-10", "有效期今天到"),
        ("云统制〔2026〕3号", "2026-07-10", "有效期还有 30 天"), ("云统制〔2026〕3号", "2026-07-11", "有批准文号"),
    ])
    func aFormStandsInWords(approval: String, through: String, word: String) throws {
        let form = CatalogueForm(
            key: "x",
            number: "",
            issuer: "",
            approval: approval,
            validThrough: Day(through),
            minutes: nil,
            basis: "",
            person: "",
            setAt: nil
        )
        #expect(form.standing(on: try #require(Day("2026-06-10"))).word == word)
    }

    @Test func hoursAreMinutesTimesFillings() {
        #expect(FormCost(minutes: 4, fillings: 250).hours.map { ($0 * 10).rounded() } == 167)
        #expect(FormCost(minutes: nil, fillings: 250).hours == nil)
        #expect(Cadence.tenDays.timesAMonth == 3)
    }
}
