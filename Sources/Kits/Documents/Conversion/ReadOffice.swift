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
    guard let tool else { throw .toolMissing(type) }
    let folder = try ConversionFolder()
    let original = try folder.place(source, as: "document." + type.ending)
    try folder.write(OfficeProfile.registry, to: "profile/user/registrymodifications.xcu")
    // A profile of its own: two conversions at once, and the profile of whoever runs the program stays untouched.
    let arguments = [
        "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "docx", "--outdir", folder.path, original,
    ]
    guard try tool.run(arguments, in: folder.path, seconds: limits.conversionSeconds) != nil else {
        throw .conversionTooSlow(seconds: Int(limits.conversionSeconds))
    }
    let made = ByteSource.file(path: folder.path + "/document.docx")
    guard let size = try? OpenSource(made).size, size > 0 else { throw .damaged(type) }
    let document = try readWord(made, limits: limits)
    return TextDocument(text: document.text, kind: .converted, notices: [.converted(from: type)] + document.notices)
}

/// Whether a password is asked for, told from the file itself: the converter would only say that it failed.
private func isProtected(_ source: ByteSource, _ file: OpenSource, _ type: FileType, limits: DocumentLimits) -> Bool {
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
    default:
        return false
    }
}

/// [MS-DOC] 2.5.1 nFib: Word 97 to 2007, and what LibreOffice writes.
private let wordVersions: Set<UInt16> = [0x00C1, 0x00D9, 0x0101, 0x010C, 0x0112]
