import Testing

@testable import Web

struct MultipartParserTests {
    /// The parts of a body as lines, or the fault it ends with. `pieceSize` 0 feeds all at once.
    private func read(_ body: String, pieceSize: Int = 0, limits: FormLimits = FormLimits()) -> [String] {
        read(Array(body.replacing("\n", with: "\r\n").utf8), pieceSize: pieceSize, limits: limits)
    }

    private func read(_ bytes: [UInt8], pieceSize: Int = 0, limits: FormLimits = FormLimits()) -> [String] {
        guard var parser = MultipartParser(contentType: "multipart/form-data; boundary=XX", limits: limits) else {
            return ["no boundary"]
        }
        var lines: [String] = []
        var file: [UInt8] = []
        do {
            for start in stride(from: 0, to: bytes.count, by: pieceSize == 0 ? max(1, bytes.count) : pieceSize) {
                let end = pieceSize == 0 ? bytes.count : min(start + pieceSize, bytes.count)
                try parser.feed(bytes[start..<end]) { event in
                    switch event {
                    case .field(let name, let value): lines.append("\(name)=\(String(decoding: value, as: UTF8.self))")
                    case .fileBegins(let field, let name, let type): lines.append("\(field): \(name) \(type)")
                    case .fileBytes(let bytes): file += bytes
                    case .fileEnds:
                        lines.append("[\(String(decoding: file, as: UTF8.self))]")
                        file = []
                    }
                }
            }
            try parser.finish()
        } catch {
            lines.append("\(error)")
        }
        return lines
    }

    private static let form = """
        --XX
        Content-Disposition: form-data; name="title"

        农村厕所改造
        第二行
        --XX
        Content-Disposition: form-data; name="file"; filename="讲话.docx"
        Content-Type: application/msword

        --X
        --XY

        --XX
        Content-Disposition: form-data; name="empty"


        --XX
        Content-Disposition: form-data; name="none"; filename=""
        Content-Type: application/octet-stream


        --XX--

        """

    private static let parts = [
        "title=农村厕所改造\r\n第二行", "file: 讲话.docx application/msword", "[--X\r\n--XY\r\n]", "empty=",
        "none:  application/octet-stream", "[]",
    ]

    @Test(arguments: Array(0...64))
    func readsAFormInPiecesOfAnySize(_ size: Int) {
        #expect(read(Self.form, pieceSize: size) == Self.parts)
    }

    @Test(arguments: [
        ("", "brokenForm"),
        ("--XX", "brokenForm"),
        ("--XX--", ""),
        ("--XX--\nepilogue --XX\n", ""),
        ("preamble\n--XX--", ""),
        ("no boundary at all", "brokenForm"),
        ("--XX\nContent-Disposition: form-data; name=\"a\"\n\nvalue", "brokenForm"),
        ("--XX\nContent-Disposition: form-data; name=\"a\"\n\nvalue\n--XX", "brokenForm"),
        ("--XX\nContent-Disposition: form-data; name=\"a\"\n\nvalue\n--XXjunk\n", "brokenForm"),
        ("--XX\n\nno header\n--XX--", "brokenForm"),
        ("--XX\nContent-Type: text/plain\n\nno name\n--XX--", "brokenForm"),
        ("--XX\nContent-Disposition: attachment; name=\"a\"\n\nx\n--XX--", "brokenForm"),
        ("--XX\nContent-Disposition: form-data\n\nx\n--XX--", "brokenForm"),
        ("--XX   \nContent-Disposition: form-data; name=\"a\"\n\nx\n--XX--", ""),
        ("--XX\nContent-Disposition: form-data; name=\"a\"", "brokenForm"),
    ])
    func tellsAWholeFormFromABrokenOne(_ body: String, _ fault: String) {
        for size in [0, 1, 7] {
            let last = read(body, pieceSize: size).last ?? ""
            #expect((last == "brokenForm" ? last : "") == fault, "in pieces of \(size)")
        }
    }

    @Test func keepsToItsLimits() {
        let limits = FormLimits(fields: 2, files: 1, fieldBytes: 10, headerBytes: 120)
        func part(_ disposition: String, _ value: String) -> String {
            "--XX\nContent-Disposition: form-data; \(disposition)\n\n\(value)\n"
        }
        let field = part("name=\"a\"", "12345")
        let file = part("name=\"f\"; filename=\"a\"", "1234567890123")
        #expect(read(field + field + file + "--XX--", limits: limits).last == "[1234567890123]")
        #expect(read(field + field + field + "--XX--", limits: limits).last == "tooMuch")
        #expect(read(file + file + "--XX--", limits: limits).last == "tooMuch")
        #expect(read(part("name=\"a\"", "12345678901") + "--XX--", limits: limits).last == "tooMuch")
        #expect(read(part("name=\"a\"", "12345678901") + "--XX--", pieceSize: 3, limits: limits).last == "tooMuch")
        let long = part("name=\"\(String(repeating: "n", count: 200))\"", "1")
        #expect(read(long + "--XX--", limits: limits) == ["brokenForm"])
        #expect(read(long + "--XX--", pieceSize: 5, limits: limits) == ["brokenForm"])
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=XX", "",
        "multipart/form-data; boundary=" + String(repeating: "b", count: 71),
    ])
    func needsABoundary(_ type: String) {
        #expect(MultipartParser(contentType: type, limits: FormLimits()) == nil)
    }

    /// Whatever arrives, in whatever pieces: the parser ends, and says the same.
    @Test func readsDamagedFormsAlikeInPiecesOfAnySize() {
        var random = Dice(seed: 20_261)
        let whole = Array(Self.form.replacing("\n", with: "\r\n").utf8)
        for _ in 0..<400 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert([13, 10, 45, 88, 34, 0].randomElement(using: &random) ?? 0, at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + 20))
                }
            }
            let once = read(bytes)
            #expect(read(bytes, pieceSize: 1) == once, "\(String(decoding: bytes, as: UTF8.self))")
            #expect(read(bytes, pieceSize: Int.random(in: 2...30, using: &random)) == once)
        }
    }
}

/// Numbers that come out the same on every run (xorshift64*).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
