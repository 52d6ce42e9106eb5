import Core
import Programmes

/// How far a programme has come in a place: things by stage, as summed on write.
package struct ProgrammeState: Sendable {
    package let playbook: Playbook
    /// By place in the playbook's stages.
    package let counts: [Int]

    package init(_ book: LedgerBook, _ sums: some Sequence<(stage: Int, value: Int64)>) {
        playbook = book.playbook
        var counts = [Int](repeating: 0, count: book.playbook.stages.count)
        for (stage, value) in sums {
            if let place = book.place(ofStage: stage) { counts[place] += Int(value) }
        }
        self.counts = counts
    }

    /// Those that left the programme do not count.
    package var total: Int { sum { $0.outcome != .dropped } }
    package var done: Int { sum { $0.outcome == .done } }
    package var share: Double { total == 0 ? 0 : Double(done) / Double(total) }

    private func sum(_ counts: (LedgerStage) -> Bool) -> Int {
        zip(playbook.stages, self.counts).filter { counts($0.0) }.map(\.1).reduce(0, +)
    }
}
