import Core

/// What a field, a part of a formula or a whole formula says about one thing.
package enum Value: Hashable, Sendable {
    /// Nobody entered it, or it cannot be computed: 1/0, an overflow, a comparison with something missing.
    case unknown
    /// Money too, in yuan.
    case number(Double)
    case truth(Bool)
    case day(Day)
    /// Free text, or the option chosen.
    case text(String)
    /// The options chosen, the keys of linked things, or the files attached.
    case set([String])
    /// One number for each of several linked things.
    case numbers([Double])
}

extension Value {
    /// A number that is one: infinities and what is no number become unknown.
    package static func finite(_ number: Double) -> Value { number.isFinite ? .number(number) : .unknown }

    package var number: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    package var truth: Bool? {
        guard case .truth(let truth) = self else { return nil }
        return truth
    }

    package var isKnown: Bool { if case .unknown = self { false } else { true } }
}

/// What kind of value a name or a formula has.
package enum ValueType: Hashable, Sendable {
    case number, truth, day, text
    /// One of the options.
    case choice([String])
    /// Any of the options; no options means anything.
    case set([String])
    case numbers
    /// Only whether it is there may be asked: identity numbers, telephones, places on the map.
    case hidden

    /// The word in sentences.
    package var word: String {
        switch self {
        case .number: "数字"
        case .truth: "是否"
        case .day: "日期"
        case .text: "文字"
        case .choice: "单选"
        case .set: "多选"
        case .numbers: "一组数字"
        case .hidden: "不能参与计算的内容"
        }
    }
}
