import Accounts
import Core
import Database
import DemoCounty
import Foundation
import PolicyText
import Synchronization
import Tasks
import TestSupport
import Testing
import Web

/// A person with the tasks that person reports on.
struct Desk: Sendable {
    let login: String
    let password: String
    let tasks: [TaskID: Int]
}

extension Desk {
    /// Everybody of the demonstration with tasks of the own unit under way.
    static func all(in county: FilledCounty) async throws -> [Desk] {
        let database = try await open(county.address)
        let samples = county.accounts.samples.filter { [.officer, .township].contains($0.role) }
        let light = LightColumn(today: RunningCounty.morning.day, thresholds: LightThresholds())
        let desks = try await database.read { tx in
            try samples.compactMap { sample -> Desk? in
                guard let account = try tx.accounts.first(loginName: sample.loginName),
                    let actor = try tx.posts.list(of: account.id).first?.actor(named: account.name)
                else { return nil }
                var filter = TaskFilter()
                (filter.stages, filter.unit, filter.role) = ([.underway], actor.unit, .lead)
                let tasks = try tx.tasks.list(filter, TaskScope(actor), light, after: nil, limit: 20).map(\.task)
                let versions = Dictionary(tasks.map { ($0.id, $0.version) }, uniquingKeysWith: { a, _ in a })
                return Desk(login: sample.loginName, password: sample.password, tasks: versions)
            }
        }
        try await database.close()
        return desks.filter { !$0.tasks.isEmpty }
    }
}

/// Reports that were sent, and those whose answer came back.
final class Reports: Sendable {
    private struct State {
        var sent: Set<String> = []
        var answered: [String: (task: TaskID, login: String, number: Int)] = [:]
        var waiting: (count: Int, resume: CheckedContinuation<Void, Never>)?
    }

    private let state = Mutex(State())

    var sent: Set<String> { state.withLock { $0.sent } }
    var answered: Set<String> { state.withLock { Set($0.answered.keys) } }

    /// Reports on one task after the other until an answer fails to come.
    func send(from desk: Desk, _ visitor: Visitor) async {
        var versions = desk.tasks
        for number in 1... {
            for task in versions.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
                let words = "\(desk.login) 第 \(number) 次报 \(task)"
                state.withLock { _ = $0.sent.insert(words) }
                let page = await visitor.post(
                    "/tasks/\(task)/progress",
                    ["version": "\(versions[task] ?? 0)", "note": words, "percent": "\(min(number, 90))"],
                    files: [SentFile("files", words + ".txt", text: words)],
                    following: false
                )
                guard page.status == 303 else {
                    // Before the server died nothing may be refused.
                    #expect(page.status == 0, "\(page.errors)")
                    return
                }
                versions[task, default: 0] += 1
                answered(words, (task, desk.login, number))
            }
        }
    }

    private func answered(_ words: String, _ place: (task: TaskID, login: String, number: Int)) {
        let resume = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.answered[words] = place
            guard let waiting = state.waiting, state.answered.count >= waiting.count else { return nil }
            state.waiting = nil
            return waiting.resume
        }
        resume?.resume()
    }

    func waitUntilAnswered(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.answered.count < count { state.waiting = (count, continuation) }
                return state.answered.count >= count
            }
            if isThere { continuation.resume() }
        }
    }

    /// The newest answered report of each task of a desk.
    func last(of desk: Desk) -> [TaskID: String] {
        let answered = state.withLock { $0.answered }.filter { $0.value.login == desk.login }
        return Dictionary(grouping: answered, by: \.value.task).compactMapValues { reports in
            reports.max { $0.value.number < $1.value.number }?.key
        }
    }
}
