import Core
import Documents
import Testing

@testable import Regions

@Suite("Reading region files")
struct RegionFileTests {
    private func file(_ text: String, name: String = "regions.csv") throws -> RegionFile {
        try RegionFile(.bytes(Array(text.utf8)), name: name)
    }

    static let layouts: [(String, String)] = [
        (
            "regions.csv",
            "code,name,level,parent\n620799,云岭县,3,6207\n620799101,云雾镇,4,620799\n620799101201,上坪村,5,620799101\n"
        ),
        (
            "regions.csv",
            "code,name,level,parent\n620799000000,云岭县,3,620700000000\n620799101000,云雾镇,4,620799000000\n620799101201,上坪村,5,620799101000\n"
        ),
        (
            "regions.csv",
            "名称,上级代码,统计用区划代码\n云岭县,6207,620799000000\n云雾镇,620799,620799101000\n上坪村,620799101,620799101201\n"
        ),
        ("regions.csv", "620799,云岭县\n620799101000,云雾镇\n620799101201,上坪村\n"),
        ("regions.txt", "620799000000 云岭县\n620799101000 云雾镇\n620799101201 220 上坪村\n"),
        ("regions.txt", "620799000000\t云岭县\n620799101000\t云雾镇\n620799101201\t220\t上坪村\n"),
        (
            "regions.csv",
            """
            province_name,city_name,city_code,town_name,town_code,villagetr_name,villagetr_code,street_name,street_code,street_type
            甘肃省,张掖市,620700000000,云岭县,620799000000,云雾镇,620799101000,上坪村,620799101201,220
            """
        ),
    ]

    @Test(arguments: layouts)
    func everyLayoutSaysTheSame(name: String, text: String) throws {
        let file = try file(text, name: name)
        #expect(file.issues == [])
        let county = file.rows.filter { $0.code.level >= .county }
        #expect(county.map(\.code.digits) == ["620799", "620799101", "620799101201"])
        #expect(county.map(\.name) == ["云岭县", "云雾镇", "上坪村"])
    }

    @Test func readsTheUrbanClassAndKeepsTheRowNumber() throws {
        let file = try file("620799101201,220,上坪村\n\n620799101202,121,下坪村\n")
        #expect(file.rows.map(\.urbanClass) == [.village, .townshipCentre])
        #expect(file.rows.map(\.number) == [1, 3])
    }

    /// 441900 has no townships' county of its own: only the level tells it from its prefecture.
    @Test(arguments: [
        ("code,name,level\n441900000000,东莞市,2\n", "4419"), ("code,name,level\n441900000000,东莞市,3\n", "441900"),
        ("44,广东省\n4419,东莞市\n441900,东莞市\n", "441900"), ("440000,广东省\n441900,东莞市\n", "4419"),
    ])
    func tellsACountyFromItsPrefecture(text: String, code: String) throws {
        #expect(try file(text).rows.last?.code.digits == code)
    }

    static let badRows: [(String, String)] = [
        ("6207,张掖市\n62079X,云岭县\n", "第 2 行：区划代码“62079X”不是 2、4、6、9 或 12 位数字，例如 620702101000。"),
        ("6207,张掖市\n62079,云岭县\n", "第 2 行：区划代码“62079”不是 2、4、6、9 或 12 位数字，例如 620702101000。"),
        ("6207,张掖市\n6.20799E+11,云岭县\n", "第 2 行：区划代码“6.20799E+11”不是 2、4、6、9 或 12 位数字，例如 620702101000。"),
        ("code,name\n6207,张掖市\n,云岭县\n", "第 3 行：没有区划代码。填写 12 位代码，例如 620702101000。"),
        ("code,name\n6207,张掖市\n620799,\n", "第 3 行：代码 620799 没有名称。填写全称，例如 明永镇。"),
        ("code,name,level\n6207,张掖市,2\n620799,云岭县,4\n", "第 3 行：云岭县的级别“4”与代码的位数不合。省级写 1，地级 2，县级 3，乡级 4，村级 5。"),
        ("code,name,parent\n6207,张掖市,62\n620799,云岭县,6201\n", "第 3 行：云岭县的上级代码“6201”与自身代码的前几位不合。"),
        (
            "代码,名称,城乡分类\n620799101201,上坪村,999\n",
            "第 2 行：上坪村的城乡分类“999”不在代码表里。可用 111、112、121、122、123、210、220。"
        ),
        ("甲,乙\n丙,丁\n", "没有找到区划代码和名称两列。第一行写表头，例如 code,name 或 区划代码,名称；没有表头时第一行直接写代码和名称。"),
    ]

    @Test(arguments: badRows)
    func saysWhatIsWrongInWhichRow(text: String, sentence: String) throws {
        let file = try file(text)
        #expect(file.issues.map(regionWords.sentence) == [sentence])
        #expect(file.faultyRows == 1)
    }

    @Test func refusesFilesThatAreNoSheets() {
        #expect(throws: DocumentFault.self) { try file("") }
        #expect(throws: DocumentFault.self) {
            try RegionFile(.bytes([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10]), name: "a.csv")
        }
        #expect(throws: DocumentFault.self) { try RegionFile(.file(path: "/nowhere"), name: "a.csv.gz") }
    }
}
