import Core

extension DocumentFault {
    /// What the person wanted to have read: the advice differs.
    package enum Reading: String, Sendable {
        case document, sheet
    }

    /// The fault as an issue whose words stand in `documentWords`.
    package func issue(field: String? = nil, reading: Reading = .document) -> Issue {
        let (name, values) = keyAndValues
        // Some faults belong to one kind of reading only and have one sentence.
        let keys = ["\(reading.rawValue).\(name)", "document.\(name)", "sheet.\(name)"]
        return Issue(keys.first(where: documentWords.knows) ?? keys[0], field: field, values)
    }

    /// The Chinese sentence that says what is the matter and what to do.
    package func sentence(reading: Reading = .document) -> String {
        documentWords.sentence(for: issue(reading: reading))
    }

    private var keyAndValues: (name: String, values: [String: String]) {
        switch self {
        case .empty: ("empty", [:])
        case .noText: ("noText", [:])
        case .unknownType(let detected): ("unknownType", ["found": spaced(detected.words)])
        case .notReally(let ending, .unknown): ("notReallyUnknown", ["ending": ending])
        case .notReally(let ending, let detected): ("notReally", ["ending": ending, "found": spaced(detected.words)])
        case .oldFormat(let type): ("oldFormat", ["found": spaced(type.words)])
        case .toolMissing(.pdf): ("pdfToolMissing", [:])
        case .toolMissing(let type): ("toolMissing", ["found": spaced(type.words)])
        case .damaged(let type): ("damaged", ["found": spaced(type.words)])
        case .conversionTooSlow(let seconds): ("conversionTooSlow", ["seconds": String(seconds)])
        case .scanned(let pages): ("scanned", ["pages": String(pages)])
        case .garbled: ("garbled", [:])
        case .brokenArchive: ("brokenArchive", [:])
        case .passwordProtected: ("passwordProtected", [:])
        case .tooLarge(let limit): ("tooLarge", ["limit": String(limit / 1_000_000)])
        case .tooManyCharacters(let limit): ("tooManyCharacters", ["limit": tenThousands(limit)])
        case .tooManyRows(let limit): ("tooManyRows", ["limit": tenThousands(limit)])
        case .tooManyColumns(let limit): ("tooManyColumns", ["limit": String(limit)])
        case .unpacksTooLarge: ("unpacksTooLarge", [:])
        case .macroDocument: ("macroDocument", [:])
        case .doctypeRefused: ("doctypeRefused", [:])
        case .notText: ("notText", [:])
        case .unclosedQuote(let row): ("unclosedQuote", ["row": String(row)])
        case .unreadable: ("unreadable", [:])
        case .cannotWrite: ("cannotWrite", [:])
        }
    }
}

/// A space between a Chinese character and a Latin word.
private func spaced(_ words: String) -> String {
    words.unicodeScalars.first?.isASCII == true ? " " + words : words
}

private func tenThousands(_ number: Int) -> String {
    number % 10_000 == 0 ? String(number / 10_000) : String(Double(number / 1000) / 10)
}
