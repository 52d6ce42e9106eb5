/// Addresses that may stand in `return_to`: paths of this site and nothing else.
package enum LocalAddress {
    /// The address as it may be redirected to; nil for anything that could lead elsewhere or round in a circle.
    ///
    /// Browsers read `//host`, `/\host` and a path after a tab as another site.
    package static func checked(_ text: String?, notUnder signIn: String = "/login") -> String? {
        guard let text, text.utf8.count <= 2000, text.utf8.first == UInt8(ascii: "/"), !text.hasPrefix("//"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }),
            text != signIn, !text.hasPrefix(signIn + "?"), !text.hasPrefix(signIn + "/")
        else { return nil }
        return text
    }
}
