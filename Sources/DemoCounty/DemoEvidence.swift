import Core
import Files
import Foundation
import Tasks

/// Small files that people of the fictional county hand in as proof.
struct DemoEvidence {
    let vault: FileVault

    /// None or one, kept in the vault.
    func files(
        for task: Task,
        _ environment: Environment,
        _ random: inout SeededGenerator
    ) throws -> [NewAttachment] {
        guard random.chance(60) else { return [] }
        let name = "完成情况台账（\(task.number)）.txt"
        let words = """
            \(task.title)
            编号：\(task.number)
            登记日期：\(environment.today)

            序号\t点位\t完成情况\t核对人
            1\t一组\t已完成\t\(random.pick(["张主任", "李主任", "王干事"]))
            2\t二组\t已完成\t\(random.pick(["赵干事", "刘主任", "陈干事"]))
            """
        return [try keep(Data(words.utf8), as: name, environment)]
    }

    /// A short record of a look at the place, the same file for all of a programme.
    func record(of programme: String, _ environment: Environment) throws -> NewAttachment {
        let words = "\(programme)现场核查记录\n核查情况：现场看过，与登记相符。\n"
        return try keep(Data(words.utf8), as: "现场核查记录.txt", environment)
    }

    /// A drawn photo of a place before or after the work.
    func picture(isAfter: Bool, _ seed: UInt64, _ environment: Environment) throws -> NewAttachment {
        let picture = Data(DemoPicture(isAfter: isAfter, seed: seed).png)
        return try keep(picture, as: isAfter ? "整改后.png" : "整改前.png", environment)
    }

    private func keep(_ data: Data, as name: String, _ environment: Environment) throws -> NewAttachment {
        let path = NSTemporaryDirectory() + "luoshi-demo-\(UInt64.random(in: 0...UInt64.max))"
        try data.write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return NewAttachment(environment.newID(), try vault.store(contentsOf: path, originalName: name))
    }
}
