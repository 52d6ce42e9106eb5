import Core
import Directives
import Web

/// The numbers one act of issuing gave, as an address: they follow each other.
struct IssuedBatch: Hashable, Sendable {
    let year: Int
    let first: Int
    let last: Int

    init(_ numbers: [TaskNumber]) {
        year = numbers.map(\.year).max() ?? 0
        first = numbers.map(\.sequence).min() ?? 0
        last = numbers.map(\.sequence).max() ?? 0
    }

    init?(_ query: Fields) {
        guard let year = query.int("year"), let first = query.int("first"), let last = query.int("last") else {
            return nil
        }
        (self.year, self.first, self.last) = (year, first, last)
    }

    func holds(_ number: TaskNumber) -> Bool {
        number.year == year && number.branch == 0 && (first...max(first, last)).contains(number.sequence)
    }

    func address(of directive: DirectiveID) -> String {
        "/directives/\(directive)/issued?year=\(year)&first=\(first)&last=\(last)"
    }
}
