import Imports
import SheetShapes

extension String {
    /// Of no letters but Latin ones.
    var isEnglish: Bool {
        !isEmpty && unicodeScalars.allSatisfy { $0.value < 0x250 } && contains { $0.isASCII && $0.isLetter }
    }
}

extension ColumnSample {
    /// Length (km) is 长度 in 公里, Completed is 已完成: where every word is known. What is not known stays as it is.
    mutating func readInChinese() {
        guard let last = column.names.last, let name = EnglishNames.label(for: last) else { return }
        let above = column.names.dropLast().map { EnglishNames.label(for: $0) ?? $0 }
        let unit = column.unit.map { own in
            let known = UnitLikeness.canonical(own)
            return own.isEnglish && !known.isEnglish ? known : own
        }
        var type = column.type
        if let unit, unit.hasSuffix("元"), [.integer, .decimal].contains(type) { type = .amount }
        rename(above + [name], unit, type)
        guard column.type == .text, (1...15).contains(distinct) else { return }
        let meanings = values.map { EnglishValues.meanings(of: $0).first ?? "" }
        guard !meanings.contains(""), Set(meanings).count == meanings.count else { return }
        translate(Dictionary(zip(values, meanings), uniquingKeysWith: { first, _ in first }))
    }
}
