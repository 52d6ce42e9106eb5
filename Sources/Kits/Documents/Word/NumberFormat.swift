/// How an automatic number is written (ECMA-376 17.18.59, ST_NumberFormat).
func writtenNumber(_ number: Int, format: String) -> String {
    switch format {
    case "none", "bullet": ""
    case "decimalZero": number < 10 ? "0\(number)" : "\(number)"
    case "upperRoman": roman(number)
    case "lowerRoman": roman(number).lowercased()
    case "upperLetter": letter(number)
    case "lowerLetter": letter(number).lowercased()
    case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
        "japaneseCounting":
        chineseNumber(number)
    case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
        String(String(number).map { chineseDigits[$0.wholeNumberValue ?? 0] })
    case "chineseLegalSimplified", "ideographLegalTraditional": legalNumber(number)
    case "ideographTraditional": pick("甲乙丙丁戊己庚辛壬癸", number)
    case "ideographZodiac": pick("子丑寅卯辰巳午未申酉戌亥", number)
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": enclosed(number, from: 0x2460, count: 20)
    case "decimalEnclosedParen": enclosed(number, from: 0x2474, count: 20)
    case "decimalEnclosedFullstop": enclosed(number, from: 0x2488, count: 20)
    case "ideographEnclosedCircle": enclosed(number, from: 0x3280, count: 10)
    case "decimalFullWidth", "decimalFullWidth2":
        String(String.UnicodeScalarView(String(number).unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
    default: String(number)
    }
}

private let chineseDigits: [Character] = Array("〇一二三四五六七八九")

/// 一, 十, 十一, 二十, 一百零一.
private func chineseNumber(_ number: Int) -> String {
    guard (1...9999).contains(number) else { return String(number) }
    let units = ["", "十", "百", "千"]
    let digits = String(number).compactMap(\.wholeNumberValue)
    var text = ""
    for (index, digit) in digits.enumerated() {
        let unit = units[digits.count - 1 - index]
        if digit > 0 {
            text += String(chineseDigits[digit]) + unit
        } else if digits[index...].contains(where: { $0 > 0 }), !text.hasSuffix("零") {
            text += "零"
        }
    }
    return number < 20 && number >= 10 ? String(text.dropFirst()) : text
}

private func legalNumber(_ number: Int) -> String {
    let plain: [Character] = Array("一二三四五六七八九十百千")
    let legal: [Character] = Array("壹贰叁肆伍陆柒捌玖拾佰仟")
    let text = number >= 10 && number < 20 ? "一" + chineseNumber(number) : chineseNumber(number)
    return String(text.map { character in plain.firstIndex(of: character).map { legal[$0] } ?? character })
}

private func pick(_ characters: String, _ number: Int) -> String {
    let characters = Array(characters)
    return characters.indices.contains(number - 1) ? String(characters[number - 1]) : String(number)
}

private func enclosed(_ number: Int, from first: UInt32, count: Int) -> String {
    guard (1...count).contains(number), let scalar = Unicode.Scalar(first + UInt32(number) - 1) else {
        return "(\(number))"
    }
    return String(Character(scalar))
}

/// A … Z, AA, BB, as Word continues.
private func letter(_ number: Int) -> String {
    guard (1...780).contains(number), let scalar = Unicode.Scalar(65 + UInt32((number - 1) % 26)) else {
        return String(number)
    }
    return String(repeating: Character(scalar), count: (number - 1) / 26 + 1)
}

private func roman(_ number: Int) -> String {
    guard (1...3999).contains(number) else { return String(number) }
    let values = [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = number
    var text = ""
    for (value, letters) in values {
        while rest >= value {
            text += letters
            rest -= value
        }
    }
    return text
}
