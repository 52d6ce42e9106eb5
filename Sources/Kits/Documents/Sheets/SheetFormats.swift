import CXLSXWriter

/// The looks of a workbook's cells, each made once.
final class SheetFormats {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var cells: [SheetColumn.Kind: UnsafeMutablePointer<lxw_format>] = [:]

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

    /// Titles in the face official documents use (GB/T 9704: 小标宋); bold for machines without it.
    lazy var title = make(font: "方正小标宋简体", size: 18) {
        format_set_bold($0)
        format_set_align($0, UInt8(LXW_ALIGN_CENTER.rawValue))
        format_set_text_wrap($0)
    }

    lazy var subtitle = make(font: "楷体", size: 11) {
        format_set_align($0, UInt8(LXW_ALIGN_CENTER.rawValue))
        format_set_text_wrap($0)
    }

    lazy var header = make(font: "黑体", size: 11) {
        format_set_align($0, UInt8(LXW_ALIGN_CENTER.rawValue))
        format_set_text_wrap($0)
        format_set_border($0, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_bg_color($0, 0xEDF3EE)
    }

    lazy var note = make(font: "楷体", size: 10) { format_set_text_wrap($0) }

    func cell(_ kind: SheetColumn.Kind) -> UnsafeMutablePointer<lxw_format> {
        if let made = cells[kind] { return made }
        let format = make(font: "宋体", size: 10) { format in
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            look(of: kind, format)
        }
        cells[kind] = format
        return format
    }

    private func look(of kind: SheetColumn.Kind, _ format: UnsafeMutablePointer<lxw_format>) {
        switch kind {
        case .text: break
        case .wrapped: format_set_text_wrap(format)
        case .centred:
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
            format_set_text_wrap(format)
        case .integer: format_set_num_format(format, "#,##0")
        case .decimal(let places): format_set_num_format(format, "#,##0" + fraction(places))
        case .percent(let places): format_set_num_format(format, "0" + fraction(places) + "%")
        case .day:
            format_set_num_format(format, "yyyy-mm-dd")
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        }
    }

    private func fraction(_ places: Int) -> String {
        places > 0 ? "." + String(repeating: "0", count: min(places, 10)) : ""
    }

    private func make(
        font: String,
        size: Double,
        _ set: (UnsafeMutablePointer<lxw_format>) -> Void
    ) -> UnsafeMutablePointer<lxw_format> {
        let format = workbook_add_format(workbook)!
        format_set_font_name(format, font)
        format_set_font_size(format, size)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        set(format)
        return format
    }
}
