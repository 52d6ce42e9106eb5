import Foundation
import TestSupport

/// Documents that journeys bring along.
enum Papers {
    static let planTitle = "云岭县农村人居环境整治行动方案"

    /// Two sections, a hidden number, a sentence nobody owns.
    static let plan = """
        \(planTitle)
        （2026年6月8日）
        一、户厕改造
        农业农村局要在9月底前新建农村户用卫生厕所1260座。（牵头单位：农业农村局；配合单位：财政局）
        财政局要在7月10日前拨付改厕补助资金XX万元。（牵头单位：财政局）
        二、危房改造
        住房和城乡建设局要在8月底前改造农村危房86户。（牵头单位：住房和城乡建设局；责任单位：民政局）
        对不愿搬离危房的老人要耐心做工作，逐户讲清政策。
        交通运输局要抓紧整治村道隐患路段42公里。（牵头单位：交通运输局）
        近年来，全县农村面貌有了很大变化。
        """

    /// Nothing in it is to be done.
    static let praise = "同志们：\n今年以来，全县上下齐心协力，各项工作取得了明显成效。\n这些成绩来之不易。\n谢谢大家。"

    static let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0]

    /// A short plan in GB18030, as old programs still write it.
    static let oldPlan = [UInt8](
        Data(
            base64Encoded: """
                1MbB68/Yt8DRtLmk1/e3vbC4CqOoMjAyNsTqNtTCOMjVo6kK0ruhorrTtcy807nMCsuuzvG+1tKq1No31MIxNcjVx7C807nMutO1zDEyuavA\
                76Gjo6jHo823taXOu6O6y67O8b7Wo6kK
                """
        ) ?? Data()
    )

    /// A Word document of plain paragraphs.
    static func word(_ text: String) -> [UInt8] { WordPaper(text).bytes }

    /// The plan with a table and a text box, each holding a sentence.
    static var wordWithTableAndBox: [UInt8] {
        var paper = WordPaper(plan)
        paper.add(table: [["序号", "任务"], ["1", "水务局要在10月底前维修供水管网36公里。"]])
        paper.add(box: "财政局要在8月底前兑付补贴资金520万元。")
        return paper.bytes
    }

    /// A file of this name in a folder of its own; the machine's temporary folder clears up.
    static func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("luoshi-papers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// A file of so many bytes that takes no room on the disk.
    static func hollowFile(_ name: String, size: UInt64) throws -> String {
        let path = try file(name, [])
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.truncate(atOffset: size)
        try handle.close()
        return path
    }

    static func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }
}
