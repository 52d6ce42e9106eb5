import Accounts
import Core
import Database
import Indicators
import Inspections
import Records
import Rounds

/// Arranges a meeting under a document and a line of the yearly plan, or changes it while it is being prepared.
package struct MakeMeeting: Sendable {
    let desk: MeetingDesk

    package init(_ desk: MeetingDesk) { self.desk = desk }

    package func callAsFunction(_ input: MeetingInput, by actor: Actor) async throws -> Outcome<MeetingID> {
        guard MeetingPolicy.convenes(actor) else {
            return .refused([Issue("move.notAllowed", ["act": "安排现场推进会"])])
        }
        let desk = desk
        return try await desk.database.write { tx in
            let read = try desk.read(input, besides: nil, for: actor, tx)
            guard let arrangement = read.value else { return .refused(read.issues) }
            let meeting = Meeting(
                id: desk.environment.newID(),
                county: actor.county,
                unit: actor.unit,
                unitName: actor.unitName,
                stage: .preparing,
                arrangement: arrangement,
                minutes: "",
                directive: nil,
                minutesPaper: nil,
                conclusion: "",
                person: actor.name,
                madeAt: desk.environment.now(),
                openedAt: nil,
                closedAt: nil,
                version: 1
            )
            try tx.meetings.insert(meeting, account: actor.account)
            try tx.meetings.set(input.units, of: meeting)
            try desk.record("meeting.arrangement", meeting, meeting.title, by: actor, tx)
            return .done(meeting.id)
        }
    }

    package func change(_ id: MeetingID, version: Int, _ input: MeetingInput, by actor: Actor) async throws
        -> Outcome<MeetingID>
    {
        let desk = desk
        return try await desk.database.write { tx in
            let meeting = try tx.meetings.find(id, for: actor, locking: true)
            guard MeetingPolicy.leads(actor, meeting) else {
                return .refused([Issue("move.notAllowed", ["act": "修改会议安排"])])
            }
            guard meeting.stage == .preparing else { return .refused([Issue("meeting.notPreparing")]) }
            let read = try desk.read(input, besides: id, for: actor, tx)
            guard let arrangement = read.value else { return .refused(read.issues) }
            guard try tx.meetings.keep(arrangement, of: id, version: version) else {
                return .refused([Issue("meeting.changed")])
            }
            try tx.meetings.set(input.units, of: meeting)
            try desk.record("meeting.change", meeting, arrangement.title, by: actor, tx)
            return .done(id)
        }
    }
}

extension MeetingDesk {
    /// - Parameter besides: a meeting that does not count against the yearly plan, since it is the one being changed.
    func read(_ input: MeetingInput, besides id: MeetingID?, for actor: Actor, _ tx: Transaction) throws
        -> Outcome<MeetingArrangement>
    {
        var world = MeetingSurroundings()
        if let item = input.yearItem {
            try tx.meetings.lock(item)
            world.yearItem = try tx.inspections.yearItems(of: actor.county).first { $0.id == item }
            world.used = try (world.yearItem?.used ?? 0) + tx.meetings.count(under: item, besides: id)
        }
        world.units = Set(try tx.units.assignable(county: actor.county).map(\.id))
        world.centre = try tx.outlines.centre(of: actor.county)
        return MeetingRules.read(input, in: world, on: today)
    }

    func record(_ act: String, _ meeting: Meeting, _ words: String, by actor: Actor, _ tx: Transaction) throws {
        let entry = RecordEntry(act, on: "meeting", meeting.id.rawValue, String(words.prefix(200)))
        try tx.records.append(entry, by: actor, in: environment)
    }
}
