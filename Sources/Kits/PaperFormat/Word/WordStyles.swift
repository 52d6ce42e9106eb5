/// Paragraph styles of the documents we write, by their names in Word; a county changes them there.
enum WordStyle: String, CaseIterable {
    case body = "GwBody"
    case head = "GwHead"
    case mark = "GwMark"
    case number = "GwNumber"
    case title = "GwTitle"
    case addressee = "GwAddressee"
    case levelOne = "GwLevel1"
    case levelTwo = "GwLevel2"
    case attachmentNote = "GwAttachmentNote"
    case signature = "GwSignature"
    case cell = "GwCell"
    case tableName = "GwTableName"
    case record = "GwRecord"
    case page = "GwPage"

    var word: String {
        switch self {
        case .body: "公文正文"
        case .head: "发文机关标志"
        case .mark: "份号密级"
        case .number: "发文字号"
        case .title: "公文标题"
        case .addressee: "主送机关"
        case .levelOne: "一级标题"
        case .levelTwo: "二级标题"
        case .attachmentNote: "附件说明"
        case .signature: "署名和日期"
        case .cell: "表格文字"
        case .tableName: "表格名称"
        case .record: "版记"
        case .page: "页码"
        }
    }

    /// Paragraph properties in the order of the schema.
    var paragraph: String {
        switch self {
        case .body: Self.indented
        case .head:
            "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"0\"/><w:ind w:firstLine=\"0\"/>"
                + "<w:jc w:val=\"center\"/>"
        case .mark, .number, .addressee, .attachmentNote, .signature:
            "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>"
        case .title:
            "<w:keepNext/><w:keepLines/><w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"640\" w:lineRule=\"exact\"/>"
                + "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>"
        case .levelOne: "<w:keepNext/>" + Self.indented + "<w:outlineLvl w:val=\"1\"/>"
        case .levelTwo: Self.indented + "<w:outlineLvl w:val=\"2\"/>"
        case .cell:
            "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"20\" w:after=\"20\"/>"
                + "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/>"
        case .tableName:
            "<w:keepNext/><w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"center\"/>"
        case .record:
            "<w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"420\" w:lineRule=\"exact\"/>"
                + "<w:ind w:left=\"280\" w:right=\"280\" w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/>"
        case .page: "<w:snapToGrid w:val=\"0\"/><w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>"
        }
    }

    /// The same on a dense page: two characters of 小四, a title of 三号.
    private var dense: String {
        switch self {
        case .title: paragraph.replacing("w:line=\"640\"", with: "w:line=\"480\"")
        default: paragraph.replacing("w:firstLine=\"630\"", with: "w:firstLine=\"480\"")
        }
    }

    private static let denseTitle =
        WordStream.font(.title) + "<w:spacing w:val=\"0\"/>" + WordStream.size(PaperSize.three)

    private static let indented = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"630\"/>"

    /// Run properties.
    var run: String {
        let spacing = "<w:spacing w:val=\"\(PaperMeasure.characterSpacing)\"/>"
        let plain = "<w:spacing w:val=\"0\"/>"
        return switch self {
        case .body, .number, .addressee, .attachmentNote, .signature: ""
        case .head: WordStream.font(.title) + "<w:color w:val=\"FF0000\"/>" + plain
        case .mark: WordStream.font(.heading)
        case .title: WordStream.font(.title) + plain + WordStream.size(PaperSize.two)
        case .levelOne: WordStream.font(.heading)
        case .levelTwo: WordStream.font(.second)
        case .cell: plain + WordStream.size(PaperSize.four)
        case .tableName: WordStream.font(.heading) + spacing
        case .record: plain + WordStream.size(PaperSize.four)
        case .page: WordStream.font(.number) + plain + WordStream.size(PaperSize.four)
        }
    }

    static func part(isDense: Bool) -> String {
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        let defaults = """
            <w:docDefaults><w:rPrDefault><w:rPr>\(WordStream.font(.body))\
            <w:spacing w:val="\(isDense ? 0 : PaperMeasure.characterSpacing)"/><w:kern w:val="0"/>\
            \(WordStream.size(isDense ? PaperSize.smallFour : PaperSize.three))\
            <w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>\
            <w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>\
            <w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>
            """
        let styles = allCases.map { style in
            """
            <w:style w:type="paragraph" w:customStyle="1" w:styleId="\(style.rawValue)"><w:name w:val="\(style.word)"/>\
            <w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>\(isDense ? style.dense : style.paragraph)</w:pPr>\
            <w:rPr>\(isDense && style == .title ? Self.denseTitle : style.run)</w:rPr></w:style>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="\(space)">\(defaults)\
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
            <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>\
            <w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>\
            </w:tblCellMar></w:tblPr></w:style>\(styles.joined())</w:styles>
            """
    }
}
