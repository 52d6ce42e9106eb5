import ArgumentParser
import Core
import Foundation
import PolicyText

/// Reading a text repeated to 10,000, 100,000 and 1,000,000 characters: megabytes a second of each length, then the peak of
/// memory the longest took beyond what was there before, as a multiple of the text's bytes.
struct MeasureGrowth: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "growth", abstract: "文本变长时的速度和内存。")

    @Argument(help: "文本文件。")
    var file: String

    static let lengths = [10_000, 100_000, 1_000_000]

    func run() async throws {
        let scalars = Array(try String(contentsOfFile: file, encoding: .utf8).unicodeScalars)
        guard !scalars.isEmpty else { throw CommandRefusal("\(file) 是空的。") }
        let options = DecomposeOptions(asOf: Environment.live().today)
        var speeds: [String] = []
        var multiple = 0.0
        for length in MeasureGrowth.lengths {
            var view = String.UnicodeScalarView()
            view.reserveCapacity(length)
            for place in 0..<length { view.append(scalars[place % scalars.count]) }
            let text = String(view)
            let before = MeasureGrowth.peak()
            let clock = ContinuousClock()
            let best = (0..<3).map { _ in clock.measure { _ = decompose(text, options: options) } }.min() ?? .zero
            let (seconds, rest) = best.components
            let taken = Double(seconds) + Double(rest) / 1e18
            speeds.append(String((Double(text.utf8.count) / taken / 10_000).rounded() / 100))
            multiple = (MeasureGrowth.peak() - before) / Double(text.utf8.count)
        }
        Console().result("\(speeds.joined(separator: " ")) \((multiple * 10).rounded() / 10)")
    }

    /// The most memory the process ever had, in bytes; 0 where the system does not say.
    private static func peak() -> Double {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM") })
        else { return 0 }
        return (Double(line.filter(\.isNumber)) ?? 0) * 1024
    }
}
