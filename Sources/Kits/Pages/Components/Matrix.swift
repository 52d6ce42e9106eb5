/// Rows by columns of counts by light; every count opens to what it counts.
package struct Matrix: Sendable {
    package struct Head: Sendable {
        package var word: String
        package var address: String?

        package init(_ word: String, address: String? = nil) {
            self.word = word
            self.address = address
        }
    }

    package struct Count: Sendable {
        package var signal: Signal
        package var word: String
        package var count: Int
        package var address: String

        /// - Parameter word: where a light of this kind is called otherwise.
        package init(_ signal: Signal, _ count: Int, _ address: String, as word: String? = nil) {
            self.word = word ?? signal.word
            self.signal = signal
            self.count = count
            self.address = address
        }
    }

    package struct Row: Sendable {
        package var head: Head
        /// One list per column; an empty list shows `·`.
        package var cells: [[Count]]

        package init(_ head: Head, _ cells: [[Count]]) {
            self.head = head
            self.cells = cells
        }
    }

    package var caption: String
    /// What the rows are: 单位, 乡镇.
    package var corner: String
    package var columns: [Head]
    package var rows: [Row]

    /// The title on paper, repeated with the columns on every sheet.
    package var paperTitle: String?

    package init(
        _ caption: String,
        corner: String,
        columns: [Head],
        rows: [Row],
        paperTitle: String? = nil
    ) {
        self.paperTitle = paperTitle
        self.caption = caption
        self.corner = corner
        self.columns = columns
        self.rows = rows
    }
}

extension HTMLWriter {
    package func matrix(_ matrix: Matrix) {
        tag(
            "div",
            ["class": "table-scroll matrix-scroll", "tabindex": "0", "role": "region", "aria-label": matrix.caption]
        ) {
            tag("table", ["class": "matrix"]) {
                tag("caption", ["class": "visually-hidden"], text: matrix.caption)
                tag("thead") {
                    if let title = matrix.paperTitle { paperTitle(title, across: matrix.columns.count + 1) }
                    tag("tr") {
                        tag("th", ["scope": "col", "class": "c-name"], text: matrix.corner)
                        for column in matrix.columns { tag("th", ["scope": "col"]) { matrixHead(column) } }
                    }
                }
                tag("tbody") { for row in matrix.rows { matrixRow(row, matrix.columns) } }
            }
        }
    }

    /// The columns of a wall: one for names, then places of the same width whatever stands in them.
    package func wallColumns(places: Int) {
        tag("colgroup") {
            void("col", ["class": "wall-name"])
            void("col", ["class": "wall-place", "span": "\(places)"])
        }
    }

    /// The head of rows of a wall that belong together.
    /// - Parameters:
    ///   - startsSheet: whether a sheet of paper begins with it.
    ///   - isAgain: whether it is there for a sheet that begins among its rows: only paper shows it.
    package func wallGroup(_ words: String, startsSheet: Bool, isAgain: Bool = false, across columns: Int) {
        let names = ["matrix-group", startsSheet ? "next-sheet" : nil, isAgain ? "is-again" : nil]
        tag("tr", ["class": names.compactMap { $0 }.joined(separator: " ")]) {
            tag("th", ["scope": "rowgroup", "colspan": "\(columns)"]) {
                tag("span", text: isAgain ? words + "（续）" : words)
            }
        }
    }

    /// The words of the lights, for boards whose cells show only shape and number.
    package func lightKey(_ signals: [Signal] = Signal.standing, word: (Signal) -> String = { $0.word }) {
        tag("p", ["class": "light-key"]) { for signal in signals { light(signal, as: word(signal)) } }
    }

    private func matrixHead(_ head: Matrix.Head) {
        if let address = head.address { link(head.word, to: address) } else { text(head.word) }
    }

    private func matrixRow(_ row: Matrix.Row, _ columns: [Matrix.Head]) {
        tag("tr") {
            tag("th", ["scope": "row", "class": "c-name"]) { matrixHead(row.head) }
            for (index, counts) in row.cells.enumerated() {
                tag("td", ["data-label": index < columns.count ? columns[index].word : nil]) {
                    if counts.isEmpty { tag("span", ["class": "matrix-none", "aria-label": "无"], text: "·") }
                    for count in counts { matrixCount(count) }
                }
            }
        }
    }

    private func matrixCount(_ count: Matrix.Count) {
        tag("a", ["class": "matrix-count light-\(count.signal.rawValue)", "href": count.address]) {
            tag("span", ["class": "light-shape", "aria-hidden": "true"], text: count.signal.shape)
            visuallyHidden(count.word)
            text(Format.number(count.count))
        }
    }
}

extension Gallery {
    static let matrix = [
        Example("单位 × 章节") { w in
            let columns = ["产业发展", "人居环境", "基础设施"].map { Matrix.Head($0, address: "/tasks?section=\($0)") }
            func counts(_ behind: Int, _ slow: Int, _ onTrack: Int) -> [Matrix.Count] {
                [(Signal.behind, behind), (.slow, slow), (.onTrack, onTrack)].filter { $0.1 > 0 }
                    .map { Matrix.Count($0.0, $0.1, "/tasks?light=\($0.0.rawValue)") }
            }
            w.lightKey()
            w.matrix(
                Matrix(
                    "各单位各章节的任务",
                    corner: "单位",
                    columns: columns,
                    rows: [
                        Matrix.Row(.init("农业农村局", address: "/tasks?unit=1"), [counts(3, 2, 14), counts(0, 1, 6), []]),
                        Matrix.Row(.init("水务局", address: "/tasks?unit=2"), [[], counts(0, 0, 4), counts(1, 0, 1280)]),
                    ]
                )
            )
        }
    ]
}
