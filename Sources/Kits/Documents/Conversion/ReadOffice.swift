import Core

/// Reads `.doc`, `.wps`, `.odt` and `.rtf` by turning them into `.docx` with LibreOffice.
func readOffice(
    _ source: ByteSource,
    _ file: OpenSource,
    _ type: FileType,
    limits: DocumentLimits,
    tool: ConversionTool? = .office
) throws(DocumentFault) -> TextDocument {
    if isProtected(source, file, type, limits: limits) { throw .passwordProtected }
    let made = ByteSource.bytes(try convertOffice(source, type, to: "docx", limits: limits, tool: tool))
    let document = try readWord(made, limits: limits)
    return TextDocument(text: document.text, kind: .converted, notices: [.converted(from: type)] + document.notices)
}

/// Whether a password is asked for, told from the file itself: the converter would only say that it failed.
func isProtected(_ source: ByteSource, _ file: OpenSource, _ type: FileType, limits: DocumentLimits) -> Bool {
    switch type {
    case .odt:
        // [ODF 1.3 part 2] 3.4: an encrypted entry has `encryption-data` in the manifest, which itself is plain.
        guard let archive = try? ZipArchive(source, limits: limits),
            let part = try? archive.part("META-INF/manifest.xml"), let bytes = try? part.head(65_536)
        else { return false }
        return String(decoding: bytes, as: UTF8.self).contains("encryption-data")
    case .doc:
        // [MS-DOC] 2.5.1 FibBase: 0xA5EC, the version, and bit 8 of the flags at 10 is fEncrypted. A stream begins at a
        // sector of 512 bytes or, where it is short, at one of 64.
        let bytes = file.bytes(from: 0, count: 4_000_000)
        var offset = 512
        while offset + 12 <= bytes.count {
            let version = UInt16(bytes[offset + 2]) | UInt16(bytes[offset + 3]) << 8
            if bytes[offset] == 0xEC, bytes[offset + 1] == 0xA5, wordVersions.contains(version) {
                return bytes[offset + 11] & 0x01 != 0
            }
            offset += 64
        }
        return false
    case .ods:
        return isProtected(source, file, .odt, limits: limits)
    case .xls:
        return isProtectedWorkbook(file.bytes(from: 0, count: 4_000_000))
    default:
        return false
    }
}

/// [MS-XLS] 2.1.7.20.3: the globals begin with BOF (0x0809), and in a file that asks for a password FilePass (0x002F)
/// follows, with WriteProtect (0x0086) between them at most. A stream begins at a sector of 512 bytes or one of 64.
func isProtectedWorkbook(_ bytes: [UInt8]) -> Bool {
    func record(_ at: Int) -> (type: Int, next: Int)? {
        guard at + 4 <= bytes.count else { return nil }
        let length = Int(bytes[at + 2]) | Int(bytes[at + 3]) << 8
        return (Int(bytes[at]) | Int(bytes[at + 1]) << 8, at + 4 + length)
    }
    var offset = 512
    while offset + 24 <= bytes.count {
        // The globals of BIFF8: length 16, version 6, kind 5.
        if bytes[offset..<(offset + 8)].elementsEqual([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]) {
            guard var following = record(offset + 20) else { return false }
            if following.type == 0x0086, let next = record(following.next) { following = next }
            return following.type == 0x002F
        }
        offset += 64
    }
    return false
}

/// [MS-DOC] 2.5.1 nFib: Word 97 to 2007, and what LibreOffice writes.
private let wordVersions: Set<UInt16> = [0x00C1, 0x00D9, 0x0101, 0x010C, 0x0112]
