extension FileType {
    /// A zip: which office format it is stands in the names of its parts, in the list at its end.
    static func zipped(_ file: some ByteWindow, _ head: [UInt8]) -> FileType {
        if contains(head, "mimetypeapplication/vnd.oasis.opendocument.text") { return .odt }
        if contains(head, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet") { return .ods }
        let tail = file.bytes(from: max(0, file.size - 262_144), count: 262_144)
        let isOffice = contains(tail, "[Content_Types].xml") || contains(head, "[Content_Types].xml")
        guard isOffice else { return .zip }
        if contains(tail, "word/document") { return contains(tail, "word/vbaProject.bin") ? .docm : .docx }
        if contains(tail, "xl/workbook") { return contains(tail, "xl/vbaProject.bin") ? .xlsm : .xlsx }
        if contains(tail, "ppt/presentation") { return .pptx }
        // A file cut off in the middle has lost its list; the parts at its beginning still tell.
        if contains(head, "word/") { return .docx }
        if contains(head, "xl/") { return .xlsx }
        return .zip
    }

    /// A compound file ([MS-CFB]): what it holds stands in its directory as UTF-16 names.
    static func compound(_ file: some ByteWindow, _ head: [UInt8]) -> FileType {
        guard head.count >= 512 else { return .unknown }
        let shift = Int(head[30])
        guard shift == 9 || shift == 12 else { return .unknown }
        let directory = (0..<4).reduce(0) { $0 | Int(head[48 + $1]) << (8 * $1) }
        let entries = file.bytes(from: (directory + 1) << shift, count: 16_384)
        let kinds: [(String, FileType)] = [
            ("EncryptedPackage", .protectedOffice), ("WordDocument", .doc), ("Workbook", .xls), ("Book", .xls),
            ("PowerPoint Document", .ppt),
        ]
        return kinds.first { contains(entries, $0.0.utf8.flatMap { [$0, 0] }) }?.1 ?? .unknown
    }

    private static func contains(_ bytes: [UInt8], _ text: String) -> Bool { contains(bytes, Array(text.utf8)) }

    private static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
        guard bytes.count >= wanted.count, let first = wanted.first else { return false }
        var at = 0
        while at <= bytes.count - wanted.count {
            if bytes[at] == first, bytes[at..<(at + wanted.count)].elementsEqual(wanted) { return true }
            at += 1
        }
        return false
    }
}
