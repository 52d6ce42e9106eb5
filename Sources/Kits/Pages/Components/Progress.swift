/// How far work has come, and where the plan says it should be today. Shares of one.
package struct Progress: Sendable {
    package var done: Double
    package var expected: Double?
    /// What follows in words: `按现速度 2027-03 完成 · 需每周 212 户`.
    package var outlook: String?
    package var signal: Signal?
    /// The figures in words where they are no shares of the work: `82%（应达 76.8%，目标 90%）`.
    package var told: String?

    package init(_ done: Double, expected: Double? = nil, signal: Signal? = nil, outlook: String? = nil) {
        self.done = done
        self.expected = expected
        self.signal = signal
        self.outlook = outlook
    }

    /// More was done than was asked, beyond what rounding makes of the whole.
    package var isBeyond: Bool { done > 1.005 }

    /// How it is told everywhere: a share of a small target would only be a large number.
    package static let beyond = "超额"

    /// `8.4%（应达 42.0%）`, `超额（应达 42.0%）`.
    package var words: String {
        if let told { return told }
        return (isBeyond ? Self.beyond : Format.percent(done)) + (expected.map { "（应达 \(Format.percent($0))）" } ?? "")
    }
}

extension HTMLWriter {
    /// A bar with a tick where the plan says it should be today, and the figures beside it.
    package func progressBar(_ progress: Progress) {
        tag("span", ["class": "progress"]) {
            tag(
                "svg",
                [
                    "class": "progress-bar" + (progress.signal.map { " is-\($0.rawValue)" } ?? ""),
                    "viewBox": "0 0 100 10", "preserveAspectRatio": "none", "aria-hidden": "true",
                ]
            ) {
                tag("rect", ["class": "progress-track", "y": "2", "width": "100", "height": "6", "rx": "3"]) {}
                let share = Self.percentPoint(progress.done)
                if share != "0" {
                    tag("rect", ["class": "progress-done", "y": "2", "width": share, "height": "6", "rx": "3"]) {}
                }
                if let expected = progress.expected {
                    let place = Self.percentPoint(min(expected, 0.996))
                    tag("rect", ["class": "progress-tick", "x": place, "width": "0.8", "height": "10"]) {}
                }
            }
            tag("span", ["class": "progress-words"], text: progress.words)
            if let outlook = progress.outlook { tag("span", ["class": "progress-outlook"], text: outlook) }
        }
    }

    /// Long work: done of total with a native bar, and words for what happens now.
    package func workProgress(done: Int, total: Int, _ words: String) {
        tag("div", ["class": "work-progress"]) {
            tag(
                "progress",
                ["max": String(max(total, 1)), "value": String(min(done, max(total, 1)))],
                text: "\(Format.number(done)) / \(Format.number(total))"
            )
            tag("p", text: "\(words) \(Format.number(done)) / \(Format.number(total))")
        }
    }

    /// A share of one as a point on a scale of 100, with one decimal.
    static func percentPoint(_ share: Double) -> String {
        Format.number(min(max(share.isFinite ? share : 0, 0), 1) * 100, places: 1)
    }
}

extension Gallery {
    static let progress = [
        Example("落后于计划") { w in
            w.progressBar(Progress(0.084, expected: 0.42, signal: .behind, outlook: "按现速度 2027-03 完成 · 需每周 212 户"))
        },
        Example("正常") { w in w.progressBar(Progress(0.55, expected: 0.5, signal: .onTrack)) },
        Example("没有计划") { w in w.progressBar(Progress(0)) },
        Example("已完成") { w in w.progressBar(Progress(1, expected: 1, signal: .closed)) },
        Example("超过目标") { w in w.progressBar(Progress(17.2, expected: 0.5, signal: .onTrack)) },
        Example("长时间的处理") { w in w.workProgress(done: 3_200, total: 12_480, "正在读区划") },
    ]
}
