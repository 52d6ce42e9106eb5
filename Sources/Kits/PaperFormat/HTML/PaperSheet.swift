import Core
import Pages

/// A document as HTML: on the page that previews it, and as the sheet WeasyPrint makes a PDF of.
package struct PaperSheet {
    let paper: OfficialPaper
    /// Whether figures are links to the pages they open on.
    let linksFigures: Bool
    private let addresses: [String: String]

    package init(_ paper: OfficialPaper, linksFigures: Bool = true) {
        self.paper = paper
        self.linksFigures = linksFigures
        addresses = Dictionary(
            paper.figures.map { ($0.key, $0.address) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    package func write(to w: HTMLWriter) {
        if linksFigures {
            w.void("link", ["rel": "stylesheet", "href": PageAssets.address(of: PageAssets.paper.name)])
        }
        w.tag("article", ["class": "paper", "aria-label": paper.title]) {
            w.tag("section", ["class": "paper-sheet"]) {
                head(w)
                title(w, paper.title, "h2")
                if paper.form == .slip, paper.head.isEmpty, let number = paper.number {
                    line(w, "paper-number", number)
                }
                if !paper.addressees.isEmpty {
                    line(w, "paper-to", AddresseeLine.words(paper.addressees) + "：")
                }
                for (index, block) in paper.body.enumerated() {
                    // What is attached is said before anybody signs (7.3.4).
                    if paper.endsSigned, index == paper.body.count - 1 { attachments(w) }
                    self.block(w, block)
                }
                end(w)
                if paper.attachments.isEmpty { room(w) }
            }
            for (index, attachment) in paper.attachments.enumerated() {
                w.tag("section", ["class": attachment.isWide ? "paper-sheet paper-wide" : "paper-sheet"]) {
                    line(w, "paper-mark", "附件\(paper.attachments.count > 1 ? "\(index + 1)" : "")")
                    title(w, attachment.title, "h3")
                    for block in attachment.body { self.block(w, block, isWide: attachment.isWide) }
                    if index == paper.attachments.count - 1 { room(w) }
                }
            }
            if let record = paper.record { self.record(w, record) }
        }
    }

    /// 版记 stands at the foot of the last page, over nothing.
    private func room(_ w: HTMLWriter) {
        if paper.record != nil { w.tag("div", ["class": "paper-room"]) {} }
    }

    private func line(_ w: HTMLWriter, _ name: String, _ words: String) { w.tag("p", ["class": name], text: words) }

    private func head(_ w: HTMLWriter) {
        let marks = [paper.copyNumber, paper.secrecy, paper.urgency].compactMap { $0 }
        guard !paper.head.isEmpty || !marks.isEmpty else { return }
        if paper.form == .letter { return letterHead(w, marks) }
        w.tag("div", ["class": "paper-head"]) {
            for mark in marks { line(w, "paper-mark", mark) }
            for line in paper.head { self.line(w, "paper-issuer paper-issuer-\(Self.size(paper.head))", line) }
            if paper.form == .document, paper.signer == nil { line(w, "paper-number paper-red", paper.number ?? "") }
            if paper.form != .document, let number = paper.number { line(w, "paper-number", number) }
            if paper.form != .document || paper.signer != nil { sides(w) }
        }
    }

    private func letterHead(_ w: HTMLWriter, _ marks: [String]) {
        w.tag("div", ["class": "paper-letter-foot"]) {}
        w.tag("div", ["class": "paper-letter"]) {
            for line in paper.head { self.line(w, "paper-issuer paper-issuer-\(Self.size(paper.head))", line) }
        }
        for mark in marks { line(w, "paper-mark", mark) }
        line(w, "paper-letter-number", paper.number ?? "")
    }

    private func sides(_ w: HTMLWriter) {
        let isUpward = paper.signer != nil
        w.tag("p", ["class": "paper-sides paper-red"]) {
            w.tag("span", text: isUpward ? paper.number ?? "" : paper.office ?? "")
            w.tag(
                "span",
                text: isUpward ? "签发人：\(paper.signer ?? "")" : paper.dated.map(OfficialPaper.words) ?? ""
            )
        }
    }

    /// A class of the stylesheet for each size of the head: styles on elements are refused by the policy.
    private static func size(_ head: [String]) -> Int {
        [54, 48, 42, 36, 30, 26].first { Double($0) <= WordHead.size(of: head) } ?? 22
    }

    private func title(_ w: HTMLWriter, _ words: String, _ tag: String) {
        w.tag(tag, ["class": "paper-heading"]) {
            for (index, line) in TitleLines.broken(words).enumerated() {
                if index > 0 { w.void("br") }
                w.text(line)
            }
        }
    }

    private func text(_ w: HTMLWriter, _ text: PaperText) {
        for piece in text.pieces {
            switch piece {
            case .words(let words):
                for (index, part) in words.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                    if index > 0 { w.void("br") }
                    w.text(String(part))
                }
            case .figure(let key, let words):
                if linksFigures, let address = addresses[key], !address.isEmpty {
                    w.tag("a", ["class": "paper-figure", "href": address, "title": key], text: words)
                } else {
                    w.text(words)
                }
            }
        }
    }

    private func block(_ w: HTMLWriter, _ block: PaperBlock, isWide: Bool = false) {
        switch block {
        case .paragraph(let words): w.tag("p") { text(w, words) }
        case .section(let level, let heading, let rest):
            w.tag("p", ["class": "paper-level-\(level)"]) {
                w.tag("span") { text(w, heading) }
                text(w, rest)
            }
        case .table(let table, let cells): self.table(w, table, cells, isWide: isWide)
        case .signing(let parties):
            w.tag("div", ["class": "paper-parties"]) {
                for party in parties {
                    w.tag("div") { for line in [party.name] + party.lines { self.line(w, "paper-party", line) } }
                }
            }
        }
    }

    private func table(_ w: HTMLWriter, _ table: PaperTable, _ cells: [[PaperText]], isWide: Bool) {
        if table.showsName { line(w, "paper-table-name", table.name) }
        w.tag("div", ["class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": table.name]) {
            w.tag("table", ["class": "paper-table paper-table-\(Self.kind(table.size))"]) {
                w.tag("colgroup") {
                    let points = (isWide ? PaperMeasure.textHeight : PaperMeasure.textWidth) * 72 / 25.4
                    for part in table.widths(for: cells, in: points, size: table.size) {
                        w.void("col", ["width": "\(Int((part * 100).rounded()))%"])
                    }
                }
                w.tag("thead") {
                    w.tag("tr") { for column in table.columns { w.tag("th", ["scope": "col"], text: column.title) } }
                }
                w.tag("tbody") {
                    for row in cells {
                        if let words = PaperTable.heads(row, of: table.columns.count) {
                            w.tag("tr") {
                                w.tag("th", ["scope": "rowgroup", "class": "paper-left", "colspan": "\(row.count)"]) {
                                    text(w, words)
                                }
                            }
                            continue
                        }
                        w.tag("tr") {
                            for (index, column) in table.columns.enumerated() {
                                w.tag("td", ["class": "paper-\(column.alignment.rawValue)"]) {
                                    if index < row.count { text(w, row[index]) }
                                }
                            }
                        }
                    }
                }
            }
        }
        if !table.note.isEmpty { line(w, "paper-table-note", table.note) }
    }

    private static func kind(_ size: Double) -> String {
        size >= PaperSize.four ? "few" : size >= PaperSize.smallFour ? "some" : "many"
    }

    private func attachments(_ w: HTMLWriter) {
        let names = paper.attachmentNames
        guard !names.isEmpty else { return }
        w.tag("div", ["class": "paper-attachments"]) {
            w.tag("span", text: "附件：")
            w.tag("div") { for name in names { line(w, "paper-attachment", name) } }
        }
    }

    private func end(_ w: HTMLWriter) {
        if !paper.endsSigned { attachments(w) }
        signature(w)
        for line in paper.people {
            w.tag("p", ["class": "paper-people"]) {
                w.tag("strong", text: line.word + "：")
                w.text(line.text)
            }
        }
        if let remark = paper.remark { w.tag("p", ["class": "paper-remark"], text: "（\(remark)）") }
    }

    private func signature(_ w: HTMLWriter) {
        guard paper.form != .bulletin, paper.form != .minutes, !paper.signatures.isEmpty else { return }
        w.tag("div", ["class": paper.leavesSealSpace ? "paper-end paper-sealed" : "paper-end"]) {
            w.tag("div", ["class": "paper-signature"]) {
                for name in paper.signatures { line(w, "paper-signer", name) }
                if let day = paper.dated { line(w, "paper-date", OfficialPaper.words(day)) }
            }
        }
    }

    private func record(_ w: HTMLWriter, _ record: PaperRecord) {
        w.tag("footer", ["class": "paper-record"]) {
            if !record.copies.isEmpty { line(w, "paper-copies", "抄送：\(record.copies.joined(separator: "，"))。") }
            w.tag("p", ["class": "paper-printer"]) {
                w.tag("span", text: record.printer)
                w.tag("span", text: record.printedOn.map { OfficialPaper.words($0) + "印发" } ?? "")
            }
        }
    }
}

extension PaperSheet {
    /// The whole document with its own styles, as WeasyPrint and a browser print it.
    package static func standalone(_ paper: OfficialPaper) -> [UInt8] {
        let w = HTMLWriter()
        w.raw("<!doctype html>")
        w.tag("html", ["lang": "zh-Hans"]) {
            w.tag("head") {
                w.void("meta", ["charset": "utf-8"])
                w.tag("title", text: paper.title)
                w.tag("style") { w.raw(bytes: PageAssets.paper.bytes) }
            }
            w.tag("body", ["class": "paper-print"]) { PaperSheet(paper, linksFigures: false).write(to: w) }
        }
        return w.bytes
    }
}
