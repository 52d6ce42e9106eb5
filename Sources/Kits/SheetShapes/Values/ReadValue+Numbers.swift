import Core
import Documents

extension ReadValue {
    /// An identity number (GB 11643): 17 digits and a check character, or the 15 digits of before 1999, as written.
    /// One that Excel turned into a number has lost its last digits and is refused.
    package static func idNumber(_ cell: WrittenCell) throws(ValueRefusal) -> String? {
        let plain = cell.plain
        let text = plain.utf8.allSatisfy { (48...57).contains($0) } ? plain : plain.uppercased()
        if ValueReading.isMissing(text) { return nil }
        let digits = text.hasPrefix("'") ? String(text.dropFirst()) : text
        if ValueReading.isExponent(digits) { throw cell.refused("value.idExponent") }
        if cell.kind == .number, digits.utf8.count >= 16 { throw cell.refused("value.idRounded") }
        guard digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: "X") }) else {
            throw cell.refused(digits.contains("*") ? "value.idMasked" : "value.idCharacters")
        }
        guard digits.utf8.count == 18 || digits.utf8.count == 15 else {
            throw cell.refused("value.idLength", ["count": String(digits.utf8.count)])
        }
        guard ValueReading.looksLikeID(digits) else { throw cell.refused("value.idBirthday") }
        guard digits.utf8.count == 15 || checkCharacter(digits) == digits.utf8.last else {
            throw cell.refused("value.idCheck")
        }
        return digits
    }

    /// A mobile number of 11 digits, or a fixed line with its area code, as `0936-8214567`.
    package static func phone(_ cell: WrittenCell) throws(ValueRefusal) -> String? {
        var text = cell.plain
        if ValueReading.isMissing(text) { return nil }
        if ValueReading.isExponent(text) { throw cell.refused("value.phoneExponent") }
        for prefix in ["+86", "0086"] where text.hasPrefix(prefix) { text.removeFirst(prefix.count) }
        if text.hasPrefix("-") { text.removeFirst() }
        let plain = text.filter { $0 != "-" && $0 != "(" && $0 != ")" }
        guard plain.utf8.allSatisfy({ (48...57).contains($0) }) else {
            let several = text.contains { "/、,，;；".contains($0) }
            throw cell.refused(several ? "value.phoneSeveral" : "value.phoneCharacters")
        }
        if plain.hasPrefix("1"), ValueReading.looksLikePhone(plain) { return plain }
        guard plain.hasPrefix("0"), (10...12).contains(plain.utf8.count) else {
            // A cell of a person is shown masked: what is wrong with it is said in words.
            let count = plain.utf8.count
            // Local numbers begin with 2 to 8 (电信网编号计划 2017, 本地网用户号码); with 1, digits of a mobile number are lost.
            if count == 7 || count == 8, !plain.hasPrefix("1") { throw cell.refused("value.phoneArea") }
            if count == 11 { throw cell.refused("value.phone") }
            throw cell.refused("value.phoneLength", ["count": String(count)])
        }
        // 010 and 02x have three digits, all others four.
        let area = plain.hasPrefix("01") || plain.hasPrefix("02") ? 3 : 4
        return plain.prefix(area) + "-" + plain.dropFirst(area)
    }

    /// ISO 7064 MOD 11-2, as GB 11643 has it.
    private static func checkCharacter(_ digits: String) -> UInt8 {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
        return Array("10X98765432".utf8)[sum % 11]
    }
}

/// The sentences about single cells.
package let valueWords = IssueWords([
    "value.day": "{address}：“{text}”不是日期。写成 2026-06-10 这样。",
    "value.dayWithoutYear": "{address}：“{text}”没有写年份。写成 2026-06-10 这样。",
    "value.number": "{address}：“{text}”不是数字。只写数字，单位写在表头。",
    "value.commas": "{address}：“{text}”里的逗号不在千位上，看不出是小数还是几个数。写成 1,234 或 1234，小数点写“.”。",
    "value.integer": "{address}：“{text}”不是整数。",
    "value.about": "{address}：“{text}”是约数。写一个确定的数字。",
    "value.range": "{address}：“{text}”是一个范围。写一个确定的数字。",
    "value.formulaFault": "{address}：“{text}”是公式错误。改好公式，或直接写数字。",
    "value.amountTwice": "{address}：“{text}”和表头的单位（{unit}）说的不一样。写明“元”或“万元”，或只写数字。",
    "value.scaledTwice": "{address}：“{text}”和单位（{unit}）合起来看不出是多少。把单位写全，如 3.5{unit}，或只写数字。",
    "value.amountWithoutUnit": "{address}：“{text}”看不出是元还是万元。在表头写明单位，如“金额（万元）”。",
    "value.amountTooFine": "{address}：“{text}”换算后不是整分，或数字太大。检查数字和表头的单位。",
    "value.yesNo": "{address}：“{text}”不是“是”或“否”。",
    "value.idExponent": "{address}：“{text}”是身份证号被 Excel 改成了科学计数，后几位已经丢失，不能用。把这一列设成文本，照证件重新填写。",
    "value.idRounded": "{address}：“{text}”是身份证号被 Excel 当成了数字，15 位以后的数字已经丢失，不能用。把这一列设成文本，照证件重新填写。",
    "value.idMasked": "{address}：“{text}”打了星号，不是完整的身份证号。",
    "value.idCharacters": "{address}：“{text}”里有数字和 X 以外的字符，不是身份证号。",
    "value.idLength": "{address}：“{text}”有 {count} 位，身份证号是 18 位。",
    "value.idBirthday": "{address}：“{text}”里的出生日期不对，检查身份证号。",
    "value.idCheck": "{address}：“{text}”的最后一位和前面的数字对不上，检查身份证号。",
    "value.phone": "{address}：“{text}”不是电话号码。手机写 11 位，座机写区号，如 0936-8214567。",
    "value.phoneCharacters": "{address}：“{text}”里有数字以外的字，不是电话号码。手机写 11 位，座机写区号，如 0936-8214567。",
    "value.phoneLength": "{address}：“{text}”有 {count} 位，不是电话号码。手机写 11 位，座机写区号，如 0936-8214567。",
    "value.phoneExponent": "{address}：“{text}”是电话号码被 Excel 改成了科学计数。把这一列设成文本，重新填写。",
    "value.phoneSeveral": "{address}：“{text}”写了几个号码。只留一个。",
    "value.phoneArea": "{address}：“{text}”没有写区号。写成 0936-8214567 这样。",
])
