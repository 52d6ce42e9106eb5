import Core
import PaperFormat

package enum PaperSubject {}
package typealias PaperID = Identifier<PaperSubject>
package enum TemplateSubject {}
package typealias TemplateID = Identifier<TemplateSubject>

/// A document of the county with what it says, kept as it was said.
package struct Paper: Sendable {
    package let id: PaperID
    package let county: RegionCode
    package let kind: PaperKind
    package let stage: PaperStage
    package let unit: UnitID
    package let unitName: String
    package let number: PaperNumber?
    package let content: PaperContent
    /// What it is about: a task, a problem; nil for what stands alone.
    package let about: PaperAbout?
    /// Who drafted it last.
    package let person: String
    package let madeAt: Instant
    package let changedAt: Instant
    package let issuedAt: Instant?
    package let issuer: String?
    /// The county's own form it is written with; nil for the standard one.
    package let template: TemplateID?
    /// Grows with every change; a form that was filled against an older one is refused.
    package let version: Int

    /// 督办〔2026〕3号, or 2026年第3期; a draft leaves the place free.
    package var numberWords: String {
        if let number { return number.words(kind) }
        let year = (content.dated ?? madeAt.day).year
        return kind.countsIssues ? "\(year)年第　期" : "\(content.mark)〔\(year)〕　号"
    }
}

/// The thing of another feature a document belongs to, by its kind and key.
package struct PaperAbout: Hashable, Sendable {
    package let kind: String
    package let key: Int64

    package init(_ kind: String, _ key: Int64) {
        self.kind = kind
        self.key = key
    }
}

extension PaperAbout {
    /// What it is called and where it opens; nil for things without a page of their own.
    func place(in paper: PaperID) -> (word: String, address: String)? {
        switch kind {
        case "task": ("任务", "/tasks/\(key)")
        case "problem": ("问题", "/problems/\(key)")
        case "problems": ("问题", "/problems?paper=\(paper)")
        case "round": ("调度", "/rounds/\(key)")
        case "meeting": ("现场推进会", "/meetings/\(key)")
        case "score-period": ("考核", "/scores/\(key)")
        default: nil
        }
    }
}

/// 发文字号: 机关代字, year in 〔 〕 and the number without leading zeros (GB/T 9704-2012, 7.2.5); one gap-free series per
/// unit, kind and year.
package struct PaperNumber: Hashable, Sendable {
    package let mark: String
    package let year: Int
    package let sequence: Int

    package init(mark: String, year: Int, sequence: Int) {
        self.mark = mark
        self.year = year
        self.sequence = sequence
    }

    package func words(_ kind: PaperKind) -> String {
        kind.countsIssues ? "\(year)年第\(sequence)期" : "\(mark)〔\(year)〕\(sequence)号"
    }
}

/// What a document says: kept whole, so that it can be printed again at any time.
package struct PaperContent: Hashable, Sendable, Codable {
    package struct Annex: Hashable, Sendable, Codable {
        package var title: String
        package var text: String
        package var isWide: Bool

        package init(title: String, text: String, isWide: Bool) {
            self.title = title
            self.text = text
            self.isWide = isWide
        }
    }

    package var title: String
    package var mark: String
    package var addressees: [String]
    /// As `PaperSource` reads it.
    package var text: String
    package var tables: [PaperTable]
    package var figures: [PaperFigure]
    package var annexes: [Annex]
    package var people: [PaperLine]
    package var parties: [PaperParty]
    package var copies: [String]
    package var signature: String
    package var office: String
    package var dated: Day?
    package var secrecy: String
    package var urgency: String
    package var remark: String
    /// What the last refresh of its figures changed; nil where they were never asked again.
    package var refresh: PaperRefresh?

    package init(
        title: String,
        mark: String = "",
        addressees: [String] = [],
        text: String,
        tables: [PaperTable] = [],
        figures: [PaperFigure] = [],
        annexes: [Annex] = [],
        people: [PaperLine] = [],
        parties: [PaperParty] = [],
        copies: [String] = [],
        signature: String = "",
        office: String = "",
        dated: Day? = nil,
        secrecy: String = "",
        urgency: String = "",
        remark: String = ""
    ) {
        self.title = title
        self.mark = mark
        self.addressees = addressees
        self.text = text
        self.tables = tables
        self.figures = figures
        self.annexes = annexes
        self.people = people
        self.parties = parties
        self.copies = copies
        self.signature = signature
        self.office = office
        self.dated = dated
        self.secrecy = secrecy
        self.urgency = urgency
        self.remark = remark
    }

    var figuresByKey: [String: PaperFigure] {
        Dictionary(figures.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var tablesByName: [String: PaperTable] {
        Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

/// Figures of a draft that were asked again: what each said before, with its moment. What it says now stands in the document.
package struct PaperRefresh: Hashable, Sendable, Codable {
    package struct Change: Hashable, Sendable, Codable {
        package let key: String
        package let before: String
        /// When it was so before, as text of the county's clock.
        package let beforeAsOf: String
        package let after: String
    }

    package let person: String
    package let at: String
    package let changes: [Change]
}

extension Paper {
    /// The document as it is printed.
    package var printed: OfficialPaper {
        let (figures, tables) = (content.figuresByKey, content.tablesByName)
        func optional(_ text: String) -> String? { text.isEmpty ? nil : text }
        var body = PaperSource(content.text).blocks(figures, tables)
        if !content.parties.isEmpty { body.append(.signing(content.parties)) }
        return OfficialPaper(
            form: kind.form,
            secrecy: optional(content.secrecy),
            urgency: optional(content.urgency),
            head: head,
            number: numberWords,
            office: kind.countsIssues ? content.office : nil,
            title: content.title,
            addressees: content.addressees,
            body: body,
            attachments: content.annexes.map { annex in
                PaperAttachment(
                    title: annex.title,
                    body: PaperSource(annex.text).blocks(figures, tables),
                    isWide: annex.isWide
                )
            },
            people: content.people,
            signatures: content.parties.isEmpty && !content.signature.isEmpty ? [content.signature] : [],
            dated: content.dated ?? issuedAt?.day,
            leavesSealSpace: true,
            remark: optional(content.remark),
            record: record,
            figures: content.figures
        )
    }

    /// 发文机关标志: the name of who issues and 文件, or what a bulletin is called.
    private var head: [String] {
        switch kind.form {
        case .document: [unitName + "文件"]
        case .bulletin, .minutes: [kind.word]
        case .letter: [unitName]
        case .slip: []
        }
    }

    private var record: PaperRecord? {
        guard kind.form != .slip else { return nil }
        // A letter names nobody who prints it (10.1).
        if kind.form == .letter {
            return content.copies.isEmpty ? nil : PaperRecord(copies: content.copies, printer: "", printedOn: nil)
        }
        return PaperRecord(
            copies: content.copies,
            printer: content.office.isEmpty ? unitName : content.office,
            printedOn: issuedAt?.day ?? content.dated
        )
    }
}
