import Core
import Database
import Testing

struct QueryTests {
    @Test func everyInterpolationIsABoundValue() {
        let title = "'; DROP TABLE note; --"
        let query: Query = "SELECT 1 FROM note WHERE title = \(title) AND id > \(7) AND done = \(true)"
        #expect(query.text == "SELECT 1 FROM note WHERE title = ? AND id > ? AND done = ?")
        #expect(query.values == [.text(title), .integer(7), .integer(1)])
        #expect(query.types == [.text, .integer, .integer])
    }

    /// PostgreSQL takes an unknown number of rows for a tenth of all.
    @Test func howManyRowsAreAskedForIsWrittenOut() {
        let (limit, first) = (50, 100)
        let query: Query = "SELECT 1 FROM note WHERE id > \(7) ORDER BY id LIMIT \(limit) OFFSET \(first)"
        #expect(query.text == "SELECT 1 FROM note WHERE id > ? ORDER BY id LIMIT 50 OFFSET 100")
        #expect(query.values == [.integer(7)])
    }

    @Test func fragmentsNestWithTheirValues() {
        let inner: Query = "place = \("62") AND amount > \(5)"
        let query: Query = "SELECT \(raw: "id") FROM \(name: "no\"te") WHERE \(inner) OR \(inner)"
        #expect(query.text == #"SELECT id FROM "no""te" WHERE place = ? AND amount > ? OR place = ? AND amount > ?"#)
        #expect(query.values == [.text("62"), .integer(5), .text("62"), .integer(5)])
    }

    @Test func conditionsAreJoined() {
        #expect(Query.all([]).text == "1 = 1")
        #expect(Query.any([]).text == "1 = 0")
        #expect(Query.all(["a = \(1)", "b = \(2) OR c"]).text == "(a = ?) AND (b = ? OR c)")
        #expect(Query.any(["a", "b"]).text == "((a) OR (b))")
        #expect(["a", "b"].joined(separator: ", ").text == "a, b")
        #expect(("a = \(1)" + " OR b = \(2)" as Query).values == [.integer(1), .integer(2)])
    }

    @Test func anAbsentValueKeepsItsType() {
        let day: Day? = nil
        let number: Int64? = nil
        let stage: Stage? = nil
        let query: Query = "\(day) \(number) \(stage) \(Stage.open)"
        #expect(query.values == [.null, .null, .null, .text("open")])
        #expect(query.types == [.text, .integer, .text, .text])
    }

    enum Stage: String {
        case open, closed
    }
}
