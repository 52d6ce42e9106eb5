import Core
import Expression

/// What is looked at in a place, with the rules that score it: data, read from YAML, kept by version with every plan.
package struct Checklist: Sendable {
    package let key: String
    package let name: String
    /// The playbook it belongs to; "" for none.
    package let programme: String
    /// The words it rests on.
    package let clause: String
    /// Days in which a problem it finds is to be put right, where the rule that found it says none.
    package let repairDays: Int
    /// The first twelve digits of the SHA-256 of its file.
    package let version: String
    package let yaml: String
    package let items: [ChecklistItem]
    /// The names its rules may use: one for each item, in order.
    package let vocabulary: Vocabulary

    package func place(of key: String) -> Int? { items.firstIndex { $0.key == key } }
}

/// One question with what it is worth.
package struct ChecklistItem: Sendable {
    package let key: String
    package let section: String
    package let ask: String
    package let type: AnswerType
    package let unit: String
    package let low: Double?
    package let high: Double?
    package let points: Double
    package let isOptional: Bool
    /// Asked only where this holds; nil for always.
    package let when: Formula?
    package let deductions: [DeductionRule]
    package let photo: PhotoRule?
    /// Where words beside the answer are owed.
    package let note: WordsRule?
    /// What the answer must fulfil to be taken at all.
    package let holds: WordsRule?
    package let source: String
}

package enum AnswerType: Hashable, Sendable {
    case choice([String])
    case several([String])
    case yesNo, number, text

    /// As files and the phone write it.
    package var key: String {
        switch self {
        case .choice: "choice"
        case .several: "several"
        case .yesNo: "yes-no"
        case .number: "number"
        case .text: "text"
        }
    }

    package var options: [String] {
        switch self {
        case .choice(let options), .several(let options): options
        default: []
        }
    }

    var valueType: ValueType {
        switch self {
        case .choice(let options): .choice(options)
        case .several(let options): .set(options)
        case .yesNo: .truth
        case .number: .number
        case .text: .text
        }
    }
}

package struct DeductionRule: Sendable {
    package let when: Formula
    /// How many points: a number or a calculation.
    package let points: Formula
    package let says: String
    /// The aspect under which it becomes a problem; nil where it only costs points.
    package let problem: String?
    /// Days in which the problem is to be put right; nil for those of the list.
    package let days: Int?
    /// A function of the department that puts it right (`housing`); nil for the township.
    package let owner: String?
}

/// A photo is asked only where such a rule names it (国办函〔2026〕12号: no needless work photos).
package struct PhotoRule: Sendable {
    package let when: Formula
    package let count: Int
    package let why: String
}

package struct WordsRule: Sendable {
    package let when: Formula
    package let says: String
}
