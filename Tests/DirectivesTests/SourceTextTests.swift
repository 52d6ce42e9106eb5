import PolicyText
import Testing

@testable import Directives

@Suite("SourceText")
struct SourceTextTests {
    @Test func namesHiddenNumbersInsideSpans() {
        let source = SourceText("拆除XX户，新建XX户以上。")
        let values = [
            MaskedValue(span: TextSpan(2, 5), written: "XX户", value: 1260, person: "王"),
            MaskedValue(span: TextSpan(8, 13), written: "XX户以上", value: 30.5, person: "王"),
        ]
        #expect(source.text(of: [TextSpan(0, 14)], naming: values) == "拆除1260户，新建30.5户以上。")
        #expect(source.text(of: [TextSpan(6, 14)], naming: values) == "新建30.5户以上。")
        #expect(source.text(of: [TextSpan(0, 4)], naming: values) == "拆除XX")
    }

    @Test func mapsJoinedCharactersBackToTheDocument() {
        let map = SpanMap([TextSpan(10, 15), TextSpan(30, 40)])
        #expect(map.document(TextSpan(0, 5)) == [TextSpan(10, 15)])
        #expect(map.document(TextSpan(3, 8)) == [TextSpan(13, 15), TextSpan(30, 33)])
        #expect(map.single(TextSpan(6, 8)) == TextSpan(31, 33))
        #expect(map.single(TextSpan(4, 6)) == nil)
    }

    @Test(arguments: [
        ("1260", 1260), ("1,260", 1260), ("１２６０", 1260), ("3万", 30_000), ("1.5亿", 150_000_000), ("12.5", 12.5),
        ("0", 0),
    ])
    func readsNumbersAsPeopleTypeThem(text: String, value: Double) {
        #expect(PlainNumber.read(text) == value)
    }

    @Test(arguments: ["", "若干", "12户", "1e5", "万", "1万2"])
    func readsNothingElseAsANumber(text: String) {
        #expect(PlainNumber.read(text) == nil)
    }

    @Test(
        arguments: [
            ("XX户以上", 12, "12户以上", 12, "户"), ("XX万亩", 1.5, "1.5万亩", 15_000, "万亩"),
            ("不低于X亿元", 2, "不低于2亿元", 200_000_000, "亿元"),
            ("××人左右", 30, "30人左右", 30, "人"),
        ] as [(String, Double, String, Double, String)]
    )
    func aHiddenNumberCountsInTheUnitBehindIt(
        written: String,
        value: Double,
        named: String,
        amount: Double,
        measure: String
    ) {
        let masked = MaskedValue(span: TextSpan(0, 3), written: written, value: value, person: "王")
        #expect(masked.named == named)
        #expect(masked.amount == amount)
        #expect(MaskedValue.measure(of: written) == measure)
    }

    @Test func marksOutsideTheTextReadAsNothing() {
        let source = SourceText("短")
        #expect(source[TextSpan(5, 9)] == "")
        #expect(source[TextSpan(0, 9)] == "短")
        #expect(source.trimmed(TextSpan(0, 99)) == TextSpan(0, 1))
    }
}
