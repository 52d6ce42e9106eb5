/// Spoilt copies of a document that has something of everything.
struct Mutations {
    private static let seed = Array(
        """
        某县关于做好乡村振兴重点工作的实施意见
        某发〔2025〕3号
        各乡镇人民政府：
        为贯彻落实上级部署，制定本意见。
        一、重点任务
        （一）推进农村改厕。今年要新建户用卫生厕所1,200座，普及率达到85％以上；每周一调度。（牵头单位：县农业农村局；责任单位：县住建局、各乡镇；完成时限：11月底前）
        （二）抓好“三清理、三整治”。一是清理《名录》内XX处垃圾；二是坚决拆除残垣断壁30—50处，不得反弹。（各市、县〔市、区〕政府和县城管局按职责分工负责）
        3.完善物流体系（县商务局）。建设服务点100个——责任单位：县邮政局，6月10日前取得明显成效、6月底前全面到位。
        【完成时限】2025年三季度末
        序号\t工作任务\t牵头单位\t完成时限
        1\t编制村庄规划20个\t县自然资源局（牵头）、各乡镇〈街道〉\t年底前
        二、保障措施（2025年3月1日—5月）
        县财政局会同县审计局要管好资金，增长8%左右、按1:3配套，到2026年6月底前全面销号。由县财政局牵头，县审计局配合。
        """.unicodeScalars
    )

    private var random: SplitMix

    init(seed: UInt64) { random = SplitMix(state: seed) }

    /// A copy of the document, or of the one given, with one to twelve stretches dropped, doubled, swapped or foreign.
    mutating func next(of document: [Unicode.Scalar]? = nil) -> String {
        var copy = document ?? Mutations.seed
        for _ in 0..<(1 + random.next(below: 12)) { mutate(&copy) }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: copy)
        return String(view)
    }

    private static let foreign = Array("（“《。；：、\n\tX1一年【】〈—)\"月前%万等的要由".unicodeScalars)

    private mutating func mutate(_ text: inout [Unicode.Scalar]) {
        guard !text.isEmpty else { return }
        let place = random.next(below: text.count)
        let length = min(text.count - place, 1 + random.next(below: 9))
        switch random.next(below: 6) {
        case 0: text.removeSubrange(place..<place + length)
        case 1: text.insert(contentsOf: text[place..<place + length], at: random.next(below: text.count))
        case 2: text[place] = text[random.next(below: text.count)]
        case 3:
            for _ in 0..<length {
                text.insert(Mutations.foreign[random.next(below: Mutations.foreign.count)], at: place)
            }
        case 4: text = Array(text[..<(place + length)])
        default: text.swapAt(place, random.next(below: text.count))
        }
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
