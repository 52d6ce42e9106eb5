import Core
import Indicators
import Pages
import Tasks

/// Programmes with their lights, asked for one figure at a time: a draft and a later look at it count alike.
struct ProgrammeStandings {
    let programmes: [DispatchBulletin.Programme]

    /// Nil for other queries, and where the programme or the number is gone.
    func words(for query: FigureQuery) -> String? {
        switch query {
        case .programmes(let light, _, .beside, let answer):
            return answer.words(programmes.filter { $0.isBeside(light) }.map(\.name))
        case .programmes(let light, let region, let which, let answer):
            let found = programmes.filter { which.holds($0) && $0.number(in: region)?.light == light }
            return answer.words(found.map(\.name))
        case .places(let key, let light, let answer):
            guard let programme = programmes.first(where: { $0.key == key }) else { return nil }
            // Where nobody asks anything of the places, none is behind and none is not.
            if answer == .count, programme.places.allSatisfy({ $0.light == nil }) { return "—" }
            return answer.words(programme.places.filter { $0.light == light }.map(\.place))
        case .standing(let key, let region, let standing):
            guard let programme = programmes.first(where: { $0.key == key.set }),
                let number = programme.number(in: region), number.key == key
            else { return nil }
            switch standing {
            case .expected: return number.expected
            case .light: return number.standing
            }
        case .tasks, .task, .indicator, .day: return nil
        }
    }
}

extension FigureQuery.Programmes {
    fileprivate func holds(_ programme: DispatchBulletin.Programme) -> Bool {
        self == .asked || programme.whole?.light != nil
    }
}

extension FigureQuery.Answer {
    fileprivate func words(_ names: [String]) -> String {
        switch self {
        case .count: Format.number(names.count)
        case .names: names.isEmpty ? "无" : names.joined(separator: "、")
        }
    }
}

extension DispatchBulletin.Programme {
    var key: String? { whole?.key.set ?? places.first?.key.set }

    /// Whether it has another light by the number it is told by, and this one by a number beside that.
    func isBeside(_ light: Light) -> Bool {
        guard let told = whole?.light, told != light else { return false }
        return beside.contains { $0.light == light }
    }

    fileprivate func number(in region: RegionCode) -> DispatchBulletin.Number? {
        if let whole, whole.region == region { return whole }
        return places.first { $0.region == region }
    }
}
