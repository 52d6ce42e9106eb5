import Core

/// Names people sign in with.
package enum LoginName {
    /// As stored and compared: full-width letters and upper case count as their plain forms, spaces around are left out.
    package static func normal(_ typed: String) -> String {
        String(
            String.UnicodeScalarView(
                typed.unicodeScalars.compactMap { scalar in
                    switch scalar.value {
                    case 0x20, 0x09, 0x3000, 0xA0: nil
                    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
                    default: scalar
                    }
                }
            )
        ).lowercased()
    }

    package static func issues(_ name: String, field: String = "login") -> [Issue] {
        if name.isEmpty { return [Issue("account.loginMissing", field: field)] }
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(byte)
            }
        }
        if !isPlain || !(2...40).contains(name.count) {
            return [Issue("account.loginForm", field: field, ["name": name])]
        }
        return []
    }
}
