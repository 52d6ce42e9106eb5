import Accounts
import Board
import Catalogue
import Compliance
import Core
import Database
import Directives
import Files
import Foundation
import Imports
import Indicators
import Inspections
import Ledgers
import Logging
import Meetings
import Messages
import Pages
import Papers
import Problems
import Programmes
import Records
import Regions
import Rounds
import Scores
import Tasks
import Uploads
import Web

/// Everything people reach, wired in one place: settings and a database in, a site out.
package struct CountySite {
    package let settings: Settings
    package let database: Database
    package let environment: Environment
    package let logger: Logger
    private let navigation: Navigation
    let pause = SitePause()

    package init(settings: Settings, database: Database, environment: Environment, logger: Logger) {
        self.settings = settings
        self.database = database
        self.environment = environment
        self.logger = logger
        navigation = Navigation(database, environment)
    }

    package func site() throws -> Site {
        let accounts = accounts
        let navigation = navigation
        return try Site(
            routes: routes,
            gate: accounts.gate,
            navigation: { await navigation.items($0) },
            place: { await navigation.place($0) },
            settings: try siteSettings(),
            environment: environment,
            logger: logger,
            pause: pause
        )
    }

    /// Files on their way in chunks.
    package var uploads: UploadDesk {
        UploadDesk(database: database, environment: environment, vault: settings.vault)
    }

    /// Sheets that were brought, for work beside the requests.
    package var sheets: CatalogueDesk {
        let desk = LedgerDesk(
            database: database,
            environment: environment,
            shelf: BookShelf(),
            vault: PersonalVault(secret: settings.personalKey)
        )
        return CatalogueDesk(ledgers: desk, files: settings.vault)
    }

    private var accounts: AccountRoutes {
        let shelf = BookShelf()
        return AccountRoutes(
            database: database,
            environment: environment,
            limits: settings.sessionLimits,
            recordWords: taskRecordWords.merging(directiveRecordWords).merging(backupRecordWords)
                .merging(ledgerRecordWords).merging(indicatorRecordWords).merging(catalogueRecordWords)
                .merging(problemRecordWords).merging(inspectionRecordWords).merging(paperRecordWords)
                .merging(uploadRecordWords).merging(roundRecordWords).merging(meetingRecordWords).merging(
                    scoreRecordWords
                ).merging(
                    messageRecordWords
                )
                .merging(.moves(of: PlaybookText.offered(own: PlaybookFolder.files(at: settings.playbooks)).texts)),
            countyWords: { county, tx in .moves(of: try shelf.all(in: county, tx).map(\.playbook)) }
        )
    }

    /// Every route of the program, for the site and for the table test of who may use which.
    package var routes: [Route] {
        let vault = settings.vault
        let thresholds = settings.lights.thresholds
        let summaries = TaskSummaries(environment)
        let directives = DirectiveRoutes(
            database: database,
            environment: environment,
            vault: vault,
            issued: .tasks
        )
        let tasks = TaskRoutes(
            database: database,
            environment: environment,
            vault: vault,
            thresholds: thresholds,
            summaries: summaries
        )
        let shelf = BookShelf()
        let desk = LedgerDesk(
            database: database,
            environment: environment,
            shelf: shelf,
            vault: PersonalVault(secret: settings.personalKey)
        )
        let offered = PlaybookText.offered(own: PlaybookFolder.files(at: settings.playbooks))
        let ledgers = LedgerRoutes(desk: desk, files: vault, shipped: offered.texts, followers: [.problems])
        let numbers = self.numbers(shelf)
        let indicators = IndicatorRoutes(desk: numbers, shipped: offered.texts, left: offered.problems)
        let paperDesk = self.papers(numbers)
        let papers = PaperRoutes(desk: paperDesk)
        let rounds = RoundDesk(papers: paperDesk)
        let meetings = MeetingDesk(rounds: rounds)
        let scores = ScoreRoutes(
            desk: ScoreDesk(
                indicators: numbers,
                vault: vault,
                schemes: Self.schemes(settings)
            )
        )
        let board = BoardRoutes(
            database: database,
            environment: environment,
            thresholds: thresholds,
            summaries: summaries,
            reminders: indicators.reminders,
            rounds: rounds,
            meetings: meetings
        )
        let named: NamedDigests = { tx in try tx.namedFiles() }
        let imports = ImportRoutes(desk: ImportDesk(ledgers: desk, files: vault, named: named))
        let inspections = InspectionRoutes(
            desk: InspectionDesk(
                database: database,
                environment: environment,
                files: vault,
                personal: desk.vault,
                shelf: ChecklistShelf(own: PlaybookFolder.files(at: settings.playbooks + "/checklists")),
                sent: SentPhotos { key, actor, tx in
                    try tx.uploads.whole(key, of: actor).map {
                        SentPhoto(path: vault.path(of: $0.digest), name: $0.name)
                    }
                },
                others: .meetings
            )
        )
        let catalogue = CatalogueRoutes(desk: CatalogueDesk(ledgers: desk, files: vault, named: named))
        let backups = BackupRoutes(
            settings: settings,
            database: database,
            environment: environment,
            desk: BackupDesk()
        )
        let navigation = navigation
        let restoring = RestoreRoutes(backups: backups, pause: pause, logger: logger) {
            summaries.forget()
            navigation.forget()
            shelf.forget()
            indicators.forget()
            indicators.reminders.forget()
        }
        let features: [[Route]] = [
            board.all, directives.all, tasks.all, ledgers.all, imports.all, indicators.all, catalogue.all,
            papers.all, scores.all, MessageRoutes(desk: messages, channels: channels).all, compliance(desk).all,
            ProblemRoutes(
                database: database,
                environment: environment,
                vault: vault,
                thresholds: thresholds,
                shelf: shelf,
                named: named
            ).all,
            inspections.all, UploadRoutes(uploads).all, RoundRoutes(desk: rounds).all,
            MeetingRoutes(desk: meetings).all,
            RegionRoutes(database: database, environment: environment).all, accounts.all, backups.all, restoring.all,
            settings.isDevelopment ? [gallery] : [],
        ]
        return features.flatMap { $0 }
    }

    private func numbers(_ shelf: BookShelf) -> IndicatorDesk {
        IndicatorDesk(
            database: database,
            environment: environment,
            shelf: shelf,
            sets: Self.indicatorSets,
            thresholds: settings.lights.thresholds
        )
    }

    private func papers(_ numbers: IndicatorDesk) -> PaperDesk {
        PaperDesk(
            database: database,
            environment: environment,
            vault: settings.vault,
            indicators: numbers,
            received: .problems
        )
    }

    /// For work beside the requests: its shelf is its own, and read anew each time.
    var rounds: RoundDesk { RoundDesk(papers: papers(numbers(BookShelf()))) }

    var messages: MessageDesk {
        MessageDesk(database: database, environment: environment) { county, tx in try tx.cadences.calendar(of: county) }
    }

    var channels: ChannelDesk {
        ChannelDesk(
            messages,
            box: SecretBox(secret: settings.personalKey),
            allowed: AllowedHosts(settings.messageHosts),
            authorities: settings.messageAuthorities,
            sources: DigestSource.all
        )
    }

    private func compliance(_ ledgers: LedgerDesk) -> ComplianceRoutes {
        ComplianceRoutes(desk: ComplianceDesk(ledgers: ledgers, sources: ComplianceSource.all))
    }

    /// Tables of indicators that belong to no programme, read once.
    static let indicatorSets = IndicatorSet.read(beside: PlaybookLibrary.shipped.library).sets

    /// The shipped schemes and the county's own, which may name indicators of the county's own playbooks.
    static func schemes(_ settings: Settings) -> SchemeShelf {
        let library = PlaybookLibrary.library(own: PlaybookFolder.files(at: settings.playbooks))
        return SchemeShelf(
            own: PlaybookFolder.files(at: settings.playbooks + "/schemes"),
            library: library,
            sets: indicatorSets
        )
    }

    private var gallery: Route {
        .get("/gallery", .everyone, "组件样例（开发用）") { visit in
            .page(GalleryPage(context: await visit.pageContext).render())
        }
    }

    private func siteSettings() throws -> SiteSettings {
        // On the vault's disk, so that keeping an upload is a rename.
        let uploads = settings.files + "/incoming"
        try FileManager.default.createDirectory(atPath: uploads, withIntermediateDirectories: true)
        return SiteSettings(
            secret: settings.secret,
            isSecure: settings.isSecure,
            trustsProxy: settings.trustsProxy,
            isDevelopment: settings.isDevelopment,
            uploadFolder: uploads
        )
    }
}

extension Settings {
    var vault: FileVault { FileVault(root: files, largest: uploadMegabytes * 1_000_000) }

    var sessionLimits: SessionLimits {
        var limits = SessionLimits()
        limits.idleSeconds = sessionIdleHours * 3600
        limits.absoluteSeconds = sessionDays * 86_400
        return limits
    }
}

extension LightSettings {
    var thresholds: Tasks.LightThresholds {
        Tasks.LightThresholds(amberBehind: amberBehind, redBehind: redBehind, nearDays: nearDays)
    }
}
