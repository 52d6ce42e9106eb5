import ArgumentParser
import DemoCounty
import Scores

/// Detection and false alarms of the checks of quality over made-up places with planted fraud.
struct MeasureQuality: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quality",
        abstract: "在埋有造假的生成数据上量查出率和误报率。"
    )

    @Option(name: .long, help: "多少个地方，一半是诚实的。")
    var places = 1_200

    @Option(name: .long, help: "每个地方多少条。")
    var size = 200

    @Option(name: .long, help: "随机数。")
    var seed: UInt64 = 620_799

    func run() async throws {
        let console = Console()
        for verdict in PlantedFraud(places: places, size: size, seed: seed).verdicts() {
            let parts = [
                verdict.kind.word, "\(verdict.detected)/\(verdict.planted)", "\(verdict.falseAlarms)/\(verdict.clean)",
            ]
            console.result(parts.joined(separator: "\t"))
        }
    }
}
