import Core
import Database
import Foundation
import Indicators
import Ledgers
import Programmes
import TestSupport
import Testing
import Web
import Workflow

/// A programme is told by one number in all its places, and a light stands only where somebody asks something.
@Suite("One number in a row")
struct OneNumberTests {
    private let base = "/programmes/sample-houses"
    private let wall = "/board/programmes"

    /// One house of three is demolished in 云雾镇, the only one of 清泉镇 is.
    private func begin(_ county: IndicatorCounty) async throws {
        for owner in ["甲", "乙"] { try await county.enter(owner) }
        try await county.finish(county.enter("丙"))
        try await county.finish(county.enter("丁", in: IndicatorCounty.farVillage))
    }

    @Test(arguments: Driver.allCases)
    func aPlaceWithoutATargetShowsTheSameNumberWithoutALight(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await begin(county)
            try await county.setDone(county.draft(4))
            let leader = try county.site().visitor(as: county.sample.leader)
            let kept = await leader.get(base)
            #expect(kept.words.contains("目标还没有分解到乡镇，各地只列数，没有灯。"), "\(kept.words)")
            let dark = await leader.get(wall)
            #expect(dark.words.contains("没有分解到乡镇的目标，各地只列数，没有灯。"))
            // Where no place has a light, nobody knows who is slow.
            #expect(!dark.words.contains("没有慢的"), "\(dark.words)")
            // A township is told by the number of the county too, on its page and its wall.
            let below = await leader.get(wall + "?region=620799102")
            #expect(!below.words.contains("100%"), "\(below.words)")
            #expect(below.text.contains("title=\"已拆除 1 户，未分解到"), "\(below.words)")
            #expect(try await county.handDone([IndicatorCounty.cloud: 4]).value == 1)
            let page = await leader.get(base)
            // All of the houses there are demolished: that is another number.
            #expect(!page.words.contains("拆除率 100") && !page.words.contains("目标还没有分解"), "\(page.words)")
            let board = await leader.get(wall)
            let cell = board.links.first { $0.address == base + "?region=620799102" }
            #expect(cell?.word == "1 户", "\(board.links)")
            #expect(board.text.contains("title=\"已拆除 1 户，未分解到乡镇\""))
        }
    }

    /// Villages share what the county asks until it is handed to some townships: then those of others are asked nothing.
    @Test(arguments: Driver.allCases)
    func aVillageOfATownshipNobodyAskedIsNoPartOfTheGap(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            for owner in ["甲", "乙"] { try await county.enter(owner) }
            try await county.enter("丁", in: IndicatorCounty.farVillage)
            try await county.setDone(county.draft(3))
            let leader = try county.site().visitor(as: county.sample.leader)
            let villages = [IndicatorCounty.village, IndicatorCounty.farVillage]
            func behind() async -> [Bool] {
                let addresses = await leader.get(base).links.map(\.address)
                return villages.map { addresses.contains("/ledgers/sample-houses?region=\($0)") }
            }
            #expect(await behind() == [true, true])
            #expect(try await county.handDone([IndicatorCounty.cloud: 3]).value == 1)
            #expect(await behind() == [true, false])
        }
    }

    @Test(arguments: Driver.allCases)
    func whatIsFarBeyondASmallTargetIsSaidInWords(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await begin(county)
            for owner in ["戊", "己"] { try await county.finish(county.enter(owner)) }
            try await county.setDone(county.draft(9))
            let parts = [IndicatorCounty.cloud: 1.0, IndicatorCounty.spring: 8.0]
            #expect(try await county.handDone(parts).value == 2)
            let leader = try county.site().visitor(as: county.sample.leader)
            let board = await leader.get(wall)
            #expect(!board.words.contains("300%"), "\(board.words)")
            let cell = board.links.first { $0.address == base + "?region=620799101" && $0.word.contains("超额") }
            #expect(cell != nil, "\(board.links)")
            #expect(board.text.contains("title=\"已拆除 3 户，达到 1 户，2026-12-31 前\""))
        }
    }

    /// A part is never more than its whole: such a share is doubted on the wall, in the list and on the page alike, and has
    /// no light. A cell holds three digits.
    @Test(arguments: Driver.allCases)
    func aShareOfMoreThanAllIsDoubtedEverywhere(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let adopt = AdoptProgramme(database: county.database, environment: county.clock.environment)
            let many = Self.lamps.replacing("formula: 100 *", with: "formula: 2070 *")
            let asked = many + "\ntargets:\n  - {indicator: rate, value: 100, by: 10-31, source: 讲话二（一）}\n"
            let programme = try #require(await adopt(OwnPlaybook.text(asked), by: county.sample.supervisor).value)
            let book = try await county.database.read { tx in try county.ledgers.shelf.book(programme, in: tx) }
            var lamps: [ItemID] = []
            for spot in ["桥头", "井边"] {
                let place = IndicatorCounty.village.digits
                let answers = ItemAnswers(place: place, ["spot": spot], of: book.playbook)
                let create = CreateItem(county.ledgers)
                lamps.append(try #require(await create("sample-lamps", answers, by: county.housing).value))
            }
            let lighting = MoveRequest("lighting")
            let moved = try await MoveItem(county.ledgers)(lamps[0], version: 1, lighting, by: county.housing)
            #expect(moved.issues.isEmpty)
            let leader = try county.site().visitor(as: county.sample.leader)
            let board = await leader.get(wall)
            let address = "/programmes/sample-lamps"
            let cell = board.links.first { $0.address == address + "?region=620799101" }
            #expect(cell?.word.hasSuffix(">999%?") == true, "\(board.links)")
            #expect(board.text.contains("title=\"安装率 1,035%，超过 100%，数要核对，达到 100%"))
            #expect(board.words.contains("没有灯的专项，超过 100%，数要核对：样例路灯"), "\(board.words)")
            // Whoever stands before a screen can open nothing.
            let screen = await leader.get(wall + "/screen")
            #expect(screen.links.contains { $0.word.hasSuffix("%?") }, "\(screen.links)")
            #expect(screen.words.contains("带 ? 的数要核对"), "\(screen.words)")
            let lists = ["/programmes", "/indicators", "/indicators?programme=sample-lamps"]
            for path in lists + [address, "/indicators/sample-lamps/rate", address + "/targets"] {
                let page = await leader.get(path)
                #expect(page.words.contains("数要核对") && !page.words.contains("已达到目标"), "\(path)")
            }
            #expect(await leader.get(address).words.contains("1,035%（超过 100%，数要核对，应达"))
            let told = try await county.database.read { tx in
                try county.desk.programmes(for: county.sample.leader, tx).first { $0.key == "sample-lamps" }?.whole
            }
            #expect(told?.isDoubtful == true && told?.light == nil && told?.value == "1,035%")
        }
    }

    /// A line of a table that a programme computes is doubted like that programme's number.
    @Test func aTableDoubtsWhatAProgrammeComputes() async throws {
        try await withIndicatorCounty(.sqlite) { county in
            let adopt = AdoptProgramme(database: county.database, environment: county.clock.environment)
            let toilets = Self.lamps.replacing("sample-lamps", with: "toilets")
            let covered = toilets.replacing("{key: rate", with: "{key: coverage")
            let many = covered.replacing("formula: 100 *", with: "formula: 130 *")
            let programme = try #require(await adopt(OwnPlaybook.text(many), by: county.sample.supervisor).value)
            let book = try await county.database.read { tx in try county.ledgers.shelf.book(programme, in: tx) }
            let answers = ItemAnswers(place: IndicatorCounty.village.digits, ["spot": "桥头"], of: book.playbook)
            let lamp = try #require(await CreateItem(county.ledgers)("toilets", answers, by: county.housing).value)
            let lighting = MoveRequest("lighting")
            let moved = try await MoveItem(county.ledgers)(lamp, version: 1, lighting, by: county.housing)
            #expect(moved.issues.isEmpty)
            let leader = try county.site().visitor(as: county.sample.leader)
            let table = await leader.get("/indicators/moderately-prosperous")
            #expect(table.words.contains("超过 100%，数要核对"), "\(table.words)")
        }
    }

    /// 82% means the same on the wall, in its slow list and on the page: the share itself, with its target beside it.
    @Test(arguments: Driver.allCases)
    func aShareIsShownAsItselfWithItsTargetBesideIt(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await begin(county)
            let (rate, place) = (IndicatorCounty.rate, SampleCounty.county)
            let draft = county.draft(90, due: "2026-06-12")
            _ = try #require(await county.setTarget(rate, in: place, draft, by: county.sample.supervisor).value)
            let leader = try county.site().visitor(as: county.sample.leader)
            let board = await leader.get(wall)
            let cell = board.links.first { $0.address == base + "?region=620799101" }
            #expect(cell?.word.hasSuffix("33%") == true, "\(board.links)")
            #expect(board.text.contains("title=\"拆除率 33.3%，达到 90%，2026-06-12 前"))
            // On paper the head of the table says what a percentage is; what stands below the table is for a screen.
            #expect(board.text.contains("　率列率本身，数量列完成目标的百分之几，超过的写“超额”；带 ? 的数要核对</th>"))
            #expect(board.words.contains("33.3% / 目标 90%"), "\(board.words)")
            for path in [base, "/programmes", "/indicators/sample-houses/rate"] {
                let page = await leader.get(path)
                #expect(page.words.contains("50%（应达 88.9%，目标 90%）"), "\(path): \(page.words)")
            }
        }
    }

    /// A part is no more than its whole; what was earned may well be more than was expected.
    @Test(arguments: [
        ("", 130.0, true), ("", 100, false), ("exceeds: yes, ", 130, false), ("direction: stay-within, ", 130, false),
    ])
    func onlyAPartOfItsWholeIsDoubted(written: String, value: Double, isDoubtful: Bool) throws {
        let plain = "{key: rate, word: 拆除率, unit: \"%\", "
        let yaml = try SampleProgramme.text().yaml.replacing(plain, with: plain + written)
        let rate = try #require(try OwnPlaybook.text(yaml).playbook.indicator("rate"))
        #expect(rate.isDoubtful(value) == isDoubtful)
    }

    /// What is not to be passed has no way to go: its bar shows the things done, in the colour of the light all the same.
    @Test(arguments: Driver.allCases)
    func aBarHasTheColourOfItsLight(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let adopt = AdoptProgramme(database: county.database, environment: county.clock.environment)
            let formula = "100 * items(found) / items()"
            let dark = "{key: dark, word: 未安装率, unit: \"%\", direction: stay-within, formula: \(formula)}"
            let target = "{indicator: dark, value: 10, by: 3-31, source: 讲话二（一）}"
            let limited = Self.lamps + "\n  - \(dark)\ntargets:\n  - \(target)\n"
            let programme = try #require(await adopt(OwnPlaybook.text(limited), by: county.sample.supervisor).value)
            let book = try await county.database.read { tx in try county.ledgers.shelf.book(programme, in: tx) }
            let answers = ItemAnswers(place: IndicatorCounty.village.digits, ["spot": "桥头"], of: book.playbook)
            _ = try #require(await CreateItem(county.ledgers)("sample-lamps", answers, by: county.housing).value)
            let leader = try county.site().visitor(as: county.sample.leader)
            for path in ["/programmes", "/programmes/sample-lamps"] {
                let page = await leader.get(path)
                #expect(page.text.contains("progress-bar is-behind"), "\(path) \(page.words)")
            }
        }
    }

    @Test(arguments: Driver.allCases)
    func linksKeepThePlaceAndLeadBackToTheWall(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await begin(county)
            try await county.setDone(county.draft(4))
            _ = try await county.handDone([IndicatorCounty.cloud: 4])
            let leader = try county.site().visitor(as: county.sample.leader)
            let page = await leader.get(base + "?region=620799101")
            for number in ["done", "rate"] {
                let address = "/indicators/sample-houses/\(number)?region=620799101"
                #expect(page.links.contains { $0.address == address }, "\(page.links)")
            }
            #expect(page.text.contains("href=\"/board/programmes\""))
            let number = await leader.get("/indicators/sample-houses/rate?region=620799101")
            #expect(number.text.contains("href=\"\(base)?region=620799101\""))
        }
    }

    /// The number of today goes back with the page, and the page says what was not there yet.
    @Test(arguments: Driver.allCases)
    func anEarlierDayIsToldByTheNumberOfToday(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await begin(county)
            let day = county.today
            county.clock.advance(days: 5)
            try await county.setDone(county.draft(4))
            let leader = try county.site().visitor(as: county.sample.leader)
            let page = await leader.get("\(base)?day=\(day)")
            #expect(page.words.contains("已拆除 那天还没有目标，没有灯"), "\(page.words)")
            #expect(page.words.contains("那天是哪些老旧房屋没有留下清单"))
            let board = await leader.get("\(wall)?day=\(day)")
            #expect(board.words.contains("没有灯的专项，那天还没有目标：样例拆旧"), "\(board.words)")
            #expect(await !leader.get(wall).words.contains("没有灯的专项"))
        }
    }

    @Test(arguments: Driver.allCases)
    func onlyWhatIsSlowStandsInTheSlowList(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await county.enter("甲")
            for owner in ["乙", "丙", "丁", "戊"] { try await county.enter(owner, in: IndicatorCounty.farVillage) }
            let leader = try county.site().visitor(as: county.sample.leader)
            #expect(await leader.get(base).words.contains("没有慢的。"))
            // As far behind as the other township, with four times as many houses: it comes first.
            let places = await leader.get(wall).links.map(\.address).filter { $0.hasPrefix(base + "?region=6207991") }
            #expect(places.suffix(2) == [base + "?region=620799102", base + "?region=620799101"], "\(places)")
            county.clock.advance(days: 100)
            let late = await leader.get(base)
            #expect(!late.words.contains("没有慢的。") && late.words.contains("停留超过天数"), "\(late.words)")
        }
    }

    /// What a warning found is told with the places it lies in, each leading to its own.
    @Test(arguments: Driver.allCases)
    func aReminderSaysWhere(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await county.enter("甲")
            for owner in ["乙", "丙"] { try await county.enter(owner, in: IndicatorCounty.farVillage) }
            county.clock.advance(days: 30)
            let leader = try county.site().visitor(as: county.sample.leader)
            let page = await leader.get(base)
            let list = "/ledgers/\(IndicatorCounty.key)?region="
            let places = page.links.filter { $0.address.hasPrefix(list) && $0.address.hasSuffix("&warning=slow") }
            #expect(places.map(\.word) == ["清泉镇泉头村", "云雾镇上坪村"], "\(page.words)")
            // A card on a phone breaks a line within one element, never between the parts of a cell.
            #expect(page.text.contains("data-label=\"在哪里\"><span><a href=\"\(list)"))
            let far = try #require(places.first)
            #expect(far.address == list + "\(IndicatorCounty.farVillage)&warning=slow")
            let found = await leader.get(far.address).links.map(\.word)
            #expect(found.contains("乙") && found.contains("丙") && !found.contains("甲"), "\(found)")
        }
    }

    @Test(arguments: Driver.allCases)
    func countsLeadToWhatTheyCount(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await begin(county)
            let leader = try county.site().visitor(as: county.sample.leader)
            _ = try await county.setTarget(
                IndicatorCounty.rate,
                in: SampleCounty.county,
                county.draft(100, due: "2026-06-12"),
                by: county.sample.supervisor
            )
            let board = await leader.get(wall)
            #expect(board.links.contains { $0.address == wall + "?light=behind" }, "\(board.links)")
            let behind = await leader.get(wall + "?light=behind")
            #expect(behind.words.contains("只看") && behind.links.contains { $0.address.hasPrefix(base) })
            let fine = await leader.get(wall + "?light=onTrack")
            #expect(fine.status == 200 && !fine.links.contains { $0.address.hasPrefix(base) }, "\(fine.links)")
            #expect(fine.words.contains("没有这样的专项") && !fine.words.contains("慢榜"), "\(fine.words)")
            #expect(fine.links.contains { $0.address == wall + "?light=onTrack&paper=a0" }, "\(fine.links)")
            let closed = await leader.get(wall + "?light=closed")
            #expect(closed.links.contains { $0.address.hasPrefix(base) }, "\(closed.links)")
            let list = await leader.get("/programmes")
            for address in ["/ledgers/sample-houses", "/ledgers/sample-houses?stage=demolished"] {
                #expect(list.links.contains { $0.address == address }, "\(list.links)")
            }
            let numbers = await leader.get("/indicators")
            #expect(numbers.links.contains { $0.address == "/indicators?programme=sample-houses&kind=targeted" })
        }
    }

    /// The light tells of the first target; that another one is behind is said beside it.
    @Test(arguments: Driver.allCases)
    func anotherTargetThatIsBehindIsNamedBesideTheLight(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await begin(county)
            try await county.setDone(county.draft(2))
            let leader = try county.site().visitor(as: county.sample.leader)
            func setRate(_ value: Double, due: String) async throws {
                let draft = county.draft(value, due: due, reason: "调整")
                let (rate, place) = (IndicatorCounty.rate, SampleCounty.county)
                _ = try #require(await county.setTarget(rate, in: place, draft, by: county.sample.supervisor).value)
            }
            try await setRate(10, due: "2026-12-31")
            #expect(await !leader.get("/programmes").words.contains("个目标滞后"))
            #expect(await !leader.get(wall).words.contains("有别的目标滞后"))
            try await setRate(100, due: "2026-06-12")
            #expect(await leader.get("/programmes").words.contains("另有 1 个目标滞后"))
            #expect(await leader.get(wall).words.contains("灯上没有滞后，但有别的目标滞后：样例拆旧"))
            // Where the light itself says so, nothing is said twice.
            try await county.setDone(county.draft(40, due: "2026-06-12", reason: "调整"))
            #expect(await !leader.get(wall).words.contains("有别的目标滞后"))
        }
    }

    /// What a place has comes first; programmes it has nothing of are named below.
    @Test(arguments: Driver.allCases)
    func programmesWithNothingInAPlaceAreFolded(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            try await begin(county)
            let adopt = AdoptProgramme(database: county.database, environment: county.clock.environment)
            _ = try #require(await adopt(OwnPlaybook.text(Self.lamps), by: county.sample.supervisor).value)
            let township = try county.site().visitor(as: county.sample.township)
            let page = await township.get("/programmes")
            #expect(page.words.contains("还没有台账的专项（1）"), "\(page.words)")
            let addresses = page.links.map(\.address)
            let own = try #require(addresses.firstIndex(of: base))
            let other = try #require(addresses.firstIndex(of: "/programmes/sample-lamps"))
            #expect(own < other && !page.words.contains("0 盏"), "\(page.words)")
        }
    }

    /// A rate is everybody's; houses to demolish and an entered amount are the county's until they are handed down.
    @Test(arguments: Driver.allCases)
    func onlyRatesHoldInPlacesBelow(driver: Driver) async throws {
        try await withIndicatorCounty(driver) { county in
            let below = IndicatorCounty.cloud
            for (key, remark) in [
                (IndicatorCounty.rate, "上级目标"), (IndicatorCounty.done, "未分解到乡镇"), (IndicatorCounty.families, "未分解到乡镇"),
            ] {
                let supervisor = county.sample.supervisor
                _ = try #require(
                    await county.setTarget(key, in: SampleCounty.county, county.draft(50), by: supervisor).value
                )
                let target = try #require(try await county.current(key, in: SampleCounty.county))
                let book = TargetBook([target], [county.book], year: 2026)
                #expect((book.course(key, in: below) != nil) == (key == IndicatorCounty.rate), "\(key)")
                #expect(book.remark(key, in: below) == remark, "\(key)")
                #expect(book.remark(key, in: SampleCounty.county).isEmpty, "\(key)")
            }
            let leader = try county.site().visitor(as: county.sample.leader)
            let list = await leader.get(base + "/targets")
            #expect(list.words.components(separatedBy: "各地同一目标").count == 2, "\(list.words)")
            let proposed = TargetBook([], [county.book], year: 2026)
            #expect(proposed.remark(IndicatorCounty.rate, in: SampleCounty.county) == "文件提出")
            #expect(proposed.remark(IndicatorCounty.families, in: SampleCounty.county) == "没有定目标")
        }
    }

    private static let lamps = """
        \(OwnPlaybook.lamps())
          - {key: rate, word: 安装率, unit: "%", formula: 100 * items(lit) / items()}
        """
}
