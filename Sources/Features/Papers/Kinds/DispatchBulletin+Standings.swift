import Core
import Pages
import PaperFormat
import Tasks

/// What a bulletin says beside its numbers, kept with what it was asked from: plans, lights, counts and lists.
extension DispatchBulletin {
    /// Where its name would be too long, the words stand without it.
    private func live(_ key: String, _ query: FigureQuery, from source: String, _ list: inout FigureList) -> String {
        let key = PaperSource.tight(key)
        let words = ProgrammeStandings(programmes: programmes).words(for: query) ?? "—"
        guard key.count <= PaperSource.longestName else { return words }
        return list.add(key, query, from: source, words)
    }

    func standing(
        _ number: Number,
        _ programme: Programme,
        _ standing: FigureQuery.Standing,
        _ list: inout FigureList
    ) -> String {
        let word =
            switch standing {
            case .expected: number.planWord
            case .light: "进度"
            }
        return live(
            "\(programme.name)·\(number.place)·\(word)",
            .standing(number.key, number.region, standing),
            from: "\(programme.name)“\(number.indicator)”，\(number.place)，\(word)",
            &list
        )
    }

    /// How many townships of a programme are behind, or which.
    func behind(_ programme: Programme, _ answer: FigureQuery.Answer, _ list: inout FigureList) -> String {
        guard let key = programme.key else { return "0" }
        return live(
            "\(programme.name)·" + (answer == .count ? "滞后乡镇数" : "滞后乡镇"),
            .places(programme: key, .behind, answer),
            from: "\(programme.name)，滞后的乡镇",
            &list
        )
    }

    /// How many programmes have a light as a whole. Which are behind is kept too: the text has a paragraph for each, and
    /// whoever asks again sees that there are others now.
    func count(_ light: Light, _ list: inout FigureList) -> String {
        guard let region = programmes.lazy.compactMap({ $0.whole?.region }).first else { return "0" }
        let source = "各专项全县的数，\(light.signal.word)的"
        if light == .behind {
            _ = live("滞后专项名单", .programmes(light, region, counted, .names), from: source, &list)
        }
        return live("\(light.signal.word)专项数", .programmes(light, region, counted, .count), from: source, &list)
    }

    /// A bulletin has one number of each programme. Which are behind with another is said beside it, so that nobody takes
    /// them for done; nil where none is.
    /// - Parameter told: which numbers are meant, as the sentence begins.
    func laggingBeside(_ told: String, _ list: inout FigureList) -> String? {
        guard programmes.contains(where: { $0.isBeside(.behind) }),
            let region = programmes.lazy.compactMap({ $0.whole?.region }).first
        else { return nil }
        let query = FigureQuery.programmes(.behind, region, .beside, .names)
        let names = live("别的目标滞后的专项", query, from: "各专项全县的其他目标，滞后的", &list)
        return "\(told)没有滞后、但有别的目标滞后的：\(names)。"
    }

    /// How many programmes have a light in one township.
    func count(_ light: Light, in region: RegionCode, _ place: String, _ list: inout FigureList) -> String {
        live(
            "\(place)·\(light.signal.word)专项数",
            .programmes(light, region, counted, .count),
            from: "各专项在\(place)的数，\(light.signal.word)的",
            &list
        )
    }
}
