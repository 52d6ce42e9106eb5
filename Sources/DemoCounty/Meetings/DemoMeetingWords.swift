import Core

/// What is said at the demonstration's meetings, and where its places lie.
enum DemoMeetingWords {
    static let departments = ["农业农村局", "住建局", "林草局", "交通运输局", "水务局", "自然资源局"]

    /// The county seat of a county that does not exist.
    static let seat = "100.45000,38.93000"

    /// Somewhere around the seat, the same for the same village: the digits of its code say where.
    static func position(of region: RegionCode) -> String {
        let digits = region.digits.suffix(6).compactMap(\.wholeNumberValue)
        let mixed = digits.reduce(17) { ($0 * 31 + $1) % 9973 }
        let (east, north) = (Double(mixed % 97) / 97 - 0.5, Double(mixed % 89) / 89 - 0.5)
        let longitude = 10_045_000 + Int(east * 52_000)
        let latitude = 3_893_000 + Int(north * 36_000)
        return "\(longitude / 100_000).\(String(longitude % 100_000 + 100_000).dropFirst()),"
            + "\(latitude / 100_000).\(String(latitude % 100_000 + 100_000).dropFirst())"
    }

    static let pledges = [
        "看了别的乡镇，差距在后续复垦。回去以后每周调度一次，一周内把拆完没有清的场地清完。", "现场的做法能学：拆一户、清一户、绿一户。我们从慢的两个村开始，班子成员包到户。",
        "不再等天气，剩余的任务倒排到天，完不成的在下次会上说明原因。", "把群众会开到组里，签协议的当场算账、当场公示，按期兑现补助。",
    ]
    static let promises = ["把拆后场地全部清运、平整", "三个后进村各开一次群众会", "把通村路两侧的柴草垛清完", "把登记错的户核对一遍改过来"]

    static func suggestions(_ day: Day) -> String {
        func until(_ days: Int) -> String {
            let until = day.adding(days: days)
            return "\(until.month)月\(until.day)日"
        }
        return "自然资源局牵头，\(until(20))前批复拆后宅基地复垦方案。\n住房和城乡建设局\(until(15))前派技术人员到进度最慢的两个村蹲点。\n"
            + "财政局\(until(12))前把拆旧补助资金拨付到户。"
    }
}
