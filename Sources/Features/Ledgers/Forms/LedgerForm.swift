import Core
import Documents
import Expression
import Programmes
import SheetShapes

/// What a county's own blank form is filled with from a ledger: each field under a header of its name, and who reports
/// when.
struct LedgerForm {
    /// Rows of one form; longer lists are exported as they are.
    static let rowLimit = 20_000

    let playbook: Playbook
    /// What is read from other ledgers.
    var reads: [ReadField] = []
    let unit: String
    let today: Day

    /// Fills a form that was brought and writes it to `path`; what became of its columns.
    static func fill(
        _ source: ByteSource,
        name: String,
        with filling: FormFilling,
        to path: String
    ) throws(FormFault) -> FilledForm {
        func reading<Value>(_ work: () throws(DocumentFault) -> Value) throws(FormFault) -> Value {
            do { return try work() } catch { throw .document(error) }
        }
        let form = try reading { () throws(DocumentFault) in try SheetForm(source, name: name) }
        let filled = try fillForm(form, with: filling)
        try reading { () throws(DocumentFault) in try form.write(to: path) }
        return filled
    }

    /// - Parameter rows: as `cells` gives them.
    func filling(_ rows: [[SheetCell]]) -> FormFilling {
        var values: [String: SheetCell] = ["专项": .text(playbook.name), "台账": .text(playbook.name + "台账")]
        for label in ["填报单位", "填表单位", "单位名称", "报送单位", "上报单位", "制表单位"] { values[label] = .text(unit) }
        for label in ["填报日期", "填表日期", "制表日期", "报送日期", "填报时间", "填表时间", "制表时间"] { values[label] = .day(today) }
        return FormFilling(values: values, columns: columns, rows: rows)
    }

    private var columns: [FormFilling.Column] {
        let places: [FormFilling.Column] = [
            .init(["编号", "台账编号"]), .init(["所在地", "地址", "详细地址", "位置", "所在乡镇村", "乡镇村"]),
            .init(["乡镇", "乡（镇）", "乡镇名称", "所属乡镇", "镇", "乡镇（街道）"]),
            .init(["行政村", "村", "村名", "所属村", "行政村名称", "村（社区）", "所在村"]),
            .init(["环节", "进展", "状态", "当前进度", "进展情况"]), .init(["进入环节", "进展日期"]),
        ]
        return places
            + (playbook.fields + reads.map(\.field)).map { field in
                .init([field.label, field.label + "姓名", field.label + "名称"], unit: field.unit)
            }
    }

    func cells(_ line: ItemLine, _ read: ReadThrough) -> [SheetCell] {
        let item = line.item
        let township = line.townshipName == line.regionName ? "" : line.townshipName
        let fields =
            playbook.fields.enumerated().map { place, field -> SheetCell in
                switch field.type {
                case .link: return SheetCell.text(read.named(line.values[place]))
                case .file: return SheetCell.text(read.files(line.values[place]))
                default: return SheetCell(line.values[place], field)
                }
            }
            + reads.map { SheetCell($0, from: line.values, read) }
        return [
            .text("\(item.id)"), .text(line.place), .text(township), .text(line.regionName), .text(line.stageWord),
            .day(item.stageDay),
        ] + fields
    }
}
