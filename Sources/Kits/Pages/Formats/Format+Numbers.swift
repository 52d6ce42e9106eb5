import Core

extension Format {
    /// `1,260`, `-3,000`.
    package static func number(_ value: Int) -> String { grouped(String(value)) }

    /// 1,234 平方米, 78%: a unit stands apart from its number, a per cent sign does not.
    package static func amount(_ value: Double, _ unit: String, places: Int = 2) -> String {
        number(value, places: places) + (unit.isEmpty || unit == "%" ? unit : " " + unit)
    }

    /// By how much numbers differ or one moves: 12 户; shares differ by 0.5 个百分点.
    package static func difference(_ value: Double, _ unit: String, places: Int = 1) -> String {
        unit == "%" ? number(value, places: places) + " 个百分点" : amount(value, unit, places: places)
    }

    /// At most `places` decimals, trailing zeros dropped: `1,260`, `12.5`. Halves round away from zero.
    package static func number(_ value: Double, places: Int = 2) -> String {
        // More digits than a number holds would be made up.
        var text = fixed(value, places: abs(value) < 1e9 ? places : min(places, 2))
        guard text.contains(".") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// The number that is written with so many decimals: 5.6 of 5.555…
    package static func rounded(_ value: Double, places: Int) -> Double {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        guard value.isFinite, abs(value) * scale < 1e15 else { return value }
        let size = (abs(value) * scale).nextUp.rounded() / scale
        return value < 0 && size > 0 ? -size : size
    }

    /// Exactly `places` decimals: `1,234.56`. Not a number and infinities are `—`.
    package static func fixed(_ value: Double, places: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "—" }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        // A value such as 1.005 is held as 1.00499…: the smallest step upwards gives the digits a person typed.
        let scaled = (abs(value) * scale).nextUp.rounded()
        let digits = Int64(exactly: scaled).map { Int($0).padded(places + 1) } ?? "0"
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard places > 0 else { return sign + grouped(digits) }
        return sign + grouped(String(digits.dropLast(places))) + "." + digits.suffix(places)
    }

    /// A share of one as `8.4%`.
    package static func percent(_ share: Double, places: Int = 1) -> String {
        share.isFinite ? fixed(share * 100, places: places) + "%" : "—"
    }

    /// `640 B`, `12.5 KB`, `3.2 MB`: thousands, as limits are set and as phones and disks show them.
    package static func size(bytes: Int) -> String {
        var value = Double(bytes)
        for unit in ["B", "KB", "MB"] {
            if value < 1000 { return "\(number(value, places: 1)) \(unit)" }
            value /= 1000
        }
        return "\(number(value, places: 1)) GB"
    }

    private static func grouped(_ digits: String) -> String {
        let sign = digits.hasPrefix("-") ? "-" : ""
        var result = ""
        let plain = digits.dropFirst(sign.count)
        for (index, digit) in plain.enumerated() {
            if index > 0, (plain.count - index) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return sign + result
    }
}
