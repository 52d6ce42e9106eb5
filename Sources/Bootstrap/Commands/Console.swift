import Foundation
import Synchronization

/// What commands say: results to standard output, everything for the person watching to standard error.
struct Console: Sendable {
    func result(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    func result(bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes))
    }

    func say(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// One line that is written over where somebody watches, and said in steps of a tenth where a file does.
    func progress(_ name: String) -> Progress {
        Progress(name: name, isWatched: isatty(FileHandle.standardError.fileDescriptor) == 1)
    }
}

extension Console {
    /// A line for each step of the work.
    func steps() -> WorkProgress.Teller {
        let current = Mutex<(words: String, line: Progress)?>(nil)
        let console = self
        return { step in
            let line = current.withLock { current in
                if let current, current.words == step.words { return current.line }
                let line = console.progress(step.words)
                current = (step.words, line)
                return line
            }
            line.report(step.done, of: step.total)
        }
    }
}

/// How far a long piece of work is.
final class Progress: Sendable {
    private let name: String
    private let isWatched: Bool
    private let said = Mutex(-1)

    init(name: String, isWatched: Bool) {
        self.name = name
        self.isWatched = isWatched
    }

    func report(_ done: Int, of total: Int) {
        let percent = total == 0 ? 100 : done * 100 / total
        let step = isWatched ? percent : percent / 10 * 10
        let isNews = said.withLock { said in
            guard step > said else { return false }
            said = step
            return true
        }
        guard isNews else { return }
        let line = "\(name) \(done)/\(total)（\(percent)%）"
        let end = isWatched && done < total ? "" : "\n"
        FileHandle.standardError.write(Data(((isWatched ? "\r" : "") + line + end).utf8))
    }
}
