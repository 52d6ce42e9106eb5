import Core
import Database
import Ledgers
import Pages
import Programmes
import Regions
import Tasks
import Workflow

/// What the page of one indicator tells of a place.
struct IndicatorReading {
    let routes: IndicatorRoutes
    let subject: IndicatorSubject
    let region: RegionCode
    let actor: Actor
    let functions: Set<String>
    let tx: Transaction

    init(
        _ routes: IndicatorRoutes,
        _ subject: IndicatorSubject,
        _ functions: Set<String>,
        in region: RegionCode,
        _ actor: Actor,
        _ tx: Transaction
    ) throws {
        self.routes = routes
        self.subject = subject
        self.functions = functions
        // A table that belongs to no programme speaks of the whole county.
        self.region = subject.book == nil ? actor.county : region
        self.actor = actor
        self.tx = tx
    }

    func page(_ form: IndicatorPage.ValueForm, _ errors: [FieldError]) throws -> IndicatorPage {
        let (desk, today, county) = (routes.desk, routes.today, actor.county)
        let books = try desk.shelf.all(in: county, tx)
        let targets = try desk.targets(books, year: today.year, in: county, tx)
        let plan = SumPlan(books, for: [subject.key])
        let places = subject.book == nil ? [] : try routes.below(region, tx).filter { $0.endedAt == nil }
        let numbers = try desk.numbers(plan, in: [region] + places.map(\.code), of: county, tx)
        let thresholds = subject.book.map { routes.thresholds($0.playbook) } ?? PaceThresholds(desk.thresholds)
        var entered: [IndicatorValue] = []
        if subject.isEntered { entered = try tx.indicatorValues.list(subject.key, in: region) }
        func outlook(_ code: RegionCode) -> Outlook {
            let course = targets.course(subject.key, in: code)
            let value =
                subject.book == nil
                ? entered.first { $0.stage == .checked }?.value : numbers[code]?.value(subject.key)
            return Outlook(
                key: subject.key,
                indicator: subject.indicator,
                target: targets.target(subject.key, in: code),
                course: course,
                standing: course.map { Standing(value, on: $0, today: today, thresholds) }
                    ?? value.map { Standing(shown: $0) },
                remark: targets.remark(subject.key, in: code)
            )
        }
        var own = outlook(region)
        if let now = numbers[region], subject.book != nil, !subject.isEntered {
            try own.look(back: now, plan, in: region, today: today, tx)
        } else {
            // Of a period that was corrected the number that counts: the last one entered comes first.
            var periods: Set<Period> = []
            let counted = entered.filter { $0.stage == .checked && periods.insert($0.period).inserted }
            own.weeks = counted.reversed().map { TrendChart.Point($0.period.lastDay, $0.value) }
        }
        return IndicatorPage(
            set: subject.key.set,
            setName: subject.book?.playbook.name ?? desk.sets.first { $0.key == subject.key.set }?.name ?? "",
            outlook: own,
            region: region,
            place: try tx.regions.find(region).name,
            isOwnPlace: region == actor.region || subject.book == nil,
            formula: formula,
            entrySource: entrySource,
            reached: own.value.flatMap { value in
                own.course.flatMap { Achievement.of(value, $0.direction, target: $0.goal, low: $0.low) }
            },
            isProgramme: subject.book != nil,
            places: subject.isEntered && subject.book == nil
                ? [] : places.map { IndicatorPage.Place(region: $0.code, name: $0.name, outlook: outlook($0.code)) },
            entered: try entered.map(entry),
            mayEnter: subject.isEntered
                && ValuePolicy.mayEnter(actor, lead: subject.lead, functions: functions, in: region),
            form: form,
            errors: errors
        )
    }

    private var formula: String? {
        if case .formula(let formula) = subject.indicator.origin, let book = subject.book {
            return FormulaReading.words(formula, book.playbook)
        }
        return subject.entry?.computed
    }

    private var entrySource: String {
        if case .entered(let source, _) = subject.indicator.origin { return source }
        return ""
    }

    private func entry(_ value: IndicatorValue) throws -> IndicatorPage.Entered {
        var value = value
        value.isOwnWork = functions.contains(subject.lead)
        let notes = value.stage == .returned ? try tx.movements.list(of: "value", value.id.rawValue) : []
        return IndicatorPage.Entered(
            value: value,
            mayCheck: value.stage == .entered && ValuePolicy.mayCheck(actor, value)
                && (actor.role == .supervisor || actor.role == .officer),
            notes: notes
        )
    }
}
