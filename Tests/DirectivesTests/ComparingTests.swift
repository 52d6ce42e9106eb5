import Core
import Database
import Foundation
import PolicyText
import TestSupport
import Testing
import Web

@testable import Directives

@Suite("Comparing documents")
struct ComparingTests {
    private static let old = """
        云岭县改厕工作方案（征求意见稿）
        一、重点任务
        农业农村局要在9月底前新建农村户用卫生厕所800座。
        住建局要在10月底前修建村级文化广场12处。
        财政局要按月拨付改厕补助资金。
        """

    private static let new = """
        云岭县改厕工作方案
        一、重点任务
        农业农村局要在8月底前新建农村户用卫生厕所1200座。
        财政局要按月拨付改厕补助资金。
        督查室要引进两家第三方机构开展抽查。
        """

    private func site(_ county: ReviewCounty, issued: IssuedWork = .none) throws -> TestSite {
        let routes = DirectiveRoutes(
            database: county.database,
            environment: county.environment,
            vault: county.vault,
            issued: issued
        )
        return try TestSite(routes.all, environment: county.environment)
    }

    @Test(arguments: Driver.allCases)
    func saysWhatIsNewChangedDroppedAndTheSame(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let (old, new) = (try await county.load(Self.old), try await county.load(Self.new))
            let before = try await county.drafts(old).map { ComparedWork($0) }
            let after = try await county.drafts(new).map { ComparedWork($0) }
            let comparison = WorkComparison(old: before, new: after)
            #expect(comparison.changed.count == 1)
            let changes = try #require(comparison.changed.first?.changes.map(ComparisonWords.change))
            #expect(changes.contains { $0.hasPrefix("目标：") && $0.contains("800") && $0.contains("1200") })
            #expect(changes.contains("时限：2020-09-30 → 2020-08-31"))
            #expect(comparison.same.map(\.new.lead) == ["云岭县财政局"])
            #expect(comparison.added.map(\.content) == ["督查室要引进两家第三方机构开展抽查。"])
            #expect(comparison.dropped.map(\.content) == ["住建局要在10月底前修建村级文化广场12处。"])
        }
    }

    @Test(arguments: Driver.allCases)
    func theReviewOffersTheEarlierDocumentAndThePageShowsTheDifference(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let (old, new) = (try await county.load(Self.old, title: "征求意见稿"), try await county.load(Self.new))
            let wang = try site(county).visitor(as: county.supervisor)
            let review = await wang.get("/directives/\(new)")
            let address = "/directives/\(new)/comparison?with=\(old)"
            #expect(review.links.contains { $0.word == "与《征求意见稿》相近 2 条" && $0.address == address })
            #expect(!(await wang.get("/directives/\(old)")).words.contains("相近"), "a later document is no earlier one")
            let page = await wang.get(address)
            #expect(page.status == 200 && page.title == "对比")
            for words in ["2020-09-30", "2020-08-31", "未再提", "第三方机构", "文化广场"] {
                #expect(page.words.contains(words), "\(words)")
            }
            let empty = await wang.get("/directives/\(new)/comparison")
            #expect(empty.words.contains("选一份文件对比"))
        }
    }

    @Test(arguments: Driver.allCases)
    func aDraftNamesTheTaskThatCoversIt(driver: Driver) async throws {
        try await withReviewCounty(driver) { county in
            let (_, new) = (try await county.load(Self.old), try await county.load(Self.new))
            let issued = IssuedWork(
                find: { _, drafts, _ in
                    Dictionary(
                        uniqueKeysWithValues: drafts.map {
                            (
                                $0,
                                CoveringTask(
                                    number: "〔2020〕12号",
                                    title: "改厕",
                                    address: "/tasks/12",
                                    lead: "云岭县农业农村局",
                                    due: nil
                                )
                            )
                        }
                    )
                },
                revision: { _ in 1 }
            )
            let wang = try site(county, issued: issued).visitor(as: county.supervisor)
            let review = await wang.get("/directives/\(new)")
            #expect(review.words.contains("与〔2020〕12号等已下达任务重复 2 条"))
            #expect(review.links.contains { $0.word == "〔2020〕12号 改厕" && $0.address == "/tasks/12" })
            let page = await wang.get("/directives/\(new)/comparison?with=tasks")
            #expect(page.links.contains { $0.word == "〔2020〕12号" && $0.address == "/tasks/12" })
            #expect(!page.words.contains("未再提"))
        }
    }

    @Test func twoFilesAreComparedWithoutADatabase() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("compare-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = try [("旧.txt", Self.old), ("新.txt", Self.new)].map { name, text in
            let path = folder.appendingPathComponent(name)
            try Data(text.utf8).write(to: path)
            return path.path
        }
        let day = try #require(Day(year: 2020, month: 3, day: 1))
        let reading = try #require(CompareFiles()(old: paths[0], new: paths[1], asOf: day).value)
        for line in ["改动 1 条", "新增 1 条", "未再提 1 条", "相同 1 条"] {
            #expect(reading.table.contains(line), "\(reading.table)")
        }
        let missing = CompareFiles()(old: folder.path + "/没有.txt", new: paths[1], asOf: day)
        #expect(missing.issues.count == 1)
    }
}
