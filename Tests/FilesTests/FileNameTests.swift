import Core
import Testing

@testable import Files

@Suite struct FileNameTests {
    @Test(
        arguments: [
            ("现场照片.jpg", .jpeg, "现场照片.jpg"), ("C:\\照片\\现场.JPG", .jpeg, "现场.jpg"),
            ("../../etc/passwd", .text, "passwd.txt"),
            ("a.exe", .jpeg, "a.exe.jpg"), ("photo\u{202E}gpj.exe", .png, "photogpj.exe.png"),
            ("a\r\nSet-Cookie: x.pdf", .pdf, "aSet-Cookie x.pdf"),
            ("", .pdf, "未命名.pdf"), ("...", .pdf, "未命名.pdf"), (" .htaccess", .text, "htaccess.txt"),
            ("方案.md", .text, "方案.md"),
            ("无后缀", .docx, "无后缀.docx"), ("a\"b*c?.pdf", .pdf, "abc.pdf"), ("文件 (1) .docx", .docx, "文件 (1).docx"),
            ("x.heif", .heic, "x.heif"), ("x", .unknown, "x"),
        ] as [(String, FileType, String)]
    )
    func isMadeSafe(original: String, type: FileType, safe: String) {
        #expect(FileName(original, type: type).description == safe)
    }

    @Test func isShortEnoughForEveryFileSystem() {
        let name = FileName(String(repeating: "长", count: 500) + ".docx", type: .docx).description
        #expect(name.utf8.count <= 255 && name.hasSuffix("长.docx"))
        let marks = FileName("e" + String(repeating: "\u{301}", count: 500), type: .png).description
        #expect(marks.utf8.count <= 255 && marks.hasSuffix(".png"))
        let flags = FileName(String(repeating: "👨‍👩‍👧‍👦", count: 500), type: .png).description
        #expect(flags.utf8.count <= 255 && flags.hasSuffix(".png"))
    }

    @Test func isEncodedForTheHeader() {
        let name = FileName("整改 表(1).xlsx", type: .xlsx)
        #expect(
            name.contentDisposition(inPage: false)
                == "attachment; filename=\"_____1_.xlsx\"; filename*=UTF-8''%E6%95%B4%E6%94%B9%20%E8%A1%A8%281%29.xlsx"
        )
        #expect(FileName("a.jpg", type: .jpeg).contentDisposition(inPage: true).hasPrefix("inline; filename=\"a.jpg\""))
    }
}
