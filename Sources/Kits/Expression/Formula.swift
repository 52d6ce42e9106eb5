import Core

/// A checked condition or calculation of a playbook.
///
/// Reading finds every mistake; after that nothing can go wrong: what is missing makes the answer unknown.
package struct Formula: Hashable, Sendable {
    /// As it was written.
    package let source: String
    package let type: ValueType
    /// The slots it reads, in order, each once.
    package let slots: [Int]
    /// The measures it sums, by their place in the vocabulary.
    package let measures: [Int]
    /// Whether it counts things by stage.
    package let countsItems: Bool
    let program: Program
    let vocabulary: Vocabulary

    package func value<Source: Facts>(in facts: Source) -> Value {
        evaluate(facts) { $0.value(program.root) }
    }

    /// Yes, no, or nil where a fact that decides is missing.
    package func holds<Source: Facts>(in facts: Source) -> Bool? {
        evaluate(facts) { $0.truth(program.root) }
    }

    func evaluate<Source: Facts, Result>(_ facts: Source, _ body: (Evaluation<Source>) -> Result) -> Result {
        program.nodes.withUnsafeBufferPointer { nodes in
            program.operands.withUnsafeBufferPointer { operands in
                program.constants.withUnsafeBufferPointer { constants in
                    body(Evaluation(nodes: nodes, operands: operands, constants: constants, facts: facts))
                }
            }
        }
    }
}

extension Formula {
    /// What a formula must come out as.
    package enum Purpose: Hashable, Sendable {
        /// A condition; one that can never hold is refused.
        case condition
        /// A condition that may be always or never true, like one that only warns.
        case remark
        case number
        case any
    }

    /// Reads and checks; all mistakes at once, in the order of the text.
    package static func read(
        _ text: String,
        as purpose: Purpose = .any,
        in vocabulary: Vocabulary
    ) -> Reading {
        let syntax: Syntax
        do {
            syntax = try Parser.parse(text)
        } catch {
            return .refused([error.problem])
        }
        return read(syntax, source: text, as: purpose, in: vocabulary)
    }

    package enum Reading: Sendable {
        case read(Formula)
        case refused([FormulaProblem])

        package var formula: Formula? {
            guard case .read(let formula) = self else { return nil }
            return formula
        }

        package var problems: [FormulaProblem] {
            guard case .refused(let problems) = self else { return [] }
            return problems
        }
    }

    static func read(
        _ syntax: Syntax,
        source: String,
        as purpose: Purpose,
        in vocabulary: Vocabulary
    ) -> Reading {
        var checker = Checker(vocabulary: vocabulary)
        let root = checker.check(syntax)
        checker.expect(purpose, root, at: syntax.position)
        guard checker.problems.isEmpty else { return .refused(checker.problems.sorted { $0.position < $1.position }) }
        checker.program.root = root.node
        let formula = Formula(
            source: source,
            type: root.type,
            slots: checker.slots,
            measures: checker.measures,
            countsItems: checker.countsItems,
            program: checker.program,
            vocabulary: vocabulary
        )
        if purpose == .condition, let reason = formula.contradiction {
            return .refused([FormulaProblem("formula.neverHolds", at: syntax.position, ["reason": reason])])
        }
        return .read(formula)
    }
}
