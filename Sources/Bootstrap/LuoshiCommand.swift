import ArgumentParser

/// `luoshi`: every command of the program.
package struct LuoshiCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "luoshi",
        abstract: "落实：把会议部署变成落到人、落到时限的任务，并跟到销号。",
        version: version,
        subcommands: [
            DemoCommand.self, ServeCommand.self, DecomposeCommand.self, CompareCommand.self, SheetCommand.self,
            RegionsCommand.self, OutlinesCommand.self, UnitsCommand.self, AccountCommand.self, RecordsCommand.self,
            RollUpCommand.self, ProblemsCommand.self, RoundsCommand.self, MeetingsCommand.self, ScoresCommand.self,
            ImportCommand.self,
            BackupCommand.self, RestoreCommand.self, MigrateCommand.self, CopyCommand.self, PlaybookCommand.self,
            LedgerCommand.self, KeyCommand.self,
            MeasureCommand.self,
        ]
    )

    static let version = "0.1.0"

    package init() {}
}
