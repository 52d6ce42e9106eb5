import ArgumentParser
import Core

/// The county a command is about, where a database may hold several.
struct CountyOption: ParsableArguments {
    @Option(name: .long, help: "县级区划代码，如 620799。")
    var county: String

    var code: RegionCode {
        get throws {
            guard let code = RegionCode(county), code.level == .county else {
                throw CommandRefusal("--county 要写 6 位县级代码，如 620799。")
            }
            return code
        }
    }
}
