import Core
import PolicyText
import Testing

/// A task is called what a person would call it.
struct TitleTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let titles: [String]

        var testDescription: String { titles.first ?? text }
    }

    static let rows = TitleKey.rows.map { Row(text: $0.text, titles: $0.titles) }

    private let options = DecomposeOptions(asOf: Day(daysSince1970: 20_000), suggestsUnits: false)

    @Test(arguments: rows) func namesATask(_ row: Row) throws {
        let duty = try #require(decompose("一、工作部署\n" + row.text, options: options).duties.first)
        #expect(row.titles.contains(duty.title), "\(duty.title)")
    }

    @Test func noTitleIsTooLongOrBeginsWithItsUnit() {
        for row in TitleTests.rows {
            for duty in decompose("一、工作部署\n" + row.text, options: options).duties {
                #expect(duty.title.unicodeScalars.count <= 20)
                let units = duty.units.map(\.text)
                #expect(!units.contains { duty.title.hasPrefix($0) && $0.count > 2 }, "\(duty.title)")
            }
        }
    }

    @Test func aNumbersSubjectIsNotItsUnit() throws {
        let duty = readDuty("交通运输局要抓紧整治村道隐患路段 42公里。", options: options)
        #expect(duty.quantities.map(\.subject) == ["村道隐患路段"])
        #expect(duty.title == "整治村道隐患路段42公里")
    }
}
