import ArgumentParser
import Core
import Database
import Meetings
import Pages
import Rounds

/// `luoshi meetings`: what on-site meetings there are, and one with its points, scores and draws.
struct MeetingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meetings",
        abstract: "现场推进会：路线、打分、表态。",
        subcommands: [List.self, Show.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "一个县的现场推进会，新的在前。")

        @OptionGroup var common: CommonOptions
        @OptionGroup var county: CountyOption

        func run() async throws {
            let code = try county.code
            try await common.withCounty { _, database, console in
                let meetings = try await database.read { tx in try tx.meetings.all(in: code, limit: 100) }
                if meetings.isEmpty { console.say("还没有现场推进会：在页面“调度 · 现场推进会”里安排。") }
                for meeting in meetings {
                    console.result("\(meeting.id)\t\(meeting.day)\t\(meeting.stage.word)\t\(meeting.title)")
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "一次现场推进会的观摩点、得分和抽取记录。",
            discussion: "每次抽取按留下的随机数再抽一遍；有不同时退出码为 1，并列出是哪几次。"
        )

        @OptionGroup var common: CommonOptions
        @Argument(help: "会议的编号，即地址 /meetings/… 后面的数。")
        var meeting: String

        func run() async throws {
            guard let id = MeetingID(meeting) else { throw CommandRefusal("会议的编号要写成数，例如 184467440737。") }
            try await common.withCounty { _, database, console in
                guard let shown = try await database.read({ tx in try tx.meetings.shown(id) }) else {
                    throw CommandRefusal("没有编号 \(id) 的现场推进会：用 luoshi meetings list 查看编号。")
                }
                for line in shown.lines { console.result(line) }
                let differing = try await database.read { tx in try tx.meetingPoints.verify(id) }
                guard differing.isEmpty else {
                    let list = differing.map { "\($0)" }.joined(separator: "、")
                    throw CommandRefusal("\(differing.count) 次抽取与随机数不符：\(list)。")
                }
            }
        }
    }
}
