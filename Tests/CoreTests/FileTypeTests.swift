import Core
import Testing

/// The beginning of a zip whose list names one part.
private func zip(_ names: String...) -> [UInt8] {
    [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 26) + Array(names.joined(separator: "\0").utf8)
}

private func compoundFile(_ stream: String, at sector: Int = 0) -> [UInt8] {
    var head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 504)
    head[30] = 9
    head[48] = UInt8(sector)
    return head + Array(repeating: 0, count: sector * 512) + stream.utf8.flatMap { [$0, 0] }
        + Array(repeating: 0, count: 600)
}

private func ftyp(_ brand: String) -> [UInt8] { [0, 0, 0, 24] + Array("ftyp\(brand)".utf8) + [0, 0, 0, 0] }

@Suite struct FileTypeTests {
    @Test(
        arguments: [
            ([0xFF, 0xD8, 0xFF, 0xE1], .jpeg), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
            (Array("GIF89a".utf8), .gif), (Array("RIFF0000WEBPVP8 ".utf8), .webp),
            (Array("RIFF0000WAVEfmt ".utf8), .wav),
            (ftyp("heic"), .heic), (ftyp("M4A "), .m4a), (ftyp("isom"), .mp4), (ftyp("qt  "), .mov),
            (Array("%PDF-1.7".utf8), .pdf), (Array("#!AMR\n".utf8), .amr), (Array("ID3".utf8) + [4, 0], .mp3),
            ([0xFF, 0xFB, 0x90, 0x64] + Array(repeating: 0, count: 20), .mp3), ([0x49, 0x49, 0x2A, 0, 8], .tiff),
            (zip("[Content_Types].xml", "word/document.xml"), .docx),
            (zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), .docm),
            (zip("[Content_Types].xml", "xl/workbook.xml"), .xlsx),
            (zip("[Content_Types].xml", "ppt/presentation.xml"), .pptx), (zip("a.txt"), .zip),
            (zip("mimetypeapplication/vnd.oasis.opendocument.text"), .odt),
            (compoundFile("WordDocument"), .doc), (compoundFile("Workbook", at: 3), .xls),
            (compoundFile("EncryptedPackage"), .protectedOffice), (compoundFile("Other"), .unknown),
            (Array("{\\rtf1".utf8), .rtf), (Array("\n <!DOCTYPE HTML>".utf8), .html),
            (Array("<?xml version".utf8), .xml),
            (Array("<svg onload=".utf8), .xml), (Array("Rar!\u{1A}\u{07}".utf8), .archive),
            (Array("MZ".utf8) + Array(repeating: 0, count: 60), .program), (Array("MZ 县的笔记，写给大家看".utf8), .text),
            (Array("落实".utf8), .text), ([0xFF, 0xFE, 0x2D, 0x4E], .text), ([0xC2, 0xE4, 0xCA, 0xB5], .text),
            ([1, 2, 3, 4, 5, 6], .unknown), ([], .unknown),
        ] as [([UInt8], FileType)]
    )
    func isToldByTheBytes(bytes: [UInt8], type: FileType) {
        #expect(FileType.detect(MemoryWindow(bytes)) == type)
    }

    @Test func findsTheListOfPartsAtTheEndOfALargeFile() {
        let large = zip("[Content_Types].xml") + Array(repeating: 7, count: 500_000) + Array("word/document.xml".utf8)
        #expect(FileType.detect(MemoryWindow(large)) == .docx)
    }

    @Test func knowsTheEndingsPeopleUse() {
        #expect(FileType.types(ofEnding: "JPEG") == [.jpeg])
        #expect(FileType.types(ofEnding: "wps") == [.doc])
        #expect(FileType.types(ofEnding: "xyz").isEmpty)
    }

    @Test(arguments: FileType.allCases)
    func hasAName(type: FileType) {
        #expect(!type.words.isEmpty)
        #expect(type == .unknown || type.words != FileType.unknown.words)
    }

    @Test func onlyPicturesAndPDFAreShownInThePage() {
        #expect(FileType.allCases.filter(\.isShownInPage) == [.pdf, .jpeg, .png, .webp, .gif])
    }
}
