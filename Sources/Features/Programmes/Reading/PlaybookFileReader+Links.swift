import Core
import Expression

extension PlaybookFileReader {
    /// `{key: measures, word: 帮扶措施, from: support-measures, by: household, stages: [done]}`.
    func follower(_ map: MapReader) -> WrittenFollower? {
        defer { map.finish() }
        let key = key("key", "公式里的名字", .name, in: map)
        let word = map.text("word", "中文名", atMost: 30)
        let from = map.text("from", "哪个专项的台账关联到这里")
        let by = map.text("by", "那个台账里用来关联的字段")
        let stages = map.texts("stages")
        guard let key, let word, let from, let by else { return nil }
        return WrittenFollower(key: key, word: word, from: from, by: by, stages: stages)
    }

    /// `{key: repeated, word: 重复项目, same: [kind, content], within: village, days: 730}`.
    func twins(_ map: MapReader) -> WrittenTwins? {
        defer { map.finish() }
        let key = key("key", "公式里的名字", .name, in: map)
        let word = map.text("word", "中文名", atMost: 30)
        let same = map.texts("same")
        if same.isEmpty, !map.has("same") { map.missing("same", "哪些字段相同才算重复") }
        let within = level("within", in: map) ?? .village
        let days = map.whole("days")
        if let days, !(1...36_600).contains(days) {
            problems.report("playbook.twinDays", at: map.position(of: "days"), ["text": "\(days)"])
        }
        guard let key, let word else { return nil }
        return WrittenTwins(key: key, word: word, same: same, within: within, days: days)
    }
}
