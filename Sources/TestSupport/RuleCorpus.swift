import Core
import Expression
import Foundation

/// `Tests/ExpressionTests/Corpus/rules.json`: formulas with facts and what they give, for every place that evaluates them.
///
/// A value is a number, a text, true or false, `{"day": …}`, a list of options, `{"numbers": […]}` or null: not known.
package struct RuleCorpus: Decodable, Sendable {
    package struct Case: Decodable, Sendable {
        package let formula: String
        package let facts: [String: Given]
        package let gives: Given?
    }

    package struct Name: Decodable, Sendable {
        let key: String
        let type: String
        let options: [String]
    }

    package struct Stage: Decodable, Sendable {
        let key: String
        let dropped: Bool
    }

    package enum Given: Decodable, Sendable {
        case value(Value)

        package init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .value(.unknown)
            } else if let truth = try? container.decode(Bool.self) {
                self = .value(.truth(truth))
            } else if let number = try? container.decode(Double.self) {
                self = .value(.number(number))
            } else if let text = try? container.decode(String.self) {
                self = .value(.text(text))
            } else if let set = try? container.decode([String].self) {
                self = .value(.set(set))
            } else if let numbers = try? container.decode([String: [Double]].self)["numbers"] {
                self = .value(.numbers(numbers))
            } else {
                guard let day = Day(try container.decode([String: String].self)["day"] ?? "") else {
                    throw DecodingError.dataCorruptedError(in: container, debugDescription: "no value")
                }
                self = .value(.day(day))
            }
        }

        var value: Value { if case .value(let value) = self { value } else { .unknown } }
    }

    let today: String
    let names: [Name]
    let stages: [Stage]
    package let cases: [Case]

    /// The bytes of the file, as the browser reads them too.
    package static let bytes: Data = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (try? Data(contentsOf: root.appendingPathComponent("Tests/ExpressionTests/Corpus/rules.json"))) ?? Data()
    }()

    package init() throws { self = try JSONDecoder().decode(RuleCorpus.self, from: Self.bytes) }

    package var vocabulary: Vocabulary {
        Vocabulary(
            names: names.map { Vocabulary.Name($0.key, $0.key, $0.valueType) },
            stages: stages.map { Vocabulary.StageName($0.key, $0.key, isDropped: $0.dropped) }
        )
    }

    package func facts(of one: Case) -> ListedFacts {
        let day = Day(today) ?? Day(daysSince1970: 0)
        return ListedFacts(names.map { one.facts[$0.key]?.value ?? .unknown }, today: day)
    }

    /// Nil where the case gives nothing that is known.
    package func expected(_ one: Case) -> Value { one.gives?.value ?? .unknown }
}

extension RuleCorpus.Name {
    fileprivate var valueType: ValueType {
        switch type {
        case "number": .number
        case "truth": .truth
        case "day": .day
        case "choice": .choice(options)
        case "set": .set(options)
        case "numbers": .numbers
        case "hidden": .hidden
        default: .text
        }
    }
}
