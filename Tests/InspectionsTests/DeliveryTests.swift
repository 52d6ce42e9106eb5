import Core
import Database
import Foundation
import Indicators
import Inspections
import Pictures
import Problems
import Records
import TestSupport
import Testing

/// Plans, visits and photos on both engines: what is stored, what is refused, and that nothing is stored twice.
@Suite("Inspections are stored once")
struct DeliveryTests {
    @Test(arguments: Driver.allCases)
    func aVisitBecomesScoresAndProblemsAndComesBackTheSame(driver: Driver) async throws {
        try await withInspectionCounty(driver) { county in
            let id = try await county.plan()
            let supervisor = county.sample.supervisor
            let position = try #require(Exif.Position(latitude: 38.9, longitude: 100.4))
            let exif = Exif(orientation: 1, takenAt: county.environment.now(), camera: "HONOR", position: position)
            let photo = try county.photo(1, exif: exif)
            let answers = county.answers(["waste": .number(3), "people": .text("干部为主")], photos: ["waste": 1])
            var input = county.visit(1, answers, photos: ["waste": [photo]])
            input.voices = ["waste": [try county.voice(1)]]
            input.position = VisitPosition(latitude: 38.90001, longitude: 100.4, accuracy: 11.2)
            let deliver = DeliverVisit(county.desk)
            let done = try #require(await deliver(input, of: id, by: supervisor).value)
            #expect(!done.isRepeated && done.problems.count == 1)
            let stored = try await county.rows()
            // The answer was lost: the phone says it again, and once more with the photo already gone.
            let again = try #require(await deliver(input, of: id, by: supervisor).value)
            #expect(again.isRepeated && again.visit == done.visit && again.problems == done.problems)
            #expect(try await county.rows() == stored)
            var other = input
            other.spot = "三组"
            #expect(try await deliver(other, of: id, by: supervisor).issues.map(\.key) == ["visit.otherContents"])
            #expect(
                try await deliver(input, of: id, by: county.sample.officer).issues.map(\.key) == ["visit.otherContents"]
            )
            #expect(try await county.rows() == stored)
            try await county.database.read { tx in
                let plan = try tx.inspections.find(id, for: supervisor)
                #expect(plan.isJoint && plan.members.first?.isHead == true && plan.number.sequence == 1)
                let visit = try tx.visits.find(done.visit, of: plan, for: supervisor)
                // 15 of 100 for three heaps, 3 for who swept.
                #expect(visit.score == 82 && visit.lost == 18 && visit.possible == 100)
                let lost = try tx.visits.deductions(of: [done.visit])[done.visit] ?? []
                #expect(lost.map(\.says) == ["有积存垃圾", "干部干、群众看"] && lost.map(\.points) == [15, 3])
                #expect(lost.first?.facts == "看到的积存垃圾 3 > 0：满足")
                let problem = try tx.problems.find(done.problems[0], for: supervisor)
                #expect(problem.source == .inspection && problem.aspect == "生活垃圾" && problem.spot == "二组东头")
                #expect(problem.content == "有积存垃圾。看到的积存垃圾：3 处。" && problem.region == county.village)
                // Proposed: the township of the village, within the ten days to the next round.
                #expect(
                    problem.owner == county.sample.unit("云雾镇人民政府") && problem.nextDay == county.today.adding(days: 10)
                )
                let finding = try #require(try tx.visits.findings(of: done.visit).first)
                #expect(problem.stage == .found && finding.due == problem.nextDay && !finding.isHandedOut)
                let voice = try #require(try tx.voices.list(of: done.visit).first)
                #expect(
                    voice.item == "waste" && voice.mediaType == "audio/webm"
                        && visit.position?.contains("38.9000") == false
                )
                #expect(try tx.voices.digests() == [voice.digest] && tx.photos.digests().count == 1)
                let (today, county) = (county.today, plan.county)
                let mark = try #require(try tx.visits.marks(in: county, from: today, through: today).first)
                #expect(mark.score == 82 && mark.region == visit.region && mark.plan == id)
                let earlier = try tx.visits.marks(
                    in: county,
                    from: today.adding(days: -90),
                    through: today.adding(days: -1)
                )
                #expect(earlier == [])
                let kept = try #require(try tx.photos.list(of: done.visit).first)
                #expect(kept.takenAt == exif.takenAt && kept.camera == "HONOR" && kept.hash != nil)
                #expect(kept.position?.contains("100.4") == false)
                #expect(try tx.count("FROM attachment WHERE digest = \(kept.digest)") == 1)
            }
        }
    }

    /// Border of a square kilometre, more or less, at 38.9°: a degree of longitude is 86.6 km there.
    @Test(arguments: [
        (38.905, 100.405, 0), (38.900_01, 100.400_01, 0), (38.905, 100.395, 433), (38.92, 100.405, 1113),
        (38.89, 100.39, 1410),
    ])
    func distanceIsToTheNearestBorder(latitude: Double, longitude: Double, metres: Int) throws {
        let corners = ["100.40,38.90", "100.41,38.90", "100.41,38.91", "100.40,38.91"].compactMap { OutlinePoint($0) }
        let point = try #require(OutlinePoint("\(longitude),\(latitude)"))
        let found = try #require(PlaceDistance.metres(from: point, to: [corners]))
        #expect(abs(found - metres) <= 5, "\(found)")
        #expect(PlaceDistance.metres(from: point, to: []) == nil)
    }

    @Test(arguments: Driver.allCases)
    func manyAtOnceAreAllStoredAndNoneTwice(driver: Driver) async throws {
        try await withInspectionCounty(driver) { county in
            let id = try await county.plan()
            let (supervisor, officer) = (county.sample.supervisor, county.sample.officer)
            let photo = try county.photo(2)
            let deliver = DeliverVisit(county.desk)
            // Every visit three times at once; each finds one problem.
            let answers = county.answers(["waste": .number(1)], photos: ["waste": 1])
            let inputs = (0..<20).flatMap { number in
                Array(repeating: county.visit(number, answers, photos: ["waste": [photo]]), count: 3)
            }
            let deliveries = try await withThrowingTaskGroup(of: Delivery?.self) { group in
                for (place, input) in inputs.enumerated() {
                    let actor = place / 3 % 2 == 0 ? supervisor : officer
                    group.addTask { try await deliver(input, of: id, by: actor).value }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let stored = deliveries.compactMap { $0 }
            #expect(stored.count == 60 && stored.count { !$0.isRepeated } == 20)
            #expect(Set(stored.map(\.visit)).count == 20)
            let rows = try await county.rows()
            #expect(rows["inspection_visit"] == 20 && rows["problem"] == 20 && rows["photo"] == 20)
            #expect(rows["inspection_answer"] == 160 && rows["inspection_finding"] == 20)
            #expect(try await county.database.read { tx in try tx.records.verify().isWhole })
            // Every use of the photo after the first is found, whoever was first.
            let matched = try await county.database.read { tx in
                try tx.count("FROM (SELECT DISTINCT photo_id FROM photo_match) AS m")
            }
            #expect(matched == 19)
        }
    }

    @Test(arguments: Driver.allCases)
    func whatIsRefusedLeavesNothingBehind(driver: Driver) async throws {
        try await withInspectionCounty(driver) { county in
            let id = try await county.plan()
            let sample = county.sample
            let deliver = DeliverVisit(county.desk)
            let broken = county.folder + "/broken.jpg"
            try Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0]).write(to: URL(fileURLWithPath: broken))
            let disguised = county.folder + "/disguised.jpg"
            try Data("<html><script>alert(1)</script></html>".utf8).write(to: URL(fileURLWithPath: disguised))
            let before = try await county.rows()
            func keys(
                _ actor: Actor? = nil,
                _ change: (inout VisitInput) -> Void
            ) async throws -> [String] {
                var input = county.visit(1, county.answers())
                change(&input)
                return try await deliver(input, of: id, by: actor ?? sample.supervisor).issues.map(\.key)
            }
            #expect(try await keys { $0.clientID = "1; DROP TABLE photo" } == ["visit.id"])
            #expect(try await keys { $0.place = RegionCode("620799201201") } == ["visit.place"])
            #expect(try await keys { $0.place = nil } == ["visit.place"])
            #expect(try await keys { $0.version = "000000000000" } == ["visit.version"])
            #expect(try await keys { $0.foundAt = nil } == ["visit.found"])
            #expect(try await keys { $0.foundAt = county.environment.now().adding(days: -1) } == ["visit.days"])
            // A clock that runs ahead is the present.
            #expect(try await keys { $0.spot = String(repeating: "远", count: 101) } == ["visit.spotLong"])
            #expect(try await keys { $0.answers = [] }.count == 8)
            #expect(try await keys { $0.answers = county.answers(["waste": .number(2)]) } == ["answer.photo"])
            for path in [broken, disguised, county.folder + "/missing.jpg"] {
                let found = try await keys {
                    $0.answers = county.answers(photos: ["waste": 1])
                    $0.photos = ["waste": [SentPhoto(path: path, name: "照片.jpg")]]
                }
                #expect(found == [path == disguised ? "picture.type" : "picture.broken"])
            }
            await #expect(throws: NotFound.self) { _ = try await keys(sample.otherOfficer) { _ in } }
            await #expect(throws: NotFound.self) { _ = try await keys(sample.otherSupervisor) { _ in } }
            await #expect(throws: NotFound.self) { _ = try await keys(sample.village) { _ in } }
            #expect(try await keys(sample.leader) { _ in } == ["visit.notMember"])
            #expect(try await county.rows() == before)
            county.later(days: 9)
            let found = SampleCounty.now
            #expect(try await keys { $0.foundAt = found } == [])
            county.later(days: 1)
            #expect(try await keys { ($0.foundAt, $0.clientID) = (found, county.uuid(2)) } == ["visit.late"])
        }
    }

    @Test(arguments: Driver.allCases)
    func plansAreKeptFewAndEndOnce(driver: Driver) async throws {
        try await withInspectionCounty(driver) { county in
            let sample = county.sample
            let item = try await county.yearItem(times: 2)
            let make = MakePlan(county.desk)
            let first = try #require(await make(county.input(item), by: sample.supervisor).value)
            let before = try await county.rows()
            let repeated = try await make(county.input(item), by: sample.officer).issues
            #expect(Set(repeated.map(\.key)) == ["plan.repeats"] && repeated.count == 2)
            #expect(inspectionWords.sentence(for: repeated[0]).contains("政府督查工作条例第十五条"))
            #expect(
                try await make(county.input(item), by: sample.township).issues.map(\.key) == ["inspection.notAllowed"]
            )
            #expect(try await county.rows() == before)
            let end = EndPlan(county.desk)
            #expect(
                try await end.close(first, version: 1, conclusion: "", by: sample.supervisor).issues.map(\.key)
                    == ["plan.conclusion"]
            )
            #expect(
                try await end.close(first, version: 9, conclusion: "好", by: sample.supervisor).issues.map(\.key)
                    == ["plan.changed"]
            )
            _ = try #require(await end.withdraw(first, version: 1, reason: "并入联合检查", by: sample.supervisor).value)
            // What was withdrawn keeps no place busy and takes no place of the year.
            let second = try #require(await make(county.input(item), by: sample.supervisor).value)
            _ = try #require(
                await DeliverVisit(county.desk)(county.visit(1, county.answers()), of: second, by: sample.officer).value
            )
            #expect(
                try await end.withdraw(second, version: 1, reason: "算了", by: sample.supervisor).issues.map(\.key)
                    == ["plan.visited"]
            )
            _ = try #require(await end.close(second, version: 1, conclusion: "总体干净。", by: sample.supervisor).value)
            let govern = GovernInspections(county.desk)
            #expect(
                try await govern.setLimit(.gapDays, 0, basis: "", by: sample.supervisor).issues.map(\.key)
                    == ["limit.value", "limit.basis"]
            )
            _ = try await govern.setLimit(.gapDays, 40, basis: "云督〔2026〕1号", by: sample.supervisor)
            county.later(days: 30)
            let soon = try await make(county.input(item), by: sample.supervisor).issues
            #expect(soon.map(\.key) == ["plan.soon", "plan.soon"])
            #expect(inspectionWords.sentence(for: soon[0]).contains("云督〔2026〕1号（本县规定）"))
            // The village sees what was seen in it, and the township over another place does not.
            try await county.database.read { tx in
                #expect(try tx.inspections.lines(for: sample.village, limit: 9).map(\.plan.id) == [second])
                #expect(try tx.inspections.lines(for: sample.otherOfficer, limit: 9).isEmpty)
                #expect(try tx.inspections.lines(for: sample.otherSupervisor, limit: 9).isEmpty)
                let line = try #require(try tx.inspections.lines(for: sample.leader, limit: 9).first)
                #expect((line.places, line.visited, line.visits, line.findings) == (2, 1, 1, 0) && line.score == 100)
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func aPhotoUsedAgainIsFoundAndAskedForPhotosExpire(driver: Driver) async throws {
        try await withInspectionCounty(driver) { county in
            let sample = county.sample
            let acts = PhotoActs(county.desk)
            var input = PhotoRequestInput()
            let refused = try await acts.ask(input, by: sample.supervisor).issues.map(\.key)
            #expect(refused == ["request.unit", "request.reason", "request.rule", "request.wanted", "request.last"])
            input.unit = sample.township.unit
            (input.reason, input.rule) = ("清理后的沟渠", "村庄清洁检查表：沟渠里的垃圾要拍")
            (input.wanted, input.last) = (2, county.today.adding(days: 5))
            #expect(try await acts.ask(input, by: sample.officer).issues.map(\.key) == ["inspection.notAllowed"])
            let request = try #require(await acts.ask(input, by: sample.supervisor).value)
            let first = try county.photo(11)
            _ = try #require(await acts.answer(request, [first], by: sample.township).value)
            let more = [try county.photo(11, quality: 45), try county.photo(12)]
            #expect(try await acts.answer(request, more, by: sample.township).issues.map(\.key) == ["request.enough"])
            // The same scene, saved again.
            _ = try #require(await acts.answer(request, [more[0]], by: sample.township).value)
            let matches = try await county.database.read { tx in try tx.photos.matches(in: SampleCounty.county) }
            let match = try #require(matches.first)
            #expect(
                matches.count == 1 && match.decision == nil && match.photo.id > match.earlier.id
            )
            #expect(
                try await acts.decide(match.id, .same, reason: "", by: sample.supervisor).issues.map(\.key) == [
                    "match.reason"
                ]
            )
            _ = try await acts.decide(match.id, .same, reason: "砖堆一样", by: sample.supervisor)
            #expect(try await county.database.read { tx in try tx.photos.openMatches(in: SampleCounty.county) } == 0)
            await #expect(throws: NotFound.self) { try await acts.answer(request, [first], by: sample.otherOfficer) }
            #expect(
                try await acts.openPosition(match.photo.id, reason: "核对", by: sample.supervisor).issues.map(\.key)
                    == ["photo.noPosition"]
            )
            let second = try #require(await acts.ask(input, by: sample.supervisor).value)
            county.later(days: 6)
            #expect(try await acts.answer(second, [first], by: sample.township).issues.map(\.key) == ["request.over"])
        }
    }
}
