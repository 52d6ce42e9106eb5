/// Days off as they were announced, and those of the law for years not announced yet.
package enum HolidayNotices {
    /// 国办发明电〔2024〕12号 for 2025, 国办发明电〔2025〕7号 for 2026.
    package static let years: Set<Int> = [2025, 2026]

    static func off(_ day: Day) -> String? { announced[day] ?? (years.contains(day.year) ? nil : legal[day]) }

    /// Weekend days people work.
    static let madeUp: Set<Day> = Set(
        [
            "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
            "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
        ].compactMap { Day($0) }
    )

    private static let announced = days([
        ("2025-01-01", 1, "元旦"), ("2025-01-28", 8, "春节"), ("2025-04-04", 3, "清明节"), ("2025-05-01", 5, "劳动节"),
        ("2025-05-31", 3, "端午节"), ("2025-10-01", 8, "国庆节、中秋节"),
        ("2026-01-01", 3, "元旦"), ("2026-02-15", 9, "春节"), ("2026-04-04", 3, "清明节"), ("2026-05-01", 5, "劳动节"),
        ("2026-06-19", 3, "端午节"), ("2026-09-25", 3, "中秋节"), ("2026-10-01", 7, "国庆节"),
    ])

    /// 元旦 1, 春节 4 (除夕、初一至初三), 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3 days; the days of the moon's calendar by
    /// year.
    private static let legal = days(
        moon.flatMap { year, spring, clear, boat, moon in
            [
                ("\(year)-01-01", 1, "元旦"), (spring, 4, "春节"), (clear, 1, "清明节"), ("\(year)-05-01", 2, "劳动节"),
                (boat, 1, "端午节"), (moon, 1, "中秋节"), ("\(year)-10-01", 3, "国庆节"),
            ]
        }
    )

    /// 除夕, 清明, 端午, 中秋.
    private static let moon: [(Int, String, String, String, String)] = [
        (2027, "2027-02-05", "2027-04-05", "2027-06-09", "2027-09-15"),
        (2028, "2028-01-25", "2028-04-04", "2028-05-28", "2028-10-03"),
        (2029, "2029-02-12", "2029-04-04", "2029-06-16", "2029-09-22"),
        (2030, "2030-02-02", "2030-04-05", "2030-06-05", "2030-09-12"),
    ]

    private static func days(_ spans: [(String, Int, String)]) -> [Day: String] {
        var days: [Day: String] = [:]
        for (first, count, word) in spans {
            guard let first = Day(first) else { continue }
            for offset in 0..<count { days[first.adding(days: offset)] = word }
        }
        return days
    }
}
