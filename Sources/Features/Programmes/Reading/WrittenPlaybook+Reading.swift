import Ciphers
import Core
import Expression
import PolicyText

extension WrittenPlaybook {
    /// Reads one file; nil where something without which nothing else can be checked is missing.
    init?(_ file: WrittenFile, _ problems: ProblemList) {
        guard let map = file.root(problems) else { return nil }
        self.problems = problems
        unread = UnreadParts()
        source = map.source
        position = map.position
        version = SHA256.hash(data: file.bytes).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let read = PlaybookFileReader(map: map, problems: problems)
        key = read.key("key", "专项的名字，如 old-houses", .playbook) ?? Written(value: file.stem, position: map.position)
        name = map.text("name", "专项的中文名")?.value ?? ""
        covers = map.texts("covers").compactMap(read.clauseID)
        if !map.has("covers") { map.missing("covers", "讲话条目编号，没有就写 []") }
        clause = map.text("clause", "文件里的原话", atMost: 600)?.value ?? ""
        lead = map.text("lead", "牵头职能，如 housing").flatMap(read.function) ?? ""
        supporting = map.texts("with").compactMap(read.function)
        goal = map.choice("goal") ?? .pleasantEnvironment
        if !map.has("goal") { map.missing("goal", "五句总要求之一") }
        areas = map.texts("areas").compactMap { map.choice($0, "areas") }
        cadence = map.choice("cadence") ?? .weekly
        if !map.has("cadence") { map.missing("cadence", "多久调度一次：weekly、ten-days、monthly、quarterly、yearly") }
        let item = map.map("item")
        if item == nil, !map.has("item") { map.missing("item", "台账里一项的叫法") }
        word = item?.text("word", "一项叫什么，如 老旧房屋")?.value ?? ""
        counter = item?.text("counter", "量词，如 户")?.value ?? ""
        title = item?.text("title", "用哪个字段作名称") ?? Written(value: "", position: map.position)
        level = item.flatMap { read.level("level", in: $0) } ?? .village
        item?.finish()
        fields = read.named(map.maps("fields"), &unread, read.field)
        if !map.has("fields") { map.missing("fields", "登记的字段") }
        stages = read.named(map.maps("stages"), &unread, read.stage)
        if !map.has("stages") { map.missing("stages", "环节") }
        let steps = map.maps("moves")
        moves = steps.compactMap(read.move)
        unread.hasAllMoves = moves.count == steps.count
        if !map.has("moves") { map.missing("moves", "从一个环节到另一个环节的步骤") }
        gates = map.maps("gates").compactMap { read.condition($0, .gate) }
        rules = map.maps("rules").compactMap { read.condition($0, .rule) }
        warnings = map.maps("warnings").compactMap { read.condition($0, .warning) }
        flags = map.maps("flags").compactMap { read.condition($0, .flag) }
        measures = read.named(map.maps("measures"), &unread, read.measure)
        indicators = read.named(map.maps("indicators"), &unread, read.indicator)
        targets = map.maps("targets").compactMap(read.target)
        lights = map.map("lights").flatMap(read.lights)
        readers = map.texts("readers").compactMap(read.right)
        if map.has("readers"), map.texts("readers").isEmpty { map.missing("readers", "哪些岗位可以看") }
        followers = read.named(map.maps("linked"), &unread, read.follower)
        twins = read.named(map.maps("twins"), &unread, read.twins)
        map.finish()
        if key.value != file.stem {
            problems.report("playbook.fileName", at: key.position, ["file": file.stem, "key": key.value])
        }
    }
}

/// Reads the parts of a playbook file.
struct PlaybookFileReader {
    let map: MapReader
    let problems: ProblemList

    /// Parts that have a name; of those that cannot be read at least the name is kept.
    func named<Part>(_ maps: [MapReader], _ unread: inout UnreadParts, _ part: (MapReader) -> Part?) -> [Part] {
        maps.compactMap { map -> Part? in
            if let part = part(map) { return part }
            if let name = map.quietText("key") { unread.names.insert(name) }
            return nil
        }
    }

    enum NameKind {
        case playbook, part
        /// A name formulas use.
        case name
    }

    func key(_ key: String, _ what: String, _ kind: NameKind, in other: MapReader? = nil) -> Written<String>? {
        guard let text = (other ?? map).text(key, what, atMost: 60) else { return nil }
        let joiner: Character = kind == .name ? "_" : "-"
        let isGood =
            text.value.first.map { ("a"..."z").contains($0) } == true
            && text.value.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == joiner }
        if !isGood {
            let rule = "用小写字母开头，只写小写字母、数字和“\(joiner)”"
            problems.report("playbook.key", at: text.position, ["text": text.value, "rule": rule])
        }
        return text
    }

    /// `2.1`: a section of the document, or 0 for its opening, and the number within.
    func clauseID(_ text: Written<String>) -> String? {
        let parts = text.value.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 2, parts.allSatisfy({ Int($0).map { $0 >= 0 } == true }) { return text.value }
        problems.report("playbook.covers", at: text.position, ["text": text.value])
        return nil
    }

    func function(_ text: Written<String>) -> String? {
        if UnitFunction.all.contains(where: { $0.key == text.value }) { return text.value }
        let known = UnitFunction.all.map(\.key).joined(separator: "、")
        problems.report("playbook.function", at: text.position, ["text": text.value, "known": known])
        return nil
    }

    private static let levels: [(String, RegionCode.Level)] = [
        ("county", .county), ("township", .township), ("village", .village),
    ]

    func level(_ key: String, in map: MapReader) -> RegionCode.Level? {
        guard let text = map.optionalText(key) else { return nil }
        if let level = Self.levels.first(where: { $0.0 == text.value }) { return level.1 }
        let known = Self.levels.map(\.0).joined(separator: "、")
        problems.report("playbook.oneOf", at: text.position, ["key": key, "text": text.value, "known": known])
        return nil
    }

    func stage(_ map: MapReader) -> WrittenStage? {
        defer { map.finish() }
        let key = key("key", "环节的名字", .name, in: map)
        let word = map.text("word", "环节的中文词", atMost: 12)
        let outcome: LedgerStage.Outcome = map.choice("outcome") ?? .open
        let days = map.whole("days")
        if let days, !(0...3660).contains(days) {
            problems.report("playbook.stageDays", at: map.position(of: "days"), ["text": "\(days)"])
        } else if days != nil, outcome != .open {
            problems.report("playbook.openDays", at: map.position(of: "days"))
        }
        guard let key else { return nil }
        return WrittenStage(key: key, word: word ?? key, outcome: outcome, days: days ?? LedgerStage.usualDays)
    }

    func move(_ map: MapReader) -> WrittenMove? {
        defer { map.finish() }
        let key = key("key", "这一步的名字", .part, in: map)
        let word = map.text("word", "按钮上的字", atMost: 16)
        let from = map.texts("from")
        if from.isEmpty, !map.has("from") { map.missing("from", "从哪个环节") }
        let to = map.text("to", "到哪个环节")
        let who = map.texts("who").compactMap(right)
        if !map.has("who") { map.missing("who", "谁可以走这一步") }
        let move = (
            map.flag("words"), map.whole("files") ?? 0, map.optionalText("proof")?.value ?? "", map.flag("another")
        )
        guard let key, let to else { return nil }
        return WrittenMove(
            key: key,
            word: word ?? key,
            from: from,
            to: to,
            who: who,
            owesWords: move.0,
            owesFiles: move.1,
            proof: move.2,
            byAnother: move.3
        )
    }

    /// `village` or `officer/housing`.
    func right(_ text: Written<String>) -> MoveRight? {
        let parts = text.value.split(separator: "/", maxSplits: 1).map(String.init)
        guard let role = parts.first.flatMap(Role.init(rawValue:)), role != .administrator else {
            let known = Role.allCases.filter { $0 != .administrator }.map(\.rawValue).joined(separator: "、")
            problems.report("playbook.role", at: text.position, ["text": text.value, "known": known])
            return nil
        }
        guard parts.count == 2 else { return MoveRight(role: role, function: nil) }
        return function(Written(value: parts[1], position: text.position)).map { MoveRight(role: role, function: $0) }
    }
}
