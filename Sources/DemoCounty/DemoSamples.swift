import Core
import Regions

/// A person whose password is printed.
struct DemoSample: Sendable {
    let role: Role
    let login: String
    /// The unit's short name and where it sits.
    let unit: String
    let region: RegionCode
    let first: String
}

enum DemoSamples {
    /// Short names.
    static let officers = ["农业农村局", "住建局", "交通运输局"]

    /// The full names of the officers' units.
    static var officerUnits: [String] {
        officers.compactMap { short in DemoUnits.departments.first { $0.short == short }?.name }
    }

    static func all(_ places: DemoPlaces) -> [DemoSample] {
        let county = places.county
        let supervision = DemoUnits.supervision.short
        let offices = [
            DemoSample(
                role: .supervisor,
                login: "ducha",
                unit: supervision,
                region: county,
                first: "在“文件”里打开等待核对的讲话，对照原文改好分解稿，下达任务；再到挂图看谁落后。"
            ),
            DemoSample(
                role: .supervisor,
                login: "ducha2",
                unit: supervision,
                region: county,
                first: "在“今日”里核验销号申请、审批延期、处理异议。"
            ),
            DemoSample(
                role: .leader,
                login: "lingdao",
                unit: DemoUnits.leaders.short,
                region: county,
                first: "看挂图：哪个部门、哪个乡镇落后，点开数字看是哪些任务。"
            ),
        ]
        let officers = zip(["nongye", "zhujian", "jiaotong"], officers).map { login, unit in
            DemoSample(
                role: .officer,
                login: login,
                unit: unit,
                region: county,
                first: "在“今日”里签收新任务，打开一项任务报送进展，或分派到乡镇。"
            )
        }
        let townships = places.townships.prefix(3).enumerated().map { index, township in
            DemoSample(
                role: .township,
                login: "xiangzhen\(index + 1)",
                unit: township.region.name,
                region: township.region.code,
                first: "签收部门分派的任务，报送进展，再分派到村。"
            )
        }
        let villages = places.townships.prefix(2).enumerated().compactMap { index, township in
            township.villages.first.map { village in
                DemoSample(
                    role: .village,
                    login: "cun\(index + 1)",
                    unit: village.name,
                    region: village.code,
                    first: "在“今日”里看乡镇分派给本村的任务，报送进展。"
                )
            }
        }
        let administrator = DemoSample(
            role: .administrator,
            login: "admin",
            unit: DemoUnits.informatics.short,
            region: county,
            first: "看本县的区划、单位、账号和留痕；给没有密码的账号重置密码。"
        )
        return offices + officers + townships + villages + [administrator]
    }
}
