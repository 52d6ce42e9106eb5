/// Names of people who do not exist.
struct PersonNames {
    private static let surnames = [
        "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁",
        "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧",
    ]
    private static let given = [
        "建国", "秀英", "志强", "丽华", "永明", "晓燕", "国庆", "玉兰", "海涛", "春梅", "立新", "雪琴", "文博", "彩霞", "世杰", "红霞",
        "卫东", "淑芬", "振华", "小军", "慧敏", "光明", "桂芳", "兴旺", "佳怡", "德成", "瑞雪", "永福", "向阳", "思远",
    ]
    private var used: Set<String> = []

    mutating func next(_ random: inout SeededGenerator) -> String {
        for _ in 0..<200 {
            let name = random.pick(Self.surnames) + random.pick(Self.given)
            if used.insert(name).inserted { return name }
        }
        return random.pick(Self.surnames) + random.pick(Self.given)
    }
}
