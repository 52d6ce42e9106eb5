/// One task the document gives somebody, with the characters it came from.
package struct Duty: Sendable, Equatable, Codable, Identifiable {
    /// From 1, in the order of the text.
    package var id: Int
    /// The innermost section it stands in.
    package var section: Int?
    package var span: TextSpan
    package var text: String
    /// Verb and object, at most 20 characters.
    package var title: String
    package var kind: DutyKind
    package var units: [UnitMention]
    /// The county leader who answers for it (牵头县领导), as written.
    package var leader: String?
    /// The bracket or line behind the task that names its owners.
    package var note: TextSpan?
    package var quantities: [QuantityMention]
    package var deadlines: [DeadlineMention]
    package var cadences: [CadenceMention]
    /// The revitalisation goal or programme whose words stand in the task.
    package var subject: DutySubject?
    /// 0 to 1. Below 0.6 a person should look first.
    package var confidence: Double
    /// Which rule read which field, in reading order.
    package var reasons: [ReadingReason]

    package init(
        id: Int,
        section: Int? = nil,
        span: TextSpan,
        text: String,
        title: String = "",
        kind: DutyKind = .action,
        units: [UnitMention] = [],
        leader: String? = nil,
        note: TextSpan? = nil,
        quantities: [QuantityMention] = [],
        deadlines: [DeadlineMention] = [],
        cadences: [CadenceMention] = [],
        subject: DutySubject? = nil,
        confidence: Double = 1,
        reasons: [ReadingReason] = []
    ) {
        self.id = id
        self.section = section
        self.span = span
        self.text = text
        self.title = title
        self.kind = kind
        self.units = units
        self.leader = leader
        self.note = note
        self.quantities = quantities
        self.deadlines = deadlines
        self.cadences = cadences
        self.subject = subject
        self.confidence = confidence
        self.reasons = reasons
    }

    /// The numbers it sets.
    package var targets: [QuantityMention] { quantities.filter { !$0.setsNoTarget } }
}

package enum DutyKind: String, Sendable, CaseIterable, Codable {
    case action
    /// A number to reach.
    case target
    /// A number not to pass.
    case limit
    case prohibition
    /// A duty without end.
    case standing
}

/// One of the five revitalisation goals (产业兴旺、生态宜居、乡风文明、治理有效、生活富裕) or a programme of the county.
package struct DutySubject: Sendable, Hashable, Codable {
    package var goal: RevitalisationGoal
    /// The programme's key, like `toilets`; nil where only the goal is clear.
    package var programme: String?
    /// The words that decided it, as written.
    package var words: [String]

    package init(goal: RevitalisationGoal, programme: String? = nil, words: [String]) {
        self.goal = goal
        self.programme = programme
        self.words = words
    }
}

/// The general demands of the rural revitalisation strategy (乡村振兴促进法 art. 3).
package enum RevitalisationGoal: String, Sendable, CaseIterable, Codable {
    /// 产业兴旺
    case industry
    /// 生态宜居
    case ecology
    /// 乡风文明
    case civility
    /// 治理有效
    case governance
    /// 生活富裕
    case prosperity
}
