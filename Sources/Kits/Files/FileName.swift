import Core

/// The name a file is shown and downloaded under: no folders, no control or direction characters, an ending that fits.
package struct FileName: Hashable, Sendable, CustomStringConvertible {
    /// Bytes before the ending; file systems hold 255 in a name, a Chinese character takes three.
    private static let longest = 210

    package let description: String

    /// Makes any text a safe name; where its ending is none of `type`'s, the usual one is added.
    package init(_ original: String, type: FileType) {
        let last = original.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        var stem = FileName.trimmed(FileName.withoutUnsafe(last))
        var ending = type.ending
        if let dot = stem.lastIndex(of: "."), type.endings.contains(stem[stem.index(after: dot)...].lowercased()) {
            ending = stem[stem.index(after: dot)...].lowercased()
            stem = FileName.trimmed(String(stem[..<dot]))
        }
        stem = FileName.trimmed(FileName.shortened(stem))
        if stem.isEmpty { stem = "未命名" }
        description = ending.isEmpty ? stem : "\(stem).\(ending)"
    }

    /// The value of a `Content-Disposition` header: RFC 6266, the name also encoded as RFC 5987 says.
    /// - Parameter inPage: shown by the browser instead of saved; ignored for types that may not be.
    package func contentDisposition(inPage: Bool) -> String {
        let kind = inPage ? "inline" : "attachment"
        return "\(kind); filename=\"\(asciiName)\"; filename*=UTF-8''\(encodedName)"
    }

    /// For readers that know no RFC 5987; those that do take the other one.
    private var asciiName: String {
        String(String.UnicodeScalarView(description.unicodeScalars.map { FileName.isPlain($0) ? $0 : "_" }))
    }

    private var encodedName: String {
        var encoded = ""
        for byte in description.utf8 {
            let scalar = Unicode.Scalar(byte)
            if FileName.isPlain(scalar) {
                encoded.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
            }
        }
        return encoded
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": true
        default: false
        }
    }

    /// Without control characters, marks that turn the direction of text (`gpj.exe` shown as `exe.jpg`), and what file
    /// systems refuse.
    private static func withoutUnsafe(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
            default: !"<>:\"|?*".unicodeScalars.contains(scalar)
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func shortened(_ text: String) -> String {
        var bytes = 0
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.prefix {
                    bytes += UTF8.width($0)
                    return bytes <= longest
                }
            )
        )
    }

    private static func trimmed(_ text: String) -> String {
        var rest = Substring(text)
        while let first = rest.first, first.isWhitespace || first == "." { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace || last == "." { rest.removeLast() }
        return String(rest)
    }
}
