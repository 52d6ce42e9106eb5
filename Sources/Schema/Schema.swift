import Database

/// Every migration of the program, in order: one history for both engines. A shipped migration is never edited.
package enum Schema {
    package static let migrations: [Migration] = [
        Migration(1, "regions", RegionSchema.first),
        Migration(2, "accounts", AccountSchema.first),
        Migration(3, "records", RecordSchema.first),
        Migration(4, "directives", DirectiveSchema.first),
        Migration(5, "tasks", TaskSchema.first),
        Migration(6, "leaders", LeaderSchema.first),
        Migration(20, "goals and programmes of drafts", DirectiveSchema.subjects),
        Migration(21, "goals and programmes of tasks", TaskSchema.subjects),
        Migration(22, "open tasks first", TaskSchema.openFirst),
        Migration(30, "ledgers", LedgerSchema.first),
        Migration(31, "ended regions", LedgerSchema.endedRegions),
        Migration(32, "targets", IndicatorSchema.targets),
        Migration(33, "indicator values", IndicatorSchema.values),
        Migration(34, "outlines", IndicatorSchema.outlines),
        Migration(35, "revisions", RecordSchema.revisions),
        Migration(38, "letters", IndicatorSchema.letters),
        Migration(40, "imports", ImportSchema.first),
        Migration(43, "forms", CatalogueSchema.forms),
        Migration(44, "proposed ledgers", CatalogueSchema.proposals),
        Migration(46, "forms of documents", PaperSchema.templates),
        Migration(47, "documents", PaperSchema.papers),
        Migration(48, "problems", ProblemSchema.problems),
        Migration(49, "slips", ProblemSchema.slips),
        Migration(50, "steps and objections of problems", ProblemSchema.decisions),
        Migration(51, "look-backs", ProblemSchema.lookBacks),
        Migration(53, "sums by time", LedgerSchema.sumsByTime),
        Migration(54, "words of imported things", LedgerSchema.missingWords),
        Migration(55, "former names of regions", RegionSchema.formerNames),
        Migration(57, "slips of problems are documents", SlipSchema.toPapers),
        Migration(58, "rules of the ladder", ProblemSchema.ladder),
        Migration(59, "rounds", RoundSchema.rounds),
        Migration(60, "surveys", RoundSchema.surveys),
        Migration(62, "plans of inspections", InspectionSchema.plans),
        Migration(63, "visits of inspections", InspectionSchema.visits),
        Migration(64, "photos", InspectionSchema.photos),
        Migration(65, "uploads", UploadSchema.first),
        Migration(66, "spoken notes and places of visits", InspectionSchema.voices),
        Migration(67, "score schemes and periods", ScoreSchema.periods),
        Migration(68, "appeals and fault tolerance", ScoreSchema.decisions),
        Migration(69, "quality of scored data", ScoreSchema.quality),
        Migration(70, "messages", MessageSchema.messages),
        Migration(71, "channels", MessageSchema.channels),
        Migration(72, "complaints", MessageSchema.complaints),
        Migration(78, "forms of ledgers", LedgerSchema.forms),
        Migration(84, "uploaded score schemes", ScoreSchema.uses),
        Migration(85, "returned work", RecordSchema.returned),
        Migration(87, "calls of rounds", RoundSchema.calls),
        Migration(88, "sums of surveys", RoundSchema.tallies),
        Migration(89, "documents of rounds", RoundSchema.minutes),
        Migration(91, "on-site meetings", MeetingSchema.meetings),
        Migration(92, "promises at meetings", MeetingSchema.promises),
        Migration(100, "units of results of surveys", RoundSchema.makers),
        Migration(110, "ledgers with less to write", LedgerSchema.withoutDays),
        Migration(111, "beginnings of regions", RegionSchema.begun),
        Migration(112, "one sum a township", LedgerSchema.oneRowAPlace),
        Migration(113, "writes of ledgers", LedgerSchema.writes),
        Migration(114, "words that are not counted") { dialect in
            [DirectiveSchema.search, TaskSchema.search, LedgerSchema.search, ProblemSchema.search]
                .flatMap { $0.uncounted(dialect) }
        },
        Migration(115, "sums of several measures in one row", LedgerSchema.sumsInRows),
        Migration(116, "word of the key of personal fields", LedgerSchema.personalKey),
    ]

    /// The tables of a county in the order in which rows can be copied: what is referred to comes first.
    package static let tables: [String] =
        RegionSchema.tables + AccountSchema.tables + RecordSchema.tables + DirectiveSchema.tables + TaskSchema.tables
        + LedgerSchema.tables + IndicatorSchema.tables + ImportSchema.tables + CatalogueSchema.tables
        + PaperSchema.tables + ProblemSchema.tables + MessageSchema.tables + InspectionSchema.tables
        + UploadSchema.tables + MeetingSchema.tables + RoundSchema.tables + ScoreSchema.tables
}
