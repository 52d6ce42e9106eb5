import Core
import Foundation
import PolicyText
import Testing

/// Seeded spoilt texts: a few in every run, all of them where `LUOSHI_FUZZ` is set (`./luoshi check --fuzz`).
struct FuzzTests {
    private static let isLong = ProcessInfo.processInfo.environment["LUOSHI_FUZZ"] != nil
    private static let seeds: [UInt64] = isLong ? Array(1...10) : [1]
    private static let copies = isLong ? 1000 : 150

    private let options = DecomposeOptions(asOf: Day(daysSince1970: 20_000))

    @Test(arguments: seeds) func spoiltCopiesAreRead(_ seed: UInt64) {
        var mutations = Mutations(seed: seed)
        for _ in 0..<FuzzTests.copies {
            let text = mutations.next()
            Promises.check(decompose(text, options: options), text)
        }
    }

    @Test func spoiltTasksAreRead() {
        var mutations = Mutations(seed: 7)
        for _ in 0..<FuzzTests.copies {
            let text = String(mutations.next().prefix(120))
            #expect(readDuty(text, options: options).text == text)
        }
    }

    @Test(
        .enabled(if: isLong, "long; run by ./luoshi check --fuzz"),
        .enabled(if: Shared.exists, "the documents lie outside the package")
    )
    func spoiltCopiesOfRealDocumentsAreRead() throws {
        let documents = try Shared.documents()
        var mutations = Mutations(seed: 20_250_310)
        for count in 0..<1000 {
            let text = try Shared.text(documents[count % documents.count])
            let copy = mutations.next(of: Array(text.unicodeScalars.prefix(6000)))
            Promises.check(decompose(copy, options: options), copy)
        }
    }
}
