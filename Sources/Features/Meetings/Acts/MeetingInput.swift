import Core
import Indicators
import Inspections

/// What somebody types to arrange a meeting.
package struct MeetingInput: Hashable, Sendable {
    package var title = ""
    package var day: Day?
    package var document = ""
    package var approvedBy = ""
    package var yearItem: YearItemID?
    package var seat = ""
    package var startPlace = ""
    /// `100.4512,38.9321`; empty where the border of the county tells.
    package var startPosition = ""
    package var startTime = "9:00"
    package var speed: Int? = 40
    package var criteria = MeetingCriterion.text(MeetingCriterion.usual)
    package var signsLetters = false
    package var units: [UnitID] = []

    package init() {}
}

/// What the database knows about it.
package struct MeetingSurroundings: Sendable {
    /// The line of the yearly plan, and how often inspections and meetings have used it.
    package var yearItem: YearItem?
    package var used = 0
    /// Which of the chosen units exist in the county.
    package var units: Set<UnitID> = []
    /// The middle of the county, where its border is known.
    package var centre: OutlinePoint?

    package init() {}
}

/// Whether a meeting may be arranged. Pure; every refusal says what to do.
package enum MeetingRules {
    /// Places the program knows lie in China (GB/T 2260: 73–136° east, 3–54° north).
    package static func position(_ text: String) -> OutlinePoint? {
        let plain = text.replacing("，", with: ",").filter { $0 != " " && $0 != "　" }
        guard let point = OutlinePoint(plain), (7_300_000...13_600_000).contains(point.longitude),
            (300_000...5_400_000).contains(point.latitude)
        else { return nil }
        return point
    }

    package static func read(
        _ input: MeetingInput,
        in world: MeetingSurroundings,
        on today: Day
    ) -> Outcome<MeetingArrangement> {
        var issues: [Issue] = []
        if input.title.isEmpty || input.title.count > 60 { issues.append(Issue("meeting.title", field: "title")) }
        if input.day == nil { issues.append(Issue("meeting.day", field: "day")) }
        if let day = input.day, day < today { issues.append(Issue("meeting.past", field: "day")) }
        issues += authority(input, world)
        issues += units(input, world)
        let minute = Timetable.minute(input.startTime)
        if minute == nil { issues.append(Issue("meeting.startTime", field: "startTime")) }
        if input.startPlace.isEmpty || input.startPlace.count > 40 {
            issues.append(Issue("meeting.startPlace", field: "startPlace"))
        }
        let position = input.startPosition.isEmpty ? world.centre : position(input.startPosition)
        if !input.startPosition.isEmpty, position == nil {
            issues.append(Issue("point.position", field: "startPosition"))
        }
        if !(5...120).contains(input.speed ?? 0) { issues.append(Issue("meeting.speed", field: "speed")) }
        if input.seat.count > 60 { issues.append(Issue("meeting.seat", field: "seat")) }
        let criteria = CriteriaText.read(input.criteria)
        issues += criteria.issues
        guard issues.isEmpty, let day = input.day, let yearItem = input.yearItem, let minute, let speed = input.speed,
            let criteria = criteria.value
        else { return .refused(issues) }
        return .done(
            MeetingArrangement(
                title: input.title,
                day: day,
                document: input.document,
                approvedBy: input.approvedBy,
                yearItem: yearItem,
                seat: input.seat,
                start: MeetingStart(place: input.startPlace, position: position, minute: minute),
                speed: speed,
                criteria: criteria,
                letterYear: input.signsLetters ? day.year : nil
            )
        )
    }

    /// As with inspections: a document, who approved it, and a line of the yearly plan that still has room
    /// (政府督查工作条例 art. 7 and 15; domain A3).
    private static func authority(_ input: MeetingInput, _ world: MeetingSurroundings) -> [Issue] {
        var issues: [Issue] = []
        if input.document.isEmpty { issues.append(Issue("meeting.document", field: "document")) }
        if input.approvedBy.isEmpty { issues.append(Issue("meeting.approvedBy", field: "approved")) }
        guard let item = world.yearItem else { return issues + [Issue("meeting.yearItem", field: "year")] }
        if world.used >= item.times {
            let values = ["title": item.title, "times": "\(item.times)", "source": item.document]
            issues.append(Issue("meeting.used", field: "year", values))
        }
        if let day = input.day, day.year != item.year {
            issues.append(Issue("meeting.otherYear", field: "year", ["title": item.title, "year": "\(item.year)"]))
        }
        return issues
    }

    private static func units(_ input: MeetingInput, _ world: MeetingSurroundings) -> [Issue] {
        if input.units.isEmpty { return [Issue("meeting.units", field: "units")] }
        if input.units.count > 200 || !input.units.allSatisfy(world.units.contains) {
            return [Issue("meeting.unknownUnit", field: "units")]
        }
        return []
    }
}
