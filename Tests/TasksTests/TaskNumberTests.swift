import Tasks
import Testing

@Suite("TaskNumber")
struct TaskNumberTests {
    @Test func isWrittenAsDocumentsNumberThemselves() {
        #expect("\(TaskNumber(year: 2026, sequence: 1))" == "〔2026〕1号")
        #expect("\(TaskNumber(year: 2026, sequence: 12, branch: 3))" == "〔2026〕12-3号")
    }

    @Test func sortsByYearNumberAndPart() {
        let sorted = [(2025, 9, 0), (2026, 1, 0), (2026, 1, 2), (2026, 1, 10), (2026, 2, 0)]
            .map { TaskNumber(year: $0.0, sequence: $0.1, branch: $0.2) }
        #expect(sorted.shuffled().sorted() == sorted)
    }
}
