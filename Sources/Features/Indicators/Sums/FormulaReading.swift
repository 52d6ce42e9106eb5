import Expression
import Programmes

/// A formula of an indicator in the words of its playbook: 100 × 件数（已拆除）÷ 件数（）.
enum FormulaReading {
    private static let own = [
        "items": "件数", "measure": "合计", "from": "起自", "if": "如果", "max": "较大者", "min": "较小者", "sum": "总和",
        "known": "已知", "not": "非", "and": "且", "or": "或",
    ]

    static func words(_ formula: Formula, _ playbook: Playbook) -> String {
        let names = Names(playbook)
        var (spoken, name) = ("", "")
        var calls: [Call] = []
        func end() {
            spoken += names.word(name, in: calls.last)
            name = ""
        }
        for sign in formula.source {
            if sign.isASCII, sign.isLetter || sign == "_" || !name.isEmpty && (sign.isNumber || sign == ".") {
                name.append(sign)
                continue
            }
            let function = name
            end()
            switch sign {
            case "*": spoken += "×"
            case "/": spoken += "÷"
            case "(":
                spoken += "（"
                calls.append(Call(function: function))
            case ")":
                spoken += "）"
                _ = calls.popLast()
            case ",":
                spoken += "，"
                if !calls.isEmpty { calls[calls.count - 1].place += 1 }
            case " " where spoken.last == "，": break
            default: spoken.append(sign)
            }
        }
        end()
        return spoken.replacing("件数（）", with: "全部件数")
    }

    /// What a name stands in: of which function, and which of its arguments.
    private struct Call {
        let function: String
        var place = 0
    }

    /// One key may name a stage, a measure and a number: which is meant is told by the function it stands in.
    private struct Names {
        private var numbers = FormulaReading.own
        private let stages: [String: String]
        private let measures: [String: String]

        init(_ playbook: Playbook) {
            stages = Dictionary(playbook.stages.map { ($0.key, $0.word) }, uniquingKeysWith: { first, _ in first })
            measures = Dictionary(playbook.measures.map { ($0.key, $0.word) }, uniquingKeysWith: { first, _ in first })
            for name in playbook.indicatorVocabulary.names { numbers[name.key] = name.word }
        }

        func word(_ name: String, in call: Call?) -> String {
            let meant: [[String: String]] =
                switch call?.function {
                case "items": [stages, numbers]
                case "measure": call?.place == 0 ? [measures, numbers] : [stages, numbers]
                default: [numbers, measures, stages]
                }
            return meant.lazy.compactMap { $0[name] }.first ?? name
        }
    }
}
