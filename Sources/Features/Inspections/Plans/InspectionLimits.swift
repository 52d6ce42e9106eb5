/// What keeps inspections few: numbers a county may set, each with a default and where it comes from.
package struct InspectionLimits: Hashable, Sendable {
    package private(set) var values: [Kind: Int]
    /// The document a county's own number rests on.
    package private(set) var bases: [Kind: String]

    package init(_ own: [(kind: Kind, value: Int, basis: String)] = []) {
        values = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, $0.usual) })
        bases = [:]
        for (kind, value, basis) in own { (values[kind], bases[kind]) = (value, basis) }
    }

    package subscript(kind: Kind) -> Int { values[kind] ?? kind.usual }

    /// What a refusal cites.
    package func source(_ kind: Kind) -> String { bases[kind].map { "\($0)（本县规定）" } ?? kind.source }

    package enum Kind: String, CaseIterable, Sendable {
        case visitsPerMonth, gapDays, planDays, deliveryDays, requestPhotos, requestDays

        package var word: String {
            switch self {
            case .visitsPerMonth: "同一个地方 30 天内最多几次检查"
            case .gapDays: "同一个地方两次检查至少隔几天"
            case .planDays: "一次检查最多几天"
            case .deliveryDays: "检查结束后几天内还能补交现场记录"
            case .requestPhotos: "一次最多要几张照片"
            case .requestDays: "照片要求最多几天有效"
            }
        }

        package var unit: String { self == .visitsPerMonth ? "次" : self == .requestPhotos ? "张" : "天" }

        package var range: ClosedRange<Int> {
            switch self {
            case .visitsPerMonth: 1...10
            case .gapDays: 1...90
            case .planDays: 1...60
            case .deliveryDays: 0...30
            case .requestPhotos: 1...20
            case .requestDays: 1...60
            }
        }

        /// No law sets these numbers; the law asks that there be few, so a county may set its own.
        package var usual: Int {
            switch self {
            case .visitsPerMonth: 3
            case .gapDays: 7
            case .planDays: 15
            case .deliveryDays: 7
            case .requestPhotos: 10
            case .requestDays: 14
            }
        }

        package var source: String {
            switch self {
            case .visitsPerMonth, .gapDays: "政府督查工作条例第十五条：严格控制督查频次；“十天一督导”"
            case .planDays, .deliveryDays: "政府督查工作条例第十五条：严格控制督查时限"
            case .requestPhotos, .requestDays: "国办函〔2026〕12号：不得非必要要求上传工作照片"
            }
        }
    }
}
