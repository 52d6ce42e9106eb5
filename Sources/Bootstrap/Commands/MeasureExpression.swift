import ArgumentParser
import Core
import Expression
import Programmes

extension MeasureCommand {
    /// Evaluations per second of formulas of the shipped playbooks, and milliseconds of reading all of them.
    struct Evaluating: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "expression", abstract: "反复计算专项的公式。")

        @Option(name: .long, help: "每个公式算多少次。")
        var times = 2_000_000

        func run() throws {
            let console = Console()
            let clock = ContinuousClock()
            var loading = PlaybookLibrary.read()
            let reading = clock.measure { loading = PlaybookLibrary.read() }
            guard let playbook = loading.library["old-houses"] else { throw CommandRefusal("没有 old-houses。") }
            console.result("读 \(loading.library.playbooks.count) 个专项 \(Self.milliseconds(reading)) 毫秒")
            let facts = Self.facts(playbook)
            var formulas = playbook.gates.map { ($0.key, $0.formula) }
            formulas += playbook.measures.map { ($0.key, $0.formula) }
            var total = 0.0
            for (key, formula) in formulas {
                var known = 0
                let taken = clock.measure {
                    for _ in 0..<times { known += formula.value(in: facts).isKnown ? 1 : 0 }
                }
                let seconds = Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18
                total += seconds
                console.result("\(key)\t\(Int(Double(times) / seconds)) 次/秒\t\(known == 0 ? "未知" : "已知")")
            }
            console.result("平均\t\(Int(Double(times * formulas.count) / total)) 次/秒")
        }

        /// A house with every field filled in, so that no comparison ends early for want of a value.
        private static func facts(_ playbook: Playbook) -> ListedFacts {
            let today = Day(daysSince1970: 18_400)
            let values = playbook.itemVocabulary.names.map { name -> Value in
                switch name.type {
                case .number: .number(2)
                case .truth: .truth(false)
                case .day: .day(today)
                case .text, .hidden: .text("张三")
                case .choice(let options): .text(options[options.count / 2])
                case .set: .set(["1"])
                case .numbers: .numbers([1])
                }
            }
            return ListedFacts(values, today: today)
        }

        private static func milliseconds(_ duration: Duration) -> Int {
            Int(duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)
        }
    }
}
