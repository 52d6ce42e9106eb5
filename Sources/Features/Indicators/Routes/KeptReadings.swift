import Core
import Database
import Ledgers
import Programmes

/// What pages of programmes read from sums and targets, kept until one of them changes. What depends on who reads (which
/// programmes, which things, which buttons) is never kept.
final class KeptReadings: Sendable {
    struct WallQuestion: Hashable {
        let region: RegionCode
        /// Nil for now.
        let day: Day?
        let today: Day
        /// Only the place itself.
        let isAlone: Bool
    }

    /// One programme of a wall.
    struct Column: Sendable {
        /// The place itself, then those below it.
        let cells: [ProgrammeWallPage.Cell]
        /// Whose sums it was computed from.
        let ledgers: Set<LedgerID>
        let revision: NumbersRevision
    }

    struct ProgrammeQuestion: Hashable {
        let programme: ProgrammeID
        let region: RegionCode
        /// Nil for now.
        let day: Day?
        let today: Day
    }

    struct Programme: Sendable {
        let reading: ProgrammeReading
        let revision: NumbersRevision
    }

    // A wall of 60 programmes and 20 places is about a megabyte, a programme's page 30 kilobytes.
    let walls = KeptAnswers<WallQuestion, [ProgrammeID: Column]>(most: 24)
    let programmes = KeptAnswers<ProgrammeQuestion, Programme>(most: 400)

    /// Another state of the county stands in the database.
    func forget() {
        walls.forget()
        programmes.forget()
    }
}

extension IndicatorRoutes {
    /// Each programme in a place and, where they are asked for, in the places below it: only those are computed whose
    /// numbers changed since somebody last looked.
    func columns(
        _ books: [LedgerBook],
        in region: RegionCode,
        asOf day: Day?,
        places: [RegionCode]?,
        _ tx: Transaction
    ) throws -> [[ProgrammeWallPage.Cell]] {
        let question = KeptReadings.WallQuestion(region: region, day: day, today: today, isAlone: places == nil)
        let county = region.ancestor(at: .county) ?? region
        let revision = try NumbersRevision(shelf.all(in: county, tx), tx)
        let columns = try kept.walls.answer(question) { kept in
            let kept = kept ?? [:]
            let missing = books.filter { book in
                kept[book.programme].map { !$0.revision.holds(for: revision, $0.ledgers) } ?? true
            }
            guard !missing.isEmpty else { return kept }
            var columns = kept.filter { $0.value.revision.holds(for: revision, $0.value.ledgers) }
            let reading = try WallReading(self, missing, in: region, asOf: day, places: places ?? [], tx)
            for book in missing {
                columns[book.programme] = KeptReadings.Column(
                    cells: ([region] + (places ?? [])).map { reading.cell(book, in: $0) },
                    ledgers: reading.ledgers(of: book),
                    revision: revision
                )
            }
            return columns
        }
        return books.map { columns[$0.programme]?.cells ?? [] }
    }

    /// What a programme's page tells of a place, now or on the evening of a day.
    func reading(
        _ book: LedgerBook,
        in region: RegionCode,
        asOf day: Day? = nil,
        _ tx: Transaction
    ) throws -> ProgrammeReading {
        let question = KeptReadings.ProgrammeQuestion(
            programme: book.programme,
            region: region,
            day: day,
            today: today
        )
        let county = region.ancestor(at: .county) ?? region
        let revision = try NumbersRevision(shelf.all(in: county, tx), tx)
        return try kept.programmes.answer(question) { kept in
            if let kept, kept.revision.holds(for: revision, kept.reading.ledgers) { return kept }
            return KeptReadings.Programme(
                reading: try ProgrammeReading(self, book, in: region, asOf: day, tx),
                revision: revision
            )
        }.reading
    }
}
