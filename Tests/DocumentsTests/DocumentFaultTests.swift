import Core
import Testing

@testable import Documents

private let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array(repeating: 7, count: 40)
private let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

/// A compound file whose directory names one stream.
private func compoundFile(_ stream: String) -> [UInt8] {
    var file = compound + Array(repeating: 0, count: 504)
    file[30] = 9
    return file + stream.utf8.flatMap { [$0, 0] } + Array(repeating: 0, count: 512)
}

@Suite struct DocumentFaultTests {
    @Test(
        arguments: [
            ([], "a.docx", .empty),
            (jpeg, "讲话.docx", .notReally(ending: "docx", detected: .jpeg)),
            (jpeg, "讲话.jpg", .unknownType(detected: .jpeg)),
            (Array("%PDF-1.7".utf8), "讲话.docx", .notReally(ending: "docx", detected: .pdf)),
            (compoundFile("WordDocument"), "a.docx", .notReally(ending: "docx", detected: .doc)),
            (compoundFile("EncryptedPackage"), "a.docx", .passwordProtected),
            (Array("正文".utf8), "a.docx", .notReally(ending: "docx", detected: .text)),
            (Array("<html><body>正文".utf8), "a.doc", .notReally(ending: "doc", detected: .html)),
            ([0, 1, 2, 3, 0, 0, 0, 0], "a.txt", .notText),
            ([0, 1, 2, 3, 0, 0, 0, 0], "a.docx", .notReally(ending: "docx", detected: .unknown)),
            (Array(repeating: UInt8(0xFF), count: 50) + [0xFF], "a.md", .notText),
            (Array(" \n\t　\n".utf8), "a.txt", .noText),
            (Array(WordFixture(WordFixture.paragraph("一")).bytes.prefix(900)), "a.docx", .brokenArchive),
            (WordFixture("").bytes, "a.docx", .noText),
            (WordFixture("<w:p>").bytes, "a.docx", .brokenArchive),
        ] as [([UInt8], String, DocumentFault)]
    )
    func saysWhatIsTheMatter(bytes: [UInt8], name: String, fault: DocumentFault) {
        #expect(throws: fault) { try readDocument(.bytes(bytes), name: name) }
    }

    @Test func refusesMacrosPasswordsAndDoctypes() {
        var document = WordFixture(WordFixture.paragraph("一"))
        document.hasMacros = true
        #expect(throws: DocumentFault.macroDocument) { try readDocument(.bytes(document.bytes), name: "a.docx") }
        document.hasMacros = false
        document.isEncrypted = true
        #expect(throws: DocumentFault.passwordProtected) { try readDocument(.bytes(document.bytes), name: "a.docx") }
        document.isEncrypted = false
        document.prolog = #"<!DOCTYPE w [<!ENTITY a "一"><!ENTITY b "&a;&a;&a;">]>"#
        #expect(throws: DocumentFault.doctypeRefused) { try readDocument(.bytes(document.bytes), name: "a.docx") }
    }

    @Test func refusesWhatUnpacksToAnAbsurdSize() {
        var document = WordFixture(WordFixture.paragraph("一"))
        document.claimedSize = 300_000_000
        #expect(throws: DocumentFault.unpacksTooLarge) { try readDocument(.bytes(document.bytes), name: "a.docx") }
        document.claimedSize = nil
        var limits = DocumentLimits()
        limits.partSize = 100
        #expect(throws: DocumentFault.unpacksTooLarge) {
            try readDocument(.bytes(document.bytes), name: "a.docx", limits: limits)
        }
    }

    @Test func refusesLargeFilesBeforeReadingThem() {
        var limits = DocumentLimits()
        limits.fileSize = 3
        #expect(throws: DocumentFault.tooLarge(limit: 3)) {
            try readDocument(.bytes(Array("一二".utf8)), name: "a.txt", limits: limits)
        }
        #expect(throws: DocumentFault.unreadable) { try readDocument(at: "/nowhere/a.txt", name: "a.txt") }
    }

    @Test func refusesDepthsNoPersonMade() {
        let depth = 3000
        let body = String(repeating: "<w:sdt>", count: depth) + String(repeating: "</w:sdt>", count: depth)
        #expect(throws: DocumentFault.brokenArchive) {
            try readDocument(.bytes(WordFixture(body).bytes), name: "a.docx")
        }
    }

    static let faults: [DocumentFault] = [
        .empty, .noText, .unknownType(detected: .jpeg), .notReally(ending: "docx", detected: .doc),
        .notReally(ending: "docx", detected: .unknown), .oldFormat(.pdf), .brokenArchive, .passwordProtected,
        .tooLarge(limit: 50_000_000), .tooManyCharacters(limit: 2_000_000), .tooManyRows(limit: 1_100_000),
        .unpacksTooLarge, .macroDocument, .doctypeRefused, .notText, .unclosedQuote(row: 3), .unreadable, .cannotWrite,
        .toolMissing(.doc), .toolMissing(.pdf), .damaged(.odt), .conversionTooSlow(seconds: 60), .scanned(pages: 8),
        .garbled,
    ]

    @Test(arguments: faults, [DocumentFault.Reading.document, .sheet])
    func saysWhatToDoInASentence(fault: DocumentFault, reading: DocumentFault.Reading) {
        let sentence = fault.sentence(reading: reading)
        #expect(sentence.hasSuffix("。") && !sentence.contains("{"))
        for word in ["非法", "无效", "错误", "失败", "请"] { #expect(!sentence.contains(word)) }
    }

    @Test func namesTheEndingAndWhatTheFileReallyIs() {
        #expect(
            DocumentFault.notReally(ending: "docx", detected: .jpeg).sentence()
                == "这个文件名以 .docx 结尾，但内容是 JPEG 图片。上传 Word 文档，或把文字粘贴到下面的框里。"
        )
        #expect(DocumentFault.tooManyCharacters(limit: 2_000_000).sentence() == "这份文字超过 200 万字。分成几份，一份一份地上传。")
    }
}
