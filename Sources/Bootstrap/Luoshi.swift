import ArgumentParser
import Foundation

/// The program: parses its words, runs the command, and answers with an exit code scripts can use.
package enum Luoshi {
    package static func run() async {
        do {
            var command = try LuoshiCommand.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard let refusal = CommandRefusal(error) else { LuoshiCommand.exit(withError: error) }
            Console().say(refusal.description)
            exit(refusal.code)
        }
    }
}
