import Core

/// Days counted from today, as documents write them.
struct DemoDates {
    let today: Day

    func after(_ days: Int) -> Day { today.adding(days: days) }

    /// `6月10日`, with the year where it is another one.
    func day(_ days: Int) -> String {
        let day = after(days)
        return (day.year == today.year ? "" : "\(day.year)年") + "\(day.month)月\(day.day)日"
    }

    /// `6月底`: the end of the month `days` from now.
    func monthEnd(_ days: Int) -> String {
        let day = after(days)
        return (day.year == today.year ? "" : "\(day.year)年") + "\(day.month)月底"
    }

    func full(_ days: Int) -> String {
        let day = after(days)
        return "\(day.year)年\(day.month)月\(day.day)日"
    }
}
