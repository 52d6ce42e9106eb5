import Core

/// An official document as it is printed: what stands where by GB/T 9704-2012. Pure; `DocxWriter` and `PaperSheet` print
/// it.
package struct OfficialPaper: Hashable, Sendable {
    package enum Form: String, Sendable {
        /// With a red head: 红头文件 (7.2).
        case document
        /// 通报、简报: a red head, the issue, and office and date on one line.
        case bulletin
        /// 信函 (10.1): the name between two red double lines, the number at the right, no page number on the first page.
        case letter
        /// 会议纪要 (10.3): as a bulletin, with who was there, and without seal.
        case minutes
        /// A slip or a letter between two parties, without a head.
        case slip
    }

    package var form: Form
    /// 份号, 密级和保密期限, 紧急程度 (7.2.1 to 7.2.3); nil where it has none.
    package var copyNumber: String?
    package var secrecy: String?
    package var urgency: String?
    /// 发文机关标志: one line an issuing body, the word 文件 included.
    package var head: [String]
    /// 发文字号, or the issue of a bulletin.
    package var number: String?
    /// 签发人, of a document to an office above.
    package var signer: String?
    /// Who compiles a bulletin.
    package var office: String?
    package var title: String
    /// 主送机关.
    package var addressees: [String]
    package var body: [PaperBlock]
    package var attachments: [PaperAttachment]
    /// 出席, 请假, 列席 of minutes.
    package var people: [PaperLine]
    package var signatures: [String]
    package var dated: Day?
    /// Room for the seal above the signature (7.3.5.1).
    package var leavesSealSpace: Bool
    /// 附注.
    package var remark: String?
    package var record: PaperRecord?
    package var figures: [PaperFigure]
    /// A page people work from at a meeting and no document of an office: smaller type, narrower margins, one page where the
    /// standard's layout takes three.
    package var isDense = false

    package init(
        form: Form,
        copyNumber: String? = nil,
        secrecy: String? = nil,
        urgency: String? = nil,
        head: [String] = [],
        number: String? = nil,
        signer: String? = nil,
        office: String? = nil,
        title: String,
        addressees: [String] = [],
        body: [PaperBlock] = [],
        attachments: [PaperAttachment] = [],
        people: [PaperLine] = [],
        signatures: [String] = [],
        dated: Day? = nil,
        leavesSealSpace: Bool = true,
        remark: String? = nil,
        record: PaperRecord? = nil,
        figures: [PaperFigure] = []
    ) {
        self.form = form
        self.copyNumber = copyNumber
        self.secrecy = secrecy
        self.urgency = urgency
        self.head = head
        self.number = number
        self.signer = signer
        self.office = office
        self.title = title
        self.addressees = addressees
        self.body = body
        self.attachments = attachments
        self.people = people
        self.signatures = signatures
        self.dated = dated
        self.leavesSealSpace = leavesSealSpace
        self.remark = remark
        self.record = record
        self.figures = figures
    }
}

/// A part of the body.
package enum PaperBlock: Hashable, Sendable {
    case paragraph(PaperText)
    /// 一、 黑体, （一） 楷体, 1. and （1） 仿宋 (7.3.3); the heading with its number, and what goes on behind it.
    case section(level: Int, heading: PaperText, text: PaperText)
    case table(PaperTable, cells: [[PaperText]])
    /// Parties that sign side by side.
    case signing([PaperParty])
}

/// A party of a letter: its name and what it fills in.
package struct PaperParty: Hashable, Sendable, Codable {
    package var name: String
    package var lines: [String]

    package init(_ name: String, lines: [String]) {
        self.name = name
        self.lines = lines
    }
}

/// 附件: on pages of its own behind the document.
package struct PaperAttachment: Hashable, Sendable {
    package var title: String
    package var body: [PaperBlock]
    /// Printed across.
    package var isWide: Bool

    package init(title: String, body: [PaperBlock], isWide: Bool) {
        self.title = title
        self.body = body
        self.isWide = isWide
    }
}

/// A word in 黑体 and what stands behind it: 出席：….
package struct PaperLine: Hashable, Sendable, Codable {
    package var word: String
    package var text: String

    package init(_ word: String, _ text: String) {
        self.word = word
        self.text = text
    }
}

/// 版记 (7.4): 抄送机关, 印发机关 and 印发日期.
package struct PaperRecord: Hashable, Sendable, Codable {
    package var copies: [String]
    package var printer: String
    package var printedOn: Day?

    package init(copies: [String], printer: String, printedOn: Day?) {
        self.copies = copies
        self.printer = printer
        self.printedOn = printedOn
    }
}

extension OfficialPaper {
    /// Whether two parties sign at the end of the text: a slip.
    var endsSigned: Bool {
        if case .signing = body.last { true } else { false }
    }

    /// 附件：1.… with the names of the attachments (7.3.4).
    package var attachmentNames: [String] {
        attachments.count == 1
            ? attachments.map(\.title) : attachments.enumerated().map { "\($0.offset + 1).\($0.element.title)" }
    }

    package static func words(_ day: Day) -> String { "\(day.year)年\(day.month)月\(day.day)日" }
}

/// How wide words are, in halves of a character: Latin letters and digits take one, everything else two.
package func paperWidth(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } }
