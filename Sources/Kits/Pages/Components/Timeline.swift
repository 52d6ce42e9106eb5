import Core

/// One line of a history: who did what when, in what words, with which files.
package struct TimelineEntry: Sendable {
    package var act: String
    package var person: String
    package var unit: String
    package var moment: Instant
    /// A reason or report, shown as written.
    package var words: String?
    /// Facts of the act: `期限 2026-06-30 → 2026-07-15`.
    package var facts: [String]
    package var files: [FileLink]
    package var signal: Signal?

    package init(
        _ act: String,
        by person: String,
        of unit: String,
        at moment: Instant,
        words: String? = nil,
        facts: [String] = [],
        files: [FileLink] = [],
        signal: Signal? = nil
    ) {
        self.act = act
        self.person = person
        self.unit = unit
        self.moment = moment
        self.words = words
        self.facts = facts
        self.files = files
        self.signal = signal
    }
}

/// A file one may open.
package struct FileLink: Sendable {
    package var name: String
    package var address: String
    package var bytes: Int?

    package init(_ name: String, _ address: String, bytes: Int? = nil) {
        self.name = name
        self.address = address
        self.bytes = bytes
    }
}

extension HTMLWriter {
    /// A history, in the order given.
    package func timeline(_ entries: [TimelineEntry]) {
        tag("ol", ["class": "timeline"]) {
            for entry in entries {
                tag("li", ["class": "timeline-entry"]) {
                    tag("p", ["class": "timeline-head"]) {
                        tag("strong", text: entry.act)
                        if let signal = entry.signal { light(signal) }
                        tag(
                            "span",
                            ["class": "timeline-who"],
                            text: [entry.person, entry.unit].filter { !$0.isEmpty }.joined(separator: " · ")
                        )
                        tag(
                            "time",
                            ["class": "timeline-when", "datetime": entry.moment.description],
                            text: Format.tableMoment(entry.moment)
                        )
                    }
                    for fact in entry.facts { tag("p", ["class": "timeline-fact"], text: fact) }
                    if let words = entry.words { tag("blockquote", ["class": "timeline-words"], text: words) }
                    if !entry.files.isEmpty { fileList(entry.files) }
                }
            }
        }
    }

    package func fileList(_ files: [FileLink]) {
        tag("ul", ["class": "files"]) {
            for file in files {
                tag("li") {
                    icon(.document)
                    link(file.name, to: file.address)
                    if let bytes = file.bytes { tag("span", ["class": "remark"], text: Format.size(bytes: bytes)) }
                }
            }
        }
    }
}

extension Gallery {
    static let timeline = [
        Example("一项任务的经过") { w in
            let day = Instant(startOf: sampleDay)
            w.timeline([
                TimelineEntry(
                    "报送进展",
                    by: "王秀兰",
                    of: "农业农村局",
                    at: day.adding(seconds: 30_600),
                    words: "完成 106 户。\n柳湾乡因降雪停工 3 天。",
                    facts: ["完成 106 / 1,260 户（8.4%）"],
                    files: [FileLink("验收单.pdf", "/files/8", bytes: 215_040)],
                    signal: .behind
                ),
                TimelineEntry("签收", by: "王秀兰", of: "农业农村局", at: day.adding(days: -3), facts: ["下达后 6 小时"]),
                TimelineEntry("下达", by: "李建国", of: "县委督查室", at: day.adding(days: -4)),
            ])
        }
    ]
}
