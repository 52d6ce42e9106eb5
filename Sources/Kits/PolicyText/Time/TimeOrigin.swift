import Core

/// What relative times are counted from: the document's day, else its year, else the day of reading.
struct TimeOrigin: Sendable {
    let day: Day
    let year: Int
    /// The text says its year and no day: months without a year lie in it.
    private let isWholeYear: Bool

    init(date: Day?, year: Int?, asOf: Day) {
        isWholeYear = date == nil && year != nil
        if let date {
            day = date
            self.year = date.year
        } else if let year, year != asOf.year {
            day = Day(year: year, month: 1, day: 1) ?? asOf
            self.year = year
        } else {
            day = asOf
            self.year = asOf.year
        }
    }

    /// A month named without a year lies in the base year, or in the next where it passed more than half a year ago.
    func year(forMonth month: Int) -> Int {
        guard (1...12).contains(month), !isWholeYear else { return year }
        return day.days(since: Day.last(ofMonth: month, inYear: year)) > 183 ? year + 1 : year
    }

    func last(ofMonth month: Int, inYear year: Int) -> Day? {
        guard (1...12).contains(month), (1...9998).contains(year) else { return nil }
        return Day.last(ofMonth: month, inYear: year)
    }
}
