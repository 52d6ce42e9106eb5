import Core
import Testing

@testable import Web

/// The number of a fault is read out on the telephone and looked up in the log.
struct ReferenceTests {
    @Test func requestsOfOneSecondEndInFourDigitsThatTellThemApart() {
        let references = (0..<200).map { step in
            let moment = Instant(milliseconds: 1_781_051_405_000 + 5 * Int64(step))
            return Reference(Core.Environment.fixed(at: moment)).description
        }
        #expect(references.allSatisfy { $0.wholeMatch(of: /\d{4}-\d{6}-\d{4}/) != nil }, "\(references.prefix(8))")
        #expect(Set(references.map { $0.prefix(11) }).count == 1)
        #expect(Set(references).count > 180)
    }
}
