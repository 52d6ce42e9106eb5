import Testing

@testable import Web

struct PartHeaderTests {
    @Test(
        arguments: [
            ("form-data; name=\"a\"", "a", nil),
            ("form-data; name=a", "a", nil),
            ("FORM-DATA; NAME=\"a\"", "a", nil),
            ("form-data;name=\"a\";filename=\"b.txt\"", "a", "b.txt"),
            ("form-data; name=\"a\"; filename=\"讲话 稿.docx\"", "a", "讲话 稿.docx"),
            ("form-data; name=\"a\"; filename=\"x; y=z.txt\"", "a", "x; y=z.txt"),
            ("form-data; name=\"a\"; filename=\"say %22hi%22.txt\"", "a", "say \"hi\".txt"),
            ("form-data; name=\"a\"; filename=\"say \\\"hi\\\".txt\"", "a", "say \"hi\".txt"),
            ("form-data; name=\"a\"; filename=\"C:\\Users\\li\\讲话.docx\"", "a", "讲话.docx"),
            ("form-data; name=\"a\"; filename=\"../../etc/passwd\"", "a", "passwd"),
            ("form-data; name=\"a\"; filename=\"\"", "a", ""),
            ("form-data; name=\"a\"; filename=\"x\"; filename*=UTF-8''%E8%AE%B2%E8%AF%9D.docx", "a", "讲话.docx"),
            ("form-data; name=\"a\"; filename=\"a%0D%0Ab\"", "a", "a b"),
        ] as [(String, String, String?)]
    )
    func readsNames(_ disposition: String, _ field: String, _ file: String?) throws {
        let header = try #require(PartHeader(Array("Content-Disposition: \(disposition)\r\n".utf8)[...]))
        #expect(header.field == field)
        #expect(header.fileName == file)
    }

    @Test(arguments: [
        "", "Content-Type: text/plain", "Content-Disposition", "Content-Disposition: form-data; filename=\"a\"",
    ])
    func needsAName(_ lines: String) { #expect(PartHeader(Array(lines.utf8)[...]) == nil) }

    @Test(arguments: [
        ("讲话.docx", "attachment; filename=\"__.docx\"; filename*=UTF-8''%E8%AE%B2%E8%AF%9D.docx"),
        ("a\"b\\c.txt", "attachment; filename=\"c.txt\"; filename*=UTF-8''c.txt"),
        ("a\r\nSet-Cookie: x", "attachment; filename=\"aSet-Cookie: x\"; filename*=UTF-8''aSet-Cookie%3A%20x"),
    ])
    func writesNamesForDownloads(_ name: String, _ expected: String) {
        #expect(FileName.disposition(of: name, showing: .download) == expected)
    }
}
