import Core

package enum LedgerSubject {}
/// A ledger's number: small, made by the database, so that it costs little in every row.
package typealias LedgerID = Identifier<LedgerSubject>

/// What one thing adds to the sums: where it stands and how much of each measure it brings.
package struct Contribution: Hashable, Sendable {
    package var region: RegionCode
    /// The ledger's number of the stage.
    package var stage: Int
    package var measures: MeasureAmounts

    package init(region: RegionCode, stage: Int, measures: MeasureAmounts = MeasureAmounts()) {
        self.region = region
        self.stage = stage
        self.measures = measures
    }
}

/// Amounts by the ledger's number of the measure, in ten-thousandths: sums of whole numbers come out the same in any
/// order, so that recomputing them finds no difference.
package struct MeasureAmounts: Hashable, Sendable {
    package static let scale = 10_000.0
    /// A thing that would bring more is not taken. A hundred thousand things of this amount fit a 64-bit sum.
    package static let largest = 9_000_000_000.0

    package private(set) var amounts: [Int: Int64] = [:]

    package init() {}

    /// Amounts that are nothing do not count, nor those nobody could enter.
    package subscript(measure: Int) -> Double {
        get { Double(amounts[measure] ?? 0) / Self.scale }
        set {
            guard newValue.isFinite, abs(newValue) <= Self.largest else { return amounts[measure] = nil }
            let whole = Int64((newValue * Self.scale).rounded())
            amounts[measure] = whole == 0 ? nil : whole
        }
    }
}

/// `2:1260000,5:30000`: as stored with the thing.
extension MeasureAmounts: LosslessStringConvertible {
    package var description: String {
        amounts.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ",")
    }

    package init?(_ text: String) {
        var rest = text.utf8[...]
        while !rest.isEmpty {
            let part = rest.prefix { $0 != UInt8(ascii: ",") }
            guard let colon = part.firstIndex(of: UInt8(ascii: ":")), let measure = Int(Substring(part[..<colon])),
                let amount = Int64(Substring(part[colon...].dropFirst()))
            else { return nil }
            amounts[measure] = amount
            rest = rest[part.endIndex...].dropFirst()
        }
    }
}
