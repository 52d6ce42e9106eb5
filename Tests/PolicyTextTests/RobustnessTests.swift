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
        Promises.check(decompose(text, options: options), text)
        let duty = readDuty(text, options: options)
        #expect(duty.text == text)
    }

    @Test(.enabled(if: Shared.exists, "the documents lie outside the package")) func everyDocumentAtHandIsRead() throws
    {
        for path in try Shared.documents() {
            let text = try Shared.text(path)
            let breakdown = decompose(text, options: options)
            Promises.check(breakdown, text)
            #expect(!breakdown.sentences.isEmpty, "\(path)")
        }
    }

    /// Texts that tempt a reader to look back or ahead again and again.
    @Test(arguments: [
        "（", "“", "《", "\"", "一", "1", "6月底前、", "每周一调度、", "（县住建局负责）要做好。", "县住建局、", "和", "要", "1.要做好。\n", "一是做好；",
        "A\t工作任务\n", "责任单位：县住建局\n",
    ])
    func timeGrowsWithTheLengthOnly(_ piece: String) {
        func time(_ count: Int) -> Int {
            let text = String(repeating: piece, count: count / piece.unicodeScalars.count)
            return (0..<2).map { _ in ownTime { _ = decompose(text, options: options) } }.min() ?? 0
        }
        let (short, long) = (time(800), time(8000))
        // Ten times the text: a square would need a hundred times the time.
        #expect(long < short * 40 + 100_000, "\(piece): \(short) then \(long) µs")
    }

    /// The microseconds this thread worked: what else runs on the machine does not count.
    private func ownTime(_ work: () -> Void) -> Int {
        func now() -> Int {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
        }
        let start = now()
        work()
        return now() - start
    }
}
