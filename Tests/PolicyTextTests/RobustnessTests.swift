import Core
import Foundation
import PolicyText
import Testing

/// Any text is accepted, and what comes back keeps its promises.
struct RobustnessTests {
    private let options = DecomposeOptions(asOf: Day(daysSince1970: 20_000))

    static let odd: [String] = [
        "", "\n\n\n", " \t ", "。", "（（（（", "））））", "“““", "\"\"\"", "一、", "一、\n二、\n三、", "（一）", "1.", "——", "附件", "X",
        "XX", "〔2020〕号", "《", "：", "责任单位：", "（责任单位：）",
        "（牵头单位：；责任单位：、、）", "年月日", "99999999999999999999999999999999999年", "每", "每每每周", "到", "2020年13月45日前完成", "0月0日前",
        "\u{0}\u{1}\u{FFFF}", "🏔️🏔️要🏔️",
        "序号\t工作任务\t牵头单位\n\t\t\n1\t\t县住建局\n2\t拆\t", "\t\t\t", "一是；二是；三是；", "要。要。要。", "等等等等负责", "（等负责）", "和和和和（和和负责）",
        "（、，、负责）", "百千万亿十百千万亿", "1:2:3:4:5",
        "要把把把", "要\r\n\r\n在\r\n6月\r\n底前完成。", "1,2,3,4,5,6,7万", "-------", "到2025年到2026年到2027年", "3—4—5—6万亩",
        "\u{2028}\u{2029}\u{FEFF}要做好。",
    ]

    @Test(arguments: odd) func oddTextsAreRead(_ text: String) {
        check(decompose(text, options: options), text)
        let duty = readDuty(text, options: options)
        #expect(duty.text == text)
    }

    @Test func mutatedTextsAreRead() {
        let seed = """
            某县关于做好乡村振兴重点工作的实施意见
            某发〔2025〕3号
            各乡镇人民政府：
            为贯彻落实上级部署，制定本意见。
            一、重点任务
            （一）推进农村改厕。今年要新建户用卫生厕所1,200座，普及率达到85％以上；每周一调度。（牵头单位：县农业农村局；责任单位：县住建局、各乡镇；完成时限：11月底前）
            （二）抓好“三清理、三整治”。一是清理《名录》内XX处垃圾；二是坚决拆除残垣断壁30—50处，不得反弹。（各市、县〔市、区〕政府和县城管局按职责分工负责）
            序号\t工作任务\t牵头单位\t完成时限
            1\t编制村庄规划20个\t县自然资源局\t年底前
            二、保障措施
            县财政局会同县审计局要管好资金，到2026年6月底前全面销号。
            """
        var random = SplitMix(state: 20_250_310)
        let scalars = Array(seed.unicodeScalars)
        for _ in 0..<300 {
            var copy = scalars
            for _ in 0..<(1 + random.next(below: 12)) { mutate(&copy, &random) }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: copy)
            let text = String(view)
            check(decompose(text, options: options), text)
        }
    }

    private func mutate(_ text: inout [Unicode.Scalar], _ random: inout SplitMix) {
        guard !text.isEmpty else { return }
        let place = random.next(below: text.count)
        let length = min(text.count - place, 1 + random.next(below: 9))
        switch random.next(below: 5) {
        case 0: text.removeSubrange(place..<place + length)
        case 1: text.insert(contentsOf: text[place..<place + length], at: random.next(below: text.count))
        case 2: text[place] = text[random.next(below: text.count)]
        case 3:
            text.insert(contentsOf: Array("（“《。；：、\n\tX1一年".unicodeScalars).shuffled(&random).prefix(length), at: place)
        default: text.swapAt(place, random.next(below: text.count))
        }
    }

    @Test(.enabled(if: Shared.exists, "the documents lie outside the package")) func everyDocumentAtHandIsRead() throws
    {
        for path in try Shared.documents() {
            let text = try Shared.text(path)
            let breakdown = decompose(text, options: options)
            check(breakdown, text)
            #expect(!breakdown.sentences.isEmpty, "\(path)")
        }
    }

    /// Spans lie in the text, sentences follow one another, ids count from one, titles are short.
    private func check(_ breakdown: Breakdown, _ text: String) {
        let count = text.unicodeScalars.count
        #expect(breakdown.characters == count)
        var end = 0
        for sentence in breakdown.sentences {
            #expect(sentence.span.start >= end && sentence.span.end <= count && !sentence.span.isEmpty)
            end = sentence.span.end
        }
        #expect(breakdown.duties.map(\.id) == Array(1..<breakdown.duties.count + 1))
        for duty in breakdown.duties {
            let spans =
                [duty.span] + duty.units.compactMap(\.span) + duty.quantities.map(\.span) + duty.deadlines.map(\.span)
                + duty.cadences.map(\.span) + (duty.note.map { [$0] } ?? [])
            #expect(spans.allSatisfy { $0.start >= 0 && $0.end <= count && !$0.isEmpty })
            #expect(duty.title.unicodeScalars.count <= 20 && (0...1).contains(duty.confidence))
            #expect(duty.units.count { $0.source == .suggested } <= 3)
            #expect(duty.section.map { $0 <= breakdown.sections.count } ?? true)
        }
    }

    /// Texts that tempt a reader to look back or ahead again and again.
    @Test(arguments: [
        "（", "“", "《", "\"", "一", "1", "6月底前、", "每周一调度、", "（县住建局负责）要做好。", "县住建局、", "和", "要", "1.要做好。\n", "一是做好；",
        "A\t工作任务\n", "责任单位：县住建局\n",
    ])
    func timeGrowsWithTheLengthOnly(_ piece: String) {
        let clock = ContinuousClock()
        func time(_ count: Int) -> Duration {
            let text = String(repeating: piece, count: count / piece.unicodeScalars.count)
            return (0..<2).map { _ in clock.measure { _ = decompose(text, options: options) } }.min() ?? .zero
        }
        let (short, long) = (time(800), time(8000))
        // Ten times the text: a square would need a hundred times the time.
        #expect(long < short * 40 + .milliseconds(100), "\(piece): \(short) then \(long)")
    }
}

/// A small generator with a fixed seed, so a failing run can be repeated.
struct SplitMix {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((word ^ (word >> 31)) % UInt64(max(1, bound)))
    }
}

extension Array {
    fileprivate func shuffled(_ random: inout SplitMix) -> [Element] {
        var copy = self
        for index in copy.indices.dropFirst() { copy.swapAt(index, random.next(below: index + 1)) }
        return copy
    }
}
