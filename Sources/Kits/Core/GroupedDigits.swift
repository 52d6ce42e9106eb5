/// Commas within a number: 1,234,567. Anywhere else one may be a decimal point or stand between two numbers: 8,5 is not 85.
package enum GroupedDigits {
    /// Whether all commas of a text group thousands; true for one without any.
    package static func areRight(_ text: String) -> Bool {
        var (digits, isGrouped, isFraction) = (0, false, false)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0xFF10...0xFF19: digits += 1
            case 0x2C, 0xFF0C:
                guard !isFraction, isGrouped ? digits == 3 : (1...3).contains(digits) else { return false }
                (digits, isGrouped) = (0, true)
            case 0x2E, 0xFF0E:
                guard !isGrouped || digits == 3 else { return false }
                (digits, isGrouped, isFraction) = (0, false, true)
            default: continue
            }
        }
        return !isGrouped || digits == 3
    }
}
