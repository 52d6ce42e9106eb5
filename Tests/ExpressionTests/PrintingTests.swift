import Core
import Testing

@testable import Expression

/// Random formulas: printed and read again they are worth the same.
struct PrintingTests {
    @Test func printedFormulasKeepTheirMeaning() throws {
        var random = Noise(seed: 42)
        for round in 0..<2000 {
            let syntax = truth(depth: 4, &random)
            let text = syntax.description
            let again = try Parser.parse(text)
            #expect(again.description == text, "round \(round)")
            let facts = facts(&random)
            let first = Formula.read(syntax, source: "", as: .remark, in: Sample.vocabulary)
            let second = Formula.read(text, as: .remark, in: Sample.vocabulary)
            #expect(first.formula?.value(in: facts) == second.formula?.value(in: facts), "\(text)")
        }
    }

    private func facts(_ random: inout Noise) -> ListedFacts {
        let numbers: [Value] = [.unknown, .number(0), .number(-2), .number(7.5)]
        let truths: [Value] = [.unknown, .truth(true), .truth(false)]
        return Sample.facts([
            "area": pick(numbers, &random), "rooms": pick(numbers, &random), "agreed": pick(truths, &random),
            "elders": pick([.unknown, .text("待安置"), .text("随子女")], &random),
        ])
    }

    private func pick<Choice>(_ choices: [Choice], _ random: inout Noise) -> Choice {
        choices[Int(random.next() % UInt64(choices.count))]
    }

    private func truth(depth: Int, _ random: inout Noise) -> Syntax {
        let kind = depth == 0 ? random.next() % 3 : random.next() % 8
        switch kind {
        case 0: return Syntax(.name("agreed"))
        case 1:
            return Syntax(.binary(pick([.equal, .unequal], &random), Syntax(.name("elders")), Syntax(.text("待安置"))))
        case 2: return Syntax(.binary(.within, Syntax(.name("elders")), Syntax(.list([Syntax(.text("随子女"))]))))
        case 3: return Syntax(.not(truth(depth: depth - 1, &random)))
        case 4, 5:
            let sign: Syntax.Operator = kind == 4 ? .and : .or
            return Syntax(.binary(sign, truth(depth: depth - 1, &random), truth(depth: depth - 1, &random)))
        default:
            let sign = pick([.equal, .less, .atMost, .more, .atLeast] as [Syntax.Operator], &random)
            return Syntax(.binary(sign, number(depth: depth - 1, &random), number(depth: depth - 1, &random)))
        }
    }

    private func number(depth: Int, _ random: inout Noise) -> Syntax {
        switch depth <= 0 ? random.next() % 2 : random.next() % 7 {
        case 0: return Syntax(.name(pick(["area", "rooms"], &random)))
        case 1: return Syntax(.number(pick([0, 1, 2.25, 100], &random)))
        case 2: return Syntax(.negative(number(depth: depth - 1, &random)))
        case 3:
            let condition = truth(depth: depth - 1, &random)
            return Syntax(
                .call("if", [condition, number(depth: depth - 1, &random), number(depth: depth - 1, &random)])
            )
        default:
            let sign = pick([.plus, .minus, .times, .divided] as [Syntax.Operator], &random)
            return Syntax(.binary(sign, number(depth: depth - 1, &random), number(depth: depth - 1, &random)))
        }
    }
}
