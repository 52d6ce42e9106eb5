/// Names of places that do not exist, made from parts real ones are made from.
struct PlaceNames {
    private var used: Set<String> = []

    private static let heads = [
        "清", "石", "青", "云", "长", "白", "龙", "柳", "松", "沙", "红", "金", "大", "新", "古", "平", "上", "下", "东", "西", "双",
        "高", "南", "北", "永", "安", "和", "梧", "桃", "杏", "枣", "榆", "槐", "芦", "泉", "苇",
    ]
    private static let tails = [
        "河", "岭", "泉", "滩", "沟", "湾", "坪", "塬", "川", "坝", "台", "墩", "坡", "源", "溪", "峪", "桥", "井", "庄", "堡",
    ]
    private static let villages = ["家庄", "家湾", "家沟", "家坪", "家台", "家堡", "家岭", "家滩", "家坝", "家寨"]
    private static let surnames = [
        "张", "王", "李", "赵", "刘", "陈", "杨", "马", "孙", "周", "吴", "郑", "冯", "何", "罗", "宋", "韩", "唐", "许", "邓", "曹",
        "彭", "曾", "田", "董", "袁", "于", "余", "叶", "蒋", "杜", "苏", "魏", "程", "吕", "丁", "任", "卢", "姚", "沈",
    ]

    mutating func township(_ random: inout SeededGenerator) -> String {
        fresh(&random) { $0.pick(Self.heads) + $0.pick(Self.tails) }
    }

    mutating func village(_ random: inout SeededGenerator) -> String {
        fresh(&random) { random in
            random.chance(55)
                ? random.pick(Self.surnames) + random.pick(Self.villages)
                : random.pick(Self.heads) + random.pick(Self.tails)
        }
    }

    private mutating func fresh(
        _ random: inout SeededGenerator,
        _ make: (inout SeededGenerator) -> String
    ) -> String {
        for _ in 0..<200 {
            let name = make(&random)
            if used.insert(name).inserted { return name }
        }
        let name = make(&random) + "\(used.count)"
        used.insert(name)
        return name
    }
}
