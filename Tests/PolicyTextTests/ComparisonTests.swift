import Core
import PolicyText
import Testing

struct ComparisonTests {
    private let options = DecomposeOptions(asOf: Day(daysSince1970: 20_000), suggestsUnits: false)

    private func duties(_ text: String) -> [Duty] { decompose(text, options: options).duties }

    @Test func saysWhatIsNewChangedAndDropped() {
        let old = duties(
            """
            一、重点任务
            要新建农村户用卫生厕所800座，11月底前完成验收。
            要常态化开展村庄清洁行动，整治乱搭乱建。
            要修建村级文化广场12处。
            """
        )
        let new = duties(
            """
            一、重点任务
            要新建农村户用卫生厕所1200座，10月底前完成验收。
            要常态化开展村庄清洁行动，整治乱搭乱建。
            要引进两家蔬菜加工企业。
            """
        )
        let rows = compare(old: old, new: new).rows
        #expect(rows.map(\.old) == [1, 2, nil, 3])
        #expect(rows.map(\.new) == [1, 2, 3, nil])
        guard case .changed(let changes) = rows[0].change else {
            Issue.record("the number and the day changed")
            return
        }
        #expect(changes.map(\.field) == [.quantities, .deadlines])
        #expect(changes.map(\.after) == ["1200座", "10月底前"])
        #expect(rows[1].change == .unchanged && rows[2].change == .added && rows[3].change == .dropped)
    }

    @Test func aTaskIsPairedOnce() {
        let text = "要全面清理农村生活垃圾。\n要全面清理农村生活垃圾。"
        let rows = compare(old: duties(text), new: duties(text)).rows
        #expect(rows.compactMap(\.old).sorted() == [1, 2] && rows.allSatisfy { $0.change == .unchanged })
    }

    @Test func nothingComparesWithNothing() {
        #expect(compare(old: [], new: []).rows.isEmpty)
    }
}
