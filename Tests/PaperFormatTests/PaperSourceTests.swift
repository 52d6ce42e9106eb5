import PaperFormat
import Testing

struct PaperSourceTests {
    static let lines: [(String, PaperSource.Line)] = [
        ("截至今天，进展正常。", .paragraph("截至今天，进展正常。")), ("　　截至今天", .paragraph("截至今天")),
        ("一、总体情况", .section(level: 1, heading: "总体情况", rest: "")),
        ("十二、其他", .section(level: 1, heading: "其他", rest: "")),
        ("（三）抓紧。逐项查明。", .section(level: 2, heading: "抓紧。", rest: "逐项查明。")),
        ("3.逐项查明", .section(level: 3, heading: "逐项查明", rest: "")),
        ("3．逐项查明", .section(level: 3, heading: "逐项查明", rest: "")),
        ("（4）排出日期", .section(level: 4, heading: "排出日期", rest: "")), ("〔表：各单位〕", .table("各单位")),
        ("3.5万亩高标准农田", .paragraph("3.5万亩高标准农田")), ("（以下简称方案）印发", .paragraph("（以下简称方案）印发")),
        ("2026年6月", .paragraph("2026年6月")), ("一方面、另一方面", .paragraph("一方面、另一方面")),
    ]

    @Test(arguments: lines)
    func readsALine(text: String, line: PaperSource.Line) { #expect(PaperSource(text).lines == [line]) }

    static let pieces: [(String, [PaperSource.Piece])] = [
        ("共〔滞后〕项", [.words("共"), .name("滞后"), .words("项")]), ("云政督〔2026〕3号", [.words("云政督〔2026〕3号")]),
        ("只开〔不关", [.words("只开〔不关")]), ("〔甲〕〔乙〕", [.name("甲"), .name("乙")]), ("〔〕", [.words("〔〕")]),
        ("〔甲〔乙〕", [.words("〔甲"), .name("乙")]),
    ]

    @Test(arguments: pieces)
    func findsNames(text: String, pieces: [PaperSource.Piece]) { #expect(PaperSource.pieces(of: text) == pieces) }

    @Test func countsEveryLevelAnew() {
        let text = ["一、甲", "（一）乙", "（一）丙", "1.丁", "（一）戊", "五、己", "（一）庚"]
        let headings = PaperSource(text.joined(separator: "\n")).blocks([:], [:]).map { block in
            if case .section(_, let heading, _) = block { heading.plain } else { "" }
        }
        #expect(headings == ["一、甲", "（一）乙", "（二）丙", "1.丁", "（三）戊", "二、己", "（一）庚"])
    }

    @Test(arguments: [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")])
    func countsInChinese(number: Int, words: String) { #expect(PaperSource.chinese(number) == words) }

    @Test func aNameNobodyKnowsStaysVisible() {
        let blocks = PaperSource("共〔没有〕项\n〔表：没有〕").blocks([:], [:])
        let words = blocks.map { if case .paragraph(let text) = $0 { text.plain } else { "" } }
        #expect(words == ["共〔没有〕项", "〔表：没有〕"])
    }
}

struct TitleLinesTests {
    static let titles = [
        "关于印发方案的通知", "关于加快推进老旧房屋拆除和农村户用卫生厕所改造工作的督办通知",
        "云岭县人民政府督查室关于2026年上半年乡村振兴重点任务推进情况和下一步工作安排的通报",
        "关于印发《在全县农村人居环境整治暨乡村振兴重点工作推进会议上的讲话》任务分解表的通知", String(repeating: "长", count: 90),
    ]

    @Test(arguments: titles)
    func everyLineFitsAndNothingIsLost(title: String) {
        let lines = TitleLines.broken(title)
        #expect(lines.joined() == title)
        #expect(lines.allSatisfy { paperWidth($0) <= TitleLines.widest && !$0.isEmpty })
        // Digits, years and what closes a pair are never parted from what they belong to.
        for line in lines.dropFirst() {
            #expect(!"》）〕、，。年月日号0123456789".contains(line.first ?? " ") || title.first == line.first, "\(lines)")
        }
        for line in lines.dropLast() { #expect(!"《（〔".contains(line.last ?? " "), "\(lines)") }
    }

    @Test func aShortTitleStandsOnOneLine() { #expect(TitleLines.broken(Self.titles[0]) == [Self.titles[0]]) }

    @Test func linesAreATrapeziumOrADiamond() {
        for title in Self.titles.dropLast() {
            let widths = TitleLines.broken(title).map(paperWidth)
            for index in widths.indices.dropFirst().dropLast() {
                #expect(!(widths[index] < widths[index - 1] && widths[index] < widths[index + 1]), "\(widths)")
            }
        }
    }
}
