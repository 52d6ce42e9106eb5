/// How a piece of work stands: always colour, word and shape together.
package enum Signal: String, Sendable, CaseIterable {
    case behind, slow, onTrack, notDue, closed, withdrawn

    /// How work that still counts can stand.
    package static let standing: [Signal] = [.behind, .slow, .onTrack, .notDue, .closed]

    package var word: String {
        switch self {
        case .behind: "滞后"
        case .slow: "偏慢"
        case .onTrack: "正常"
        case .notDue: "未到期"
        case .closed: "已销号"
        case .withdrawn: "已撤销"
        }
    }

    package var shape: String {
        switch self {
        case .behind: "▲"
        case .slow: "◆"
        case .onTrack: "●"
        case .notDue: "○"
        case .closed: "✓"
        case .withdrawn: "✕"
        }
    }
}

extension HTMLWriter {
    /// `▲ 滞后`. `detail` follows in quieter ink: `逾期 2 天`.
    /// - Parameter word: where a light of this kind is called otherwise.
    package func light(_ signal: Signal, as word: String? = nil, detail: String? = nil) {
        tag("span", ["class": "light light-\(signal.rawValue)"]) {
            tag("span", ["class": "light-shape", "aria-hidden": "true"], text: signal.shape)
            tag("span", ["class": "light-word"], text: word ?? signal.word)
            if let detail { tag("span", ["class": "light-detail"], text: detail) }
        }
    }
}

extension Gallery {
    static let light = [
        Example("各种灯") { w in w.tag("p") { for signal in Signal.allCases { w.light(signal) } } },
        Example("带说明") { w in w.light(.behind, detail: "逾期 2 天") },
    ]
}
