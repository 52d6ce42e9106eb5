extension HTMLWriter {
    /// A document's text with its marks. Tasks are `<mark class="m-task" data-task="…">` around the numbers, days and
    /// units inside them; the first stretch of each task has the id `text-` and the task's key.
    package func reader(_ reading: ReadingText) {
        tag("article", ["class": "reader", "data-reader": ""]) {
            var seen: Set<String> = []
            let marks = reading.marks.filter { $0.end > $0.start }.sorted { $0.start < $1.start }
            var from = 0
            for paragraph in reading.paragraphs {
                let end = paragraph.offset + paragraph.text.unicodeScalars.count
                // Marks are sorted by start and may reach over paragraphs: only those before the paragraph are dropped.
                while from < marks.count, marks[from].end <= paragraph.offset { from += 1 }
                let here = marks[from...].prefix { $0.start < end }.filter { $0.end > paragraph.offset }
                readerParagraph(paragraph, MarkedText(paragraph, here).runs, &seen)
            }
        }
    }

    /// Two panes side by side that scroll on their own; choosing a task in one shows it in the other where script runs.
    /// In the right pane put `data-task` with the same key on what shows a task (`taskAnchor`).
    package func twoPanes(
        _ leftLabel: String,
        _ left: () -> Void,
        _ rightLabel: String,
        _ right: () -> Void
    ) {
        tag("div", ["class": "panes", "data-panes": ""]) {
            tag("section", ["class": "pane", "tabindex": "0", "aria-label": leftLabel, "data-pane": "text"], left)
            tag("section", ["class": "pane", "tabindex": "0", "aria-label": rightLabel, "data-pane": "tasks"], right)
        }
    }

    /// What the marks in a document mean.
    package func markKey() {
        tag("span", ["class": "mark-key reader-words"]) {
            for (kind, word) in [("task", "任务"), ("number", "数量"), ("date", "时间"), ("unit", "单位"), ("open", "待定")] {
                tag("mark", ["class": "m-\(kind)"], text: word)
            }
        }
    }

    /// A task in the right pane. `key` is the `task` of its marks; its id is `task-` and the key.
    package func taskCard(_ key: String, isChosen: Bool = false, _ body: () -> Void) {
        tag(
            "article",
            ["class": isChosen ? "task-card is-chosen" : "task-card", "id": "task-\(key)", "data-task": key],
            body
        )
    }

    private func readerParagraph(
        _ paragraph: ReadingText.Paragraph,
        _ runs: [MarkedText.Run],
        _ seen: inout Set<String>
    ) {
        var fresh = seen
        let name = paragraph.level == 0 ? "p" : paragraph.level == 1 ? "h2" : paragraph.level == 2 ? "h3" : "h4"
        tag(name, ["data-offset": String(paragraph.offset)]) {
            for run in runs {
                guard !run.tasks.isEmpty else {
                    readerPieces(run.pieces)
                    continue
                }
                let first = fresh.insert(run.tasks[0]).inserted
                tag(
                    "mark",
                    [
                        "class": "m-task", "id": first ? "text-\(run.tasks[0])" : nil,
                        "data-task": run.tasks.joined(separator: " "),
                    ]
                ) { readerPieces(run.pieces) }
            }
        }
        seen = fresh
    }

    func readerPieces(_ pieces: [MarkedText.Piece]) {
        for piece in pieces {
            if piece.kinds.isEmpty {
                text(piece.text)
            } else {
                tag("mark", ["class": piece.kinds.map { "m-\($0.rawValue)" }.joined(separator: " ")], text: piece.text)
            }
        }
    }
}

extension Gallery {
    static let reader = [
        Example("原文与分解") { w in
            let heading = "二、改善人居环境"
            let body = "农业农村局牵头，6月底前完成农村户用卫生厕所改造1260户。这项工作要抓紧。"
            let reading = ReadingText(
                [.init(heading, offset: 0, level: 2), .init(body, offset: 9)],
                marks: [
                    .init(.task, 9, 39, task: "8"), .init(.unit, 9, 14), .init(.date, 17, 21), .init(.number, 33, 38),
                    .init(.open, 39, 47),
                ]
            )
            w.twoPanes("原文", { w.reader(reading) }, "分解") {
                w.taskCard("8", isChosen: true) {
                    w.tag("h4", text: "完成农村户用卫生厕所改造")
                    w.chips(["农业农村局"], tone: .strong)
                    w.link("看原文", to: "#text-8")
                }
            }
        }
    ]
}
