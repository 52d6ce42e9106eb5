/// What a person had entered when the session had ended: kept on the sign-in page, to be sent again after it.
package struct HeldForm: Sendable, Hashable {
    /// The address it was sent to, on this site.
    package let address: String
    package let fields: Fields
    /// Files cannot be kept; they are to be chosen again.
    package let lostFiles: Bool

    package static let limit = 256 << 10

    package init(address: String, fields: Fields, lostFiles: Bool) {
        self.address = address
        self.fields = fields
        self.lostFiles = lostFiles
    }

    /// As hidden fields of the sign-in form.
    package var hiddenFields: [(String, String)] {
        [("held_address", address), ("held_files", lostFiles ? "1" : "")]
            + fields.filter { $0.name != "_token" }.map { ("held." + $0.name, $0.value) }
    }

    /// Read back from the sign-in form; nil where it holds none or an address of another site.
    package init?(_ form: Fields) {
        guard let address = LocalAddress(form.text("held_address")) else { return nil }
        var fields = Fields()
        for field in form where field.name.hasPrefix("held.") {
            fields.append(String(field.name.dropFirst("held.".count)), field.value)
        }
        self.init(address: address.text, fields: fields, lostFiles: form.text("held_files") == "1")
    }
}

/// An address on this site: begins with one slash, never leads to another host.
package struct LocalAddress: Sendable, Hashable {
    package let text: String

    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count < 2000,
            bytes.dropFirst().first != UInt8(ascii: "/"), bytes.dropFirst().first != UInt8(ascii: "\\"),
            bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        self.text = text
    }
}
