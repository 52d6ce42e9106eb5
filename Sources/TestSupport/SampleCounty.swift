import Accounts
import Core
import Database
import Regions

/// A small invented county for tests: 云岭县 with three townships, six villages, eight departments, a unit for every
/// township and village, and one account per role. A second county, 石河县, has one department, one township and an
/// administrator: nobody of 云岭县 may see it.
package struct SampleCounty: Sendable {
    package static let county = sampleRegion("620799")
    package static let otherCounty = sampleRegion("620798")

    /// 2026-06-10 09:00 in the county.
    package static let now = Instant(milliseconds: 1_781_053_200_000)
    /// The password of every sample account.
    package static let password = "shan-gao-shui-chang"

    /// By full name: 云岭县农业农村局, 云雾镇人民政府, 云雾镇上坪村村民委员会 …
    package let units: [String: UnitID]
    package let administrator: Actor
    package let supervisor: Actor
    package let leader: Actor
    /// 云岭县农业农村局.
    package let officer: Actor
    /// 云岭县住房和城乡建设局.
    package let otherOfficer: Actor
    /// 云雾镇人民政府.
    package let township: Actor
    /// 云雾镇上坪村村民委员会.
    package let village: Actor
    /// The administrator of 石河县.
    package let otherAdministrator: Actor
    /// The supervisor of 石河县.
    package let otherSupervisor: Actor

    /// The actor of each role; where two have one, the first.
    package func actor(_ role: Role) -> Actor {
        switch role {
        case .administrator: administrator
        case .supervisor: supervisor
        case .leader: leader
        case .officer: officer
        case .township: township
        case .village: village
        }
    }

    package func unit(_ name: String) -> UnitID { units[name] ?? UnitID(rawValue: -1) }
}

/// Codes written in this file are well formed; another falls back to one no test uses.
func sampleRegion(_ digits: String) -> RegionCode { RegionCode(digits) ?? SampleCounty.county }

extension SampleCounty {
    static let regions: [(String, String)] = [
        ("62", "甘肃省"), ("6207", "张掖市"), ("620798", "石河县"), ("620798101", "石河镇"), ("620799", "云岭县"),
        ("620799101", "云雾镇"), ("620799101201", "上坪村"), ("620799101202", "下坪村"), ("620799102", "清泉镇"),
        ("620799102201", "泉头村"), ("620799102202", "柳沟村"), ("620799201", "松林乡"), ("620799201201", "松坡村"),
        ("620799201202", "石磨村"),
    ]

    /// Name, short name, functions, aliases.
    static let departments: [(String, String, [String], [String])] = [
        ("云岭县人民政府办公室", "政府办", ["office"], ["县政府办"]),
        ("中共云岭县委办公室", "县委办", ["party-office"], ["县委办公室", "县委督查室"]),
        ("云岭县农业农村局", "农业农村局", ["agriculture", "revitalisation"], ["县农业局", "乡村振兴局"]),
        ("云岭县住房和城乡建设局", "住建局", ["housing"], ["住房城乡建设局"]),
        ("云岭县林业和草原局", "林草局", ["forestry"], ["林业局"]),
        ("云岭县水务局", "水务局", ["water"], ["水利局"]),
        ("云岭县交通运输局", "交通局", ["transport"], []),
        ("云岭县财政局", "财政局", ["finance"], []),
    ]

    /// Login name, name, role, unit, region.
    static let people: [(String, String, Role, String, String)] = [
        ("admin", "赵管理", .administrator, "云岭县人民政府办公室", "620799"),
        ("ducha", "钱督查", .supervisor, "中共云岭县委办公室", "620799"),
        ("lingdao", "孙县长", .leader, "云岭县人民政府办公室", "620799"),
        ("nongye", "李农业", .officer, "云岭县农业农村局", "620799"),
        ("zhujian", "周住建", .officer, "云岭县住房和城乡建设局", "620799"),
        ("yunwu", "吴云雾", .township, "云雾镇人民政府", "620799101"),
        ("shangping", "郑上坪", .village, "云雾镇上坪村村民委员会", "620799101201"),
        ("shihe", "王石河", .administrator, "石河县人民政府办公室", "620798"),
        ("shihedc", "冯石河", .supervisor, "石河县人民政府办公室", "620798"),
    ]
}
