import Core
import Documents
import Ledgers
import Pages
import Programmes
import SheetShapes

/// `/imports/{import}` while columns are matched: the sheet as it is, its parts coloured, a choice over each column.
struct ImportMatchingPage {
    let one: SheetImport
    let playbook: Playbook
    let opened: OpenedTable
    /// The guess, for its reasons.
    let matches: [ColumnMatch]
    let places: [Choice]
    /// Said once: the same file before, another county, a mapping that was remembered.
    var remarks: [Notice] = []
    /// Other tables of the file that were not brought.
    var others: [String] = []
    var errors: [FieldError] = []
    /// Where the table was said to stand, where that was refused.
    var entered: LayoutFields.Entered?

    private static let words = shapeWords.merging(importWords)

    /// Many fields can lack a column: all that do are named in one sentence.
    static func errors(_ gaps: [Issue]) -> [FieldError] {
        let shared: Set<String> = ["import.requiredUnmapped", "import.eachRowUnmapped"]
        return gaps.map { gap in
            var error = FieldError(gap.field, others: gap.others, importWords.sentence(for: gap))
            if shared.contains(gap.key), let label = gap.values["label"] {
                error.shared = FieldError.Shared("“\(label)”", importWords.sentence(for: Issue(gap.key + "All")))
            }
            return error
        }
    }

    private var base: String { "/imports/\(one.id)" }

    func render(_ context: PageContext) -> [UInt8] {
        let rows = Format.number(opened.table.dataRows?.count ?? 0)
        let page = Page(
            "对应列：\(one.file.own)",
            lead: opened.isUnread
                ? Self.unread : "认出 \(opened.table.columns.count) 列、约 \(rows) 行。颜色是看懂的部分，列名下面选它对应的字段，不对就改。",
            breadcrumbs: [
                Crumb("专项", "/programmes"), Crumb(playbook.ledgerName, "/ledgers/\(playbook.key)"),
                Crumb("导入", "/ledgers/\(playbook.key)/imports"),
            ],
            context: context.searching(playbook)
        )
        return page.render { w in
            for remark in remarks { w.notice(remark, token: context.token) }
            w.otherTables(others, change: "#field-table")
            ask(w)
            if !opened.isUnread, errors.isEmpty { askMissing(w) }
            // Before the columns are settled, since some say that values are missing.
            if !opened.remarks.isEmpty {
                w.details("读这份表时留意到的（\(opened.remarks.count)）", isOpen: opened.remarks.count <= 3) {
                    for issue in opened.remarks { w.remark(Self.words.sentence(for: issue)) }
                }
            }
            w.form(base + "/mapping", token: context.token, errors: errors, id: "mapping") {
                w.hidden("version", "\(one.version)")
                SheetDrawing(
                    playbook: playbook,
                    opened: opened,
                    matches: matches,
                    mapping: one.mapping,
                    errors: errors
                ).write(w)
                layout(w)
                guard !opened.isUnread else { return }
                rest(w)
                w.formActions {
                    w.button("核对全部行", name: "act", value: "check")
                    w.button("只保存对应", kind: .secondary, name: "act", value: "save")
                    w.linkButton("换一个文件", to: "/ledgers/\(playbook.key)/imports", kind: .quiet)
                }
            }
            w.tag("div", ["class": "form-actions"]) { w.discarding(one, token: context.token) }
        }
    }

    private static let unread = "没有认出一行一条的表格。看下面的行号，说出表头和数据各在第几行，再照着重新读。没有表头也可以。"

    /// Columns only a person can tell the field of, each with the way to it; they are not brought in until one is chosen.
    private func ask(_ w: HTMLWriter) {
        let columns = opened.table.columns.filter { column in
            (one.mapping.columns[column.index] ?? "").isEmpty
                && matches.contains { $0.column == column.index && $0.asks }
        }
        guard !columns.isEmpty else { return }
        w.tag("div", ["class": "notice notice-news"]) {
            w.tag("p") {
                for (place, column) in columns.enumerated() {
                    if place > 0 { w.text("、") }
                    let address = "#" + Field.id(SheetDrawing.field(column.index))
                    w.link("\(ColumnLetters.of(column.index)) 列“\(column.path)”", to: address)
                }
                w.text("看不出对应哪个字段，选好再核对；不选就不导入。")
            }
        }
    }

    /// What the ledger requires and no column has: said before the check refuses the sheet for it.
    private func askMissing(_ w: HTMLWriter) {
        let (missing, asked) = (one.mapping.missing(of: playbook), unmapped)
        guard !missing.isEmpty else { return }
        let ofAll = missing.filter { $0 != playbook.item.title && asked.contains($0) }
        // Names and numbers of persons are of each row: no one value stands for all.
        let ofEach = missing.filter { !ofAll.contains($0) }.map { playbook.fields[$0].label }
        w.tag("div", ["class": "notice notice-news"]) {
            // One below the other: parts of a notice stand side by side.
            w.tag("div") {
                if !ofEach.isEmpty { w.tag("p", text: Self.unmapped(ofEach)) }
                guard !ofAll.isEmpty else { return }
                w.tag("p") {
                    for (number, place) in ofAll.enumerated() {
                        if number > 0 { w.text("、") }
                        let field = playbook.fields[place]
                        w.link("“\(field.label)”", to: "#field-constant.\(field.key)")
                    }
                    w.text("必填，表里没有对应的列。选一列，或者在下面写一个对所有行都成立的值，再核对。")
                }
            }
        }
    }

    /// As the refusal says it.
    private static func unmapped(_ labels: [String]) -> String {
        if labels.count == 1 {
            return importWords.sentence(for: Issue("import.eachRowUnmapped", ["label": labels[0]]))
        }
        let all = importWords.sentence(for: Issue("import.eachRowUnmappedAll"))
        return labels.map { "“\($0)”" }.joined(separator: "、") + all
    }

    private func rest(_ w: HTMLWriter) {
        w.fieldGroup("怎样认出已登记的") {
            w.select(Field("key", "认同一条的依据", value: one.mapping.keyText, hint: "对上的按字段比较，只写改了的；空格子不改台账里的内容。"), keys)
        }
        let missing = unmapped
        if !missing.isEmpty || !places.isEmpty {
            w.fieldGroup("表里没有、对所有行都一样的", hint: "选填的留空就不写。") {
                if !places.isEmpty {
                    w.select(
                        Field(
                            "place",
                            "所在地",
                            value: one.mapping.place ?? "",
                            hint: "行里写了地方的，以行里的为准。",
                            errors: errors,
                            isOptional: true
                        ),
                        places,
                        blank: "以表里写的为准"
                    )
                }
                for place in missing {
                    let field = playbook.fields[place]
                    constant(field, w)
                }
                w.textField(
                    Field(
                        "year",
                        "没写年份的日期属于哪一年",
                        value: one.mapping.year.map(String.init) ?? "",
                        isOptional: true,
                        size: .short
                    )
                )
            }
        }
    }

    private func constant(_ field: LedgerField, _ w: HTMLWriter) {
        let one = Field(
            "constant.\(field.key)",
            field.label,
            value: self.one.mapping.constants[field.key] ?? "",
            errors: errors,
            isOptional: !field.isRequired,
            size: .medium
        )
        let options = field.type == .truth ? ["是", "否"] : field.options
        if options.isEmpty { w.textField(one) } else { w.select(one, options.map { Choice($0, $0) }, blank: "不写") }
    }

    private func layout(_ w: HTMLWriter) {
        let table = opened.table
        // Where no header was found a person says at once where it is.
        let isOpen =
            table.headerRows.isEmpty && opened.layout.names == nil || !others.isEmpty
            || errors.contains { ["table", "header", "data", "names"].contains($0.field ?? "") }
        w.details(opened.isUnread ? "表在哪里：表头和数据的行" : "表的位置不对？改表头和数据的行", isOpen: isOpen) {
            if opened.choices.count > 1 {
                w.select(
                    Field("table", "用哪一张表", value: "\(opened.layout.sheet)-\(opened.layout.table)", errors: errors),
                    opened.choices.map { Choice("\($0.layout.sheet)-\($0.layout.table)", $0.word) }
                )
            }
            LayoutFields(table: table, layout: opened.layout, entered: entered, errors: errors).write(w)
            w.formActions {
                w.button("按这些行重新读", kind: opened.isUnread ? .primary : .secondary, name: "act", value: "layout")
                if opened.isUnread {
                    w.linkButton("换一个文件", to: "/ledgers/\(playbook.key)/imports", kind: .quiet)
                }
            }
        }
    }

    private var unmapped: [Int] {
        playbook.fields.indices.filter { place in
            let field = playbook.fields[place]
            let isMapped = one.mapping.column(.field(field.key)) != nil
            guard !isMapped, field.when == nil, !field.isOfEachRow else { return false }
            switch field.type {
            case .choice, .truth: return true
            default: return field.isRequired || errors.contains { $0.field == "constant.\(field.key)" }
            }
        }
    }

    private var keys: [Choice] {
        var keys = [Choice("auto", "自动：有编号按编号，有身份证号按身份证号，否则按所在地和名称")]
        if one.mapping.column(.number) != nil { keys.append(Choice("number", "编号")) }
        for field in playbook.fields where field.isIdentifying && one.mapping.column(.field(field.key)) != nil {
            keys.append(Choice("field.\(field.key)", field.label))
        }
        return keys + [
            Choice("title", "所在地和\(playbook.fields[playbook.item.title].label)"), Choice("none", "不比，全部当新的"),
        ]
    }
}
