extension HTMLWriter {
    /// A document for paper: its marks, and in the margin of each line the numbers of the tasks that begin there.
    /// - Parameter numbers: the number of each task by its key.
    package func readingCopy(_ reading: ReadingText, numbers: [String: Int]) {
        tag("article", ["class": "reader copy"]) {
            var seen: Set<String> = []
            let marks = reading.marks.filter { $0.end > $0.start }.sorted { $0.start < $1.start }
            var from = 0
            for paragraph in reading.paragraphs {
                let end = paragraph.offset + paragraph.text.unicodeScalars.count
                while from < marks.count, marks[from].end <= paragraph.offset { from += 1 }
                let here = marks[from...].prefix { $0.start < end }.filter { $0.end > paragraph.offset }
                copyLine(paragraph, MarkedText(paragraph, here).runs, numbers, &seen)
            }
        }
    }

    private func copyLine(
        _ paragraph: ReadingText.Paragraph,
        _ runs: [MarkedText.Run],
        _ numbers: [String: Int],
        _ seen: inout Set<String>
    ) {
        let fresh = runs.map { run in run.tasks.filter { seen.insert($0).inserted }.compactMap { numbers[$0] }.sorted()
        }
        let name = paragraph.level == 0 ? "p" : paragraph.level == 1 ? "h2" : paragraph.level == 2 ? "h3" : "h4"
        tag("div", ["class": "copy-line"]) {
            tag("span", ["class": "copy-margin"], text: ReadingCopyNumbers.words(fresh.flatMap(\.self)))
            tag(name) {
                for (run, begins) in zip(runs, fresh) {
                    if !begins.isEmpty {
                        tag("sup", ["class": "copy-number"], text: begins.map(String.init).joined(separator: "·"))
                    }
                    if run.tasks.isEmpty {
                        readerPieces(run.pieces)
                    } else {
                        tag("mark", ["class": "m-task"]) { readerPieces(run.pieces) }
                    }
                }
            }
        }
    }
}

/// `1–4、7`: numbers that follow one another stand as a range.
enum ReadingCopyNumbers {
    static func words(_ numbers: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for number in Set(numbers).sorted() {
            if let last = ranges.last, last.upperBound + 1 == number {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
            .joined(separator: "、")
    }
}

extension Gallery {
    static let readingCopy = [
        Example("带边注的阅读稿") { w in
            let body = "农业农村局牵头，6月底前完成农村户用卫生厕所改造1260户。这项工作要抓紧。"
            let reading = ReadingText(
                [.init(body, offset: 0)],
                marks: [.init(.task, 0, 30, task: "8"), .init(.unit, 0, 5), .init(.date, 8, 12)]
            )
            w.readingCopy(reading, numbers: ["8": 1])
        }
    ]
}
