import Core
import PolicyText
import Tasks

/// Values the rules are tried on.
enum Samples {
    static let county = code("620799")
    static let leadUnit = UnitID(rawValue: 11)
    static let otherUnit = UnitID(rawValue: 12)
    static let township = code("620799101")

    static func code(_ digits: String) -> RegionCode {
        guard let code = RegionCode(digits) else { preconditionFailure(digits) }
        return code
    }

    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure(text) }
        return day
    }

    static func actor(
        _ role: Role,
        unit: UnitID = leadUnit,
        account: Int64 = 1,
        post: Int64 = 1,
        region: RegionCode = county
    ) -> Actor {
        Actor(
            account: AccountID(rawValue: account),
            name: "王芳",
            post: PostID(rawValue: post),
            role: role,
            unit: unit,
            unitName: "住房和城乡建设局",
            region: region
        )
    }

    static func task(
        stage: TaskStage = .underway,
        deadline: Day? = day("2026-12-31"),
        startsOn: Day = day("2026-01-01"),
        percent: Double = 0,
        post: PostID? = nil,
        parent: TaskID? = nil,
        region: RegionCode = county
    ) -> Task {
        Task(
            id: TaskID(rawValue: 100),
            county: county,
            region: region,
            directive: nil,
            section: 1,
            sectionTitle: "一、总体",
            parent: parent,
            number: TaskNumber(year: 2026, sequence: 1),
            title: "拆除老旧房屋",
            content: "拆除老旧房屋1200户",
            kind: .target,
            lead: leadUnit,
            post: post,
            stage: stage,
            startsOn: startsOn,
            deadline: deadline,
            cadence: nil,
            cadenceText: nil,
            percent: percent,
            reportedAt: nil,
            issuedAt: Instant(startOf: startsOn),
            signedAt: nil,
            closedAt: nil,
            version: 1
        )
    }

    static func dossier(
        _ task: Task = task(),
        parentLead: UnitID? = nil,
        openParts: Int = 0,
        reports: Int = 1,
        askedBy: AccountID? = nil,
        hasOpenExtension: Bool = false
    ) -> TaskDossier {
        TaskDossier(
            task: task,
            units: [
                TaskUnit(unit: leadUnit, name: "住房和城乡建设局", role: .lead),
                TaskUnit(unit: otherUnit, name: "财政局", role: .supporting),
            ],
            quantities: [],
            parentLead: parentLead,
            openParts: openParts,
            reports: reports,
            askedBy: askedBy,
            hasOpenExtension: hasOpenExtension
        )
    }

    static func quantity(
        _ value: Double?,
        _ comparison: QuantityMention.Comparison = .atLeast,
        unit: String = "户"
    ) -> TaskQuantity {
        TaskQuantity(
            ordinal: 1,
            subject: "老旧房屋",
            comparison: comparison,
            value: value,
            upper: nil,
            unit: unit,
            written: "",
            done: nil
        )
    }
}
