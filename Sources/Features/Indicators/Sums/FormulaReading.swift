import Expression
import Programmes

/// A formula of an indicator in the words of its playbook: 100 × 件数（已拆除）÷ 件数（）.
enum FormulaReading {
    private static let own = [
        "items": "件数", "measure": "合计", "from": "起自", "if": "如果", "max": "较大者", "min": "较小者", "sum": "总和",
        "known": "已知", "not": "非", "and": "且", "or": "或",
    ]

    static func words(_ formula: Formula, _ playbook: Playbook) -> String {
        var words = own
        for measure in playbook.measures { words[measure.key] = measure.word }
        for stage in playbook.stages { words[stage.key] = stage.word }
        for name in playbook.indicatorVocabulary.names { words[name.key] = name.word }
        var (spoken, name) = ("", "")
        func end() {
            spoken += words[name] ?? name
            name = ""
        }
        for sign in formula.source {
            if sign.isASCII, sign.isLetter || sign == "_" || !name.isEmpty && (sign.isNumber || sign == ".") {
                name.append(sign)
                continue
            }
            end()
            switch sign {
            case "*": spoken += "×"
            case "/": spoken += "÷"
            case "(": spoken += "（"
            case ")": spoken += "）"
            case ",": spoken += "，"
            default: spoken.append(sign)
            }
        }
        end()
        return spoken.replacing("件数（）", with: "全部件数")
    }
}
