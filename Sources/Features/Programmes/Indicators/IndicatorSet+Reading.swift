import Core
import Expression

extension IndicatorSet {
    package struct Loading: Sendable {
        package let sets: [IndicatorSet]
        package let problems: [PlaybookProblem]
    }

    /// Reads indicator tables; `computed` must name an indicator of the library.
    package static func read(
        _ files: [WrittenFile] = ShippedPlaybooks.indicatorSets,
        beside library: PlaybookLibrary
    ) -> Loading {
        var sets: [IndicatorSet] = []
        var problems: [PlaybookProblem] = []
        for file in files {
            let list = ProblemList(file: file.name)
            if let set = IndicatorSet(file, list, library), !list.hasErrors { sets.append(set) }
            problems += list.problems
        }
        return Loading(sets: sets, problems: problems)
    }

    private init?(_ file: WrittenFile, _ problems: ProblemList, _ library: PlaybookLibrary) {
        guard let map = file.root(problems) else { return nil }
        let read = PlaybookFileReader(map: map, problems: problems)
        key = read.key("key", "表的名字", .playbook)?.value ?? file.stem
        name = map.text("name", "表的中文名")?.value ?? ""
        covers = map.texts("covers").compactMap(read.clauseID)
        source = map.text("source", "权重和目标的出处", atMost: 400)?.value ?? ""
        size = map.whole("size") ?? 0
        entries = map.maps("indicators").compactMap { IndicatorEntry($0, read, library) }
        map.finish()
        var seen: Set<String> = []
        for entry in entries where !seen.insert(entry.key).inserted {
            problems.report("playbook.sameKey", at: map.position, ["key": entry.key, "what": "指标", "line": "?"])
        }
    }
}

extension IndicatorEntry {
    fileprivate init?(_ map: MapReader, _ read: PlaybookFileReader, _ library: PlaybookLibrary) {
        defer { map.finish() }
        let key = read.key("key", "指标的名字", .name, in: map)
        let word = map.text("word", "指标的中文名", atMost: 60)
        group = map.text("group", "哪一类", atMost: 20)?.value ?? ""
        unit = map.text("unit", "单位", atMost: 16)?.value ?? ""
        direction = map.choice("direction") ?? .reach
        target = map.number("target")?.value
        low = map.number("low")?.value
        weight = map.number("weight")?.value
        isUnmet = map.flag("unmet")
        lead = map.text("lead", "负责的职能").flatMap(read.function) ?? ""
        let computed = map.optionalText("computed")
        self.computed = computed?.value
        note = map.optionalText("note", atMost: 400)?.value ?? ""
        if let computed {
            let parts = computed.value.split(separator: ".", maxSplits: 1).map(String.init)
            if parts.count != 2 || library[parts[0]]?.indicator(parts[1]) == nil {
                let values = ["text": computed.value, "known": "专项的名字.指标的名字"]
                read.problems.report("playbook.noIndicator", at: computed.position, values)
            }
        }
        guard let key, let word else { return nil }
        self.key = key.value
        self.word = word.value
    }
}
