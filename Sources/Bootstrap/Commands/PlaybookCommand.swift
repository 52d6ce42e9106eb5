import ArgumentParser
import Core
import Expression
import Foundation
import Programmes

struct PlaybookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "playbook",
        abstract: "专项：检查、列出、查看。",
        subcommands: [Check.self, List.self, Show.self]
    )

    struct Place: ParsableArguments {
        @Option(name: .long, help: "县里自己的专项所在的文件夹。")
        var playbooks: String?

        @Option(name: .long, help: "设置文件，每行一项“名称 = 值”。")
        var config: String?

        /// The folder of the county's own playbooks, without opening anything else.
        func folder() throws -> String {
            do {
                var file = SettingsFile.empty
                if let config {
                    guard let text = try? String(contentsOfFile: config, encoding: .utf8) else {
                        throw CommandRefusal("读不到设置文件 \(config)，检查路径和权限。")
                    }
                    file = try SettingsFile(text)
                }
                return try Settings.playbooks(
                    SettingsReader(flags: playbooks.map { [.playbooks: $0] } ?? [:], file: file)
                )
            } catch let fault as SettingsFault {
                throw CommandRefusal(fault.description)
            }
        }

        /// The shipped playbooks and the county's; what is wrong with the county's is said.
        func library(_ console: Console) throws -> PlaybookLibrary {
            let loading = PlaybookLibrary.read(own: PlaybookFolder.files(at: try folder()))
            loading.problems.filter { $0.severity == .error }.forEach { console.say(PlaybookCommand.line($0)) }
            return loading.library
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "检查专项文件，一次说出全部问题；不写文件就检查县里的全部专项。",
            discussion: "退出码：0 没有错误；1 有错误，或文件读不了。"
        )

        @OptionGroup var place: Place

        @Argument(help: "专项文件（.yaml）或文件夹，可以多个；不写就是县里的全部。")
        var files: [String] = []

        func run() throws {
            let console = Console()
            let given = try files.flatMap(Self.given)
            let folder = try place.folder()
            let stems = Set(given.map { URL(fileURLWithPath: $0.name).lastPathComponent })
            let beside = PlaybookFolder.files(at: folder).filter {
                !stems.contains(URL(fileURLWithPath: $0.name).lastPathComponent)
            }
            let loading = PlaybookLibrary.read(own: beside + given)
            let checked = given.isEmpty ? beside : given
            guard !checked.isEmpty else { throw CommandRefusal("\(folder) 里没有专项文件（.yaml），写上要检查的文件。") }
            let problems = loading.problems.filter { one in checked.contains { $0.name == one.file } }
            problems.forEach { console.result(PlaybookCommand.line($0)) }
            // What lies beside is not used while it is wrong: files given may be judged beside the shipped ones instead.
            loading.problems.filter { $0.severity == .error && !problems.contains($0) }.forEach {
                console.say(PlaybookCommand.line($0))
            }
            let errors = problems.count { $0.severity == .error }
            guard errors == 0 else { throw CommandRefusal("\(checked.count) 个文件，\(errors) 处错误。") }
            console.say("\(checked.count) 个文件，没有错误\(problems.isEmpty ? "" : "，\(problems.count) 处提醒")。")
        }

        /// One file, or all of a folder.
        private static func given(_ path: String) throws -> [WrittenFile] {
            if let file = PlaybookFolder.file(at: path) { return [file] }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                throw CommandRefusal("读不到 \(path)，检查路径和权限。")
            }
            let files = PlaybookFolder.files(at: path.hasSuffix("/") ? String(path.dropLast()) : path)
            guard !files.isEmpty else { throw CommandRefusal("\(path) 里没有专项文件（.yaml），写上要检查的文件。") }
            return files
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "列出全部专项。")

        @OptionGroup var place: Place

        func run() throws {
            let console = Console()
            for playbook in try place.library(console).playbooks {
                let parts = [
                    playbook.key, playbook.version, playbook.name, "\(playbook.fields.count) 个字段",
                    "\(playbook.stages.count) 个环节", "\(playbook.gates.count) 个关口", "\(playbook.indicators.count) 个指标",
                ]
                console.result(parts.joined(separator: "\t"))
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "查看一个专项。")

        @OptionGroup var place: Place

        @Argument(help: "专项的名字，如 old-houses。")
        var key: String

        func run() throws {
            let console = Console()
            let library = try place.library(console)
            guard let playbook = library[key] else {
                throw CommandRefusal("没有“\(key)”这个专项，用 playbook list 看有哪些。")
            }
            playbook.summary.forEach(console.result)
        }
    }

    /// `old-houses.yaml:12:8: 错误：…`.
    static func line(_ problem: PlaybookProblem) -> String {
        let word = problem.severity == .error ? "错误" : "提醒"
        let place = "\(problem.file):\(problem.position.line):\(problem.position.column)"
        return "\(place): \(word)：\(playbookWords.sentence(for: problem.issue))"
    }
}
