import Core
import Pages

extension RegionStore {
    /// What a list of a place can be narrowed to: the townships of a county, the villages of a township, and the place it is
    /// narrowed to where that is another.
    package func choices(in scope: RegionCode, showing asked: RegionCode?) throws -> [Choice] {
        var choices = try list(scope.level >= .township ? .village : .township, in: scope)
            .filter { $0.endedAt == nil }.map { Choice($0.code.digits, $0.name) }
        guard let asked, asked != scope, scope.contains(asked),
            !choices.contains(where: { $0.value == asked.digits }), let place = try first(asked)
        else { return choices }
        let township = asked.ancestor(at: .township).flatMap { $0 == asked ? nil : $0 }
        let name = (try township.flatMap { try first($0)?.name } ?? "") + place.name
        let above = choices.firstIndex { $0.value == township?.digits }
        choices.insert(Choice(asked.digits, name), at: above.map { $0 + 1 } ?? choices.endIndex)
        return choices
    }
}
