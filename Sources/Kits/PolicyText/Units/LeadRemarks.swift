/// Remarks such as 列第一位的为牵头单位，下同 hold for every note of a document.
enum LeadRemarks {
    private static let firsts = WordTable("第一位 首位 排第一的 排名第一 列第一 第一个单位 首个单位 第一家单位 排在首位 排首位 列首位 排在第一")

    static func firstLeads(_ text: PreparedText) -> Bool {
        let flat = text.flat
        for index in flat.indices
        where flat[index] == 0x7B2C || flat[index] == 0x9996 || flat[index] == 0x6392 || flat[index] == 0x5217 {
            let length = firsts.length(flat, at: index, before: flat.count)
            if length == 0 { continue }
            let near = index + length..<min(flat.count, index + length + 14)
            if near.contains(where: { text.prose.has("牵头", at: $0, before: near.upperBound) }) { return true }
        }
        return false
    }
}
