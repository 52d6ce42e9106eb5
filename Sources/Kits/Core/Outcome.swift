/// What a use case answers: done, or refused with what stands in the way. Faults (a lost database) throw instead.
package enum Outcome<Value> {
    case done(Value)
    case refused([Issue])

    package var value: Value? {
        if case .done(let value) = self { value } else { nil }
    }

    package var issues: [Issue] {
        if case .refused(let issues) = self { issues } else { [] }
    }
}

extension Outcome: Sendable where Value: Sendable {}

extension Outcome where Value == Void {
    package static var done: Outcome { .done(()) }
}

extension Outcome {
    package func map<Other>(_ change: (Value) -> Other) -> Outcome<Other> {
        switch self {
        case .done(let value): .done(change(value))
        case .refused(let issues): .refused(issues)
        }
    }
}
