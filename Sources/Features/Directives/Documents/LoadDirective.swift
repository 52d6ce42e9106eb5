import Accounts
import Core
import Database
import Dispatch
import Documents
import Files
import PolicyText
import Records

/// Takes a document in: the original into the vault, its text, parts, sentences and drafts into the database.
package struct LoadDirective: Sendable {
    package enum Source: Hashable, Sendable {
        /// A temporary file and the name it was brought under.
        case file(path: String, name: String)
        case pasted(String)
    }

    package struct Input: Hashable, Sendable {
        package var source: Source
        /// Empty: the title the text gives itself.
        package var title: String
        /// Stands over the date the text gives itself.
        package var dated: Day?
        /// Every line is a piece of work, as in what a meeting decided.
        package var everyLine = false

        package init(source: Source, title: String = "", dated: Day? = nil) {
            self.source = source
            self.title = title
            self.dated = dated
        }
    }

    package struct Loaded: Hashable, Sendable {
        package let id: DirectiveID
        package let drafts: Int
        /// What the person should know about how the file was read.
        package let notices: [String]
    }

    let database: Database
    let environment: Environment
    let vault: FileVault

    package init(database: Database, environment: Environment, vault: FileVault) {
        self.database = database
        self.environment = environment
        self.vault = vault
    }

    /// A document that was read and broken down, and is not kept yet.
    package struct Prepared: Sendable {
        package let directive: Directive
        let breakdown: Breakdown
        let unitNames: [UnitID: String]
        let options: DecomposeOptions
        let everyLine: Bool
        let notices: [String]
    }

    package func callAsFunction(_ input: Input, by actor: Actor) async throws -> Outcome<Loaded> {
        switch try await prepare(input, by: actor) {
        case .refused(let issues): return .refused(issues)
        case .done(let prepared): return .done(try await database.write { tx in try keep(prepared, by: actor, tx) })
        }
    }

    /// Reads and breaks down; nothing is written but the original file.
    package func prepare(_ input: Input, by actor: Actor) async throws -> Outcome<Prepared> {
        guard DirectivePolicy.mayCorrect(actor) else { return .refused([Issue("directive.readOnly")]) }
        let read = await readAside(input.source)
        guard let document = read.value else { return .refused(read.issues) }
        let words = document.text.text.unicodeScalars
        guard words.contains(where: { !$0.properties.isWhitespace }) else {
            return .refused([Issue("load.empty", field: input.source.field)])
        }
        let known = try await database.read { try KnownToCounty($0, county: actor.county) }
        let options = known.options(asOf: environment.today, datedOn: input.dated)
        let breakdown = decompose(document.text.text, options: options)
        return .done(
            Prepared(
                directive: directive(input, document, breakdown, by: actor),
                breakdown: breakdown,
                unitNames: known.unitNames,
                options: options,
                everyLine: input.everyLine,
                notices: document.text.notices.map(\.sentence)
            )
        )
    }

    /// Keeps what was prepared, within a transaction of the caller.
    package func keep(_ prepared: Prepared, by actor: Actor, _ tx: Transaction) throws -> Loaded {
        let (directive, breakdown) = (prepared.directive, prepared.breakdown)
        let reading = DraftReading(directive: directive.id, unitNames: prepared.unitNames, environment: environment)
        let read = breakdown.duties.map { reading.draft($0) }
        let lines = prepared.lines(beside: read, reading)
        let drafts = (read + lines.map(\.draft)).sorted { ($0.spans.first?.start ?? 0) < ($1.spans.first?.start ?? 0) }
        try tx.directives.insert(
            directive,
            sections: breakdown.sections,
            sentences: breakdown.sentences,
            marks: DirectiveMark.marks(of: breakdown)
        )
        try tx.drafts.insert(drafts)
        for line in lines { try tx.directives.markTask(line.span, in: directive.id) }
        let entry = RecordEntry(
            "directive.loading",
            on: "directive",
            directive.id.rawValue,
            "\(directive.title)，\(drafts.count) 条"
        )
        try tx.records.append(entry, by: actor, in: environment)
        return Loaded(id: directive.id, drafts: drafts.count, notices: prepared.notices)
    }

    private func directive(
        _ input: Input,
        _ document: ReadSource,
        _ breakdown: Breakdown,
        by actor: Actor
    ) -> Directive {
        let now = environment.now()
        return Directive(
            id: environment.newID(),
            county: actor.county,
            title: title(input, breakdown, document.text.text),
            number: breakdown.number,
            issuer: breakdown.issuer,
            dated: breakdown.date,
            asOf: breakdown.asOf,
            body: document.text.text,
            characters: breakdown.characters,
            original: document.original,
            account: actor.account,
            createdAt: now,
            updatedAt: now
        )
    }

    /// What the person calls it, what it calls itself, the file's name, or the first words that were pasted.
    private func title(_ input: Input, _ breakdown: Breakdown, _ document: String) -> String {
        let line = document.split(whereSeparator: \.isNewline).first.map { String($0.prefix(40)) } ?? ""
        let words = [input.title, breakdown.title, input.source.name ?? line].first { !$0.isEmpty } ?? ""
        return String(words.prefix(DirectiveHeadRules.longestTitle))
    }
}

extension LoadDirective {
    private struct ReadSource {
        let text: TextDocument
        let original: OriginalFile?
    }

    /// The reader takes what the vault takes.
    private var limits: DocumentLimits {
        var limits = DocumentLimits.standard
        limits.fileSize = vault.largest
        return limits
    }

    /// Another program may convert the file for seconds: it runs on a thread that nobody else waits for.
    private func readAside(_ source: Source) async -> Outcome<ReadSource> {
        guard case .file = source else { return read(source) }
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: read(source)) }
        }
    }

    private func read(_ source: Source) -> Outcome<ReadSource> {
        do {
            switch source {
            case .pasted(let text):
                return .done(ReadSource(text: try readPastedText(text), original: nil))
            case .file(let path, let name):
                let text = try readDocument(at: path, name: name, limits: limits).withWholeLines
                let stored = try vault.store(contentsOf: path, originalName: name, types: .documents)
                let original = OriginalFile(name: stored.name.description, digest: stored.digest.description)
                return .done(ReadSource(text: text, original: original))
            }
        } catch let fault as DocumentFault {
            return .refused([fault.issue(field: source.field)])
        } catch let fault as FileFault {
            return .refused([fault.issue(field: source.field, offered: documentEndings)])
        } catch {
            return .refused([Issue("load.unreadable", field: source.field)])
        }
    }
}

extension LoadDirective.Source {
    /// The form field it came from.
    var field: String {
        switch self {
        case .file: "file"
        case .pasted: "text"
        }
    }

    fileprivate var name: String? {
        switch self {
        case .file(_, let name): String(name.split(separator: ".").dropLast().joined(separator: "."))
        case .pasted: nil
        }
    }
}

/// What a county lends to the reading of a text.
struct KnownToCounty: Sendable {
    let unitNames: [UnitID: String]
    let lexicon: UnitLexicon
    let assignments: PastAssignments

    init(_ tx: Transaction, county: RegionCode) throws {
        unitNames = try tx.units.names(county: county)
        lexicon = try tx.units.lexicon(county: county)
        assignments = try tx.drafts.pastAssignments(county: county)
    }

    func options(asOf: Day, datedOn: Day?) -> DecomposeOptions {
        DecomposeOptions(asOf: asOf, datedOn: datedOn, aliases: lexicon, assignments: assignments)
    }
}
