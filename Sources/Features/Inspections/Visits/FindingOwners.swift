import Accounts
import Core
import Database

/// Who puts right what a visit found: the department with the function a rule names, otherwise the township of the
/// place. A proposal: whoever hands the problem out decides.
struct FindingOwners {
    private let township: UnitID?
    private let departments: [String: UnitID]

    init(_ functions: [String?], at place: RegionCode, in county: RegionCode, _ tx: Transaction) throws {
        let region = place.ancestor(at: .township)
        township = try tx.units.townships(county: county).first { $0.region == region }?.id
        var departments: [String: UnitID] = [:]
        for function in Set(functions.compactMap { $0 }) {
            departments[function] = try tx.units.first(functioning: function, county: county)?.id
        }
        self.departments = departments
    }

    func owner(_ function: String?) -> UnitID? { function.flatMap { departments[$0] } ?? township }
}
