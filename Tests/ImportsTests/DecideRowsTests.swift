import Core
import Imports
import Ledgers
import TestSupport
import Testing
import Web

/// Whether a row is about a thing that is there is said on the page of its import, and remembered with it.
@Suite("Rows that may be known are settled")
struct DecideRowsTests {
    private static let head = "乡镇,村名,户主姓名,身份证号码,农户类别,建筑面积（㎡）\n"
    private static let first = "云雾镇,上坪村,王建国,620702196001010010,脱贫户,120\n"
    private static let second = "云雾镇,下坪村,李秀兰,620702196001010029,一般户,90\n"

    private func entered(_ name: String, in place: String, _ county: ImportCounty) async throws -> ItemID {
        let answers = ItemAnswers(place: place, ["owner": name, "kind": "脱贫户"], of: county.book.playbook)
        return try #require(
            await CreateItem(county.desk.ledgers)(ImportPlaybook.key, answers, by: county.housing).value
        )
    }

    private func checked(_ rows: String, _ county: ImportCounty) async throws -> ImportID {
        let id = try #require(await county.bring(Self.head + rows).value)
        _ = try await check(id, county)
        return id
    }

    private func check(_ id: ImportID, _ county: ImportCounty) async throws -> ImportResult {
        try #require(await CheckImport(county.desk)(id, by: county.housing).value)
    }

    private func decide(
        _ id: ImportID,
        _ answers: [Int: DecideRows.Answer],
        rest: DecideRows.Rest? = nil,
        _ county: ImportCounty
    ) async throws -> ImportResult {
        let version = try await county.one(id).version
        let decide = DecideRows(county.desk)
        let decided = try await decide(id, version: version, answers, rest: rest, by: county.housing)
        #expect(decided.value != nil, "\(decided.sentences)")
        return try await check(id, county)
    }

    private func write(_ id: ImportID, _ county: ImportCounty) async throws -> Outcome<ImportResult> {
        let version = try await county.one(id).version
        return try await WriteImport(county.desk)(id, version: version, onlyGood: false, by: county.housing)
    }

    @Test(arguments: Driver.allCases)
    func aRowThatIsTheSameChangesThatThing(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = try await entered("王建国", in: "620799101201", county)
            let id = try await checked(Self.first + Self.second, county)
            let result = try await decide(id, [2: .same(known)], county)
            #expect([result.new, result.changed, result.refused] == [1, 1, 0], "\(result.problems)")
            #expect(result.perhapsKnown == nil && result.changedLines.map(\.item) == [known.rawValue])
            #expect(result.changedLines.first?.changes.contains("建筑面积：未填 → 120") == true, "\(result.changedLines)")
            let told = ImportResult.Decided(row: 2, item: known.rawValue, title: "王建国", became: .changed)
            #expect(result.decided == [told])
            _ = try #require(await write(id, county).value)
            #expect(try await county.list().count == 2)
            #expect(try await county.item("王建国").id == known)
            // From now on its number tells it.
            let again = try await check(checked(Self.first + Self.second, county), county)
            #expect([again.new, again.changed, again.unchanged] == [0, 0, 2], "\(again.problems)")
        }
    }

    @Test(arguments: Driver.allCases)
    func aRowThatIsANewOneIsAskedAboutNoMoreWhereverItStandsInTheNextFile(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await entered("王建国", in: "620799101201", county)
            let id = try await checked(Self.first + Self.second, county)
            let result = try await decide(id, [2: .new], county)
            #expect(result.new == 2 && result.perhapsKnown == nil)
            #expect(try await check(id, county).perhapsKnown == nil)
            let path = try county.file(Self.head + Self.second + Self.first.replacing(",120", with: ",126"))
            let replaced = try await BringSheet(county.desk).replace(
                id,
                contentsOf: path,
                name: "农房台账.csv",
                by: county.housing
            )
            #expect(replaced.value == true)
            let moved = try await check(id, county)
            #expect(moved.perhapsKnown == nil)
            #expect(moved.decided == [ImportResult.Decided(row: 3, item: nil, title: "王建国", became: .new)])
            // Of another import nothing was said.
            let other = try await check(checked(Self.second + Self.first, county), county)
            #expect(other.perhapsKnownCount == 1)
            // What was said can be taken back.
            let open = try await decide(id, [3: .open], county)
            #expect(open.perhapsKnownCount == 1 && open.decided == nil)
        }
    }

    /// The same bytes bring no decision that was taken back since.
    @Test(arguments: Driver.allCases)
    func whatWasTakenBackInALaterImportIsAskedAgain(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await entered("王建国", in: "620799101201", county)
            _ = try await decide(checked(Self.first + Self.second, county), [2: .new], county)
            let again = try await checked(Self.first + Self.second, county)
            #expect(try await county.one(again).result?.decided?.map(\.row) == [2])
            _ = try await decide(again, [2: .open], county)
            let third = try await check(checked(Self.first + Self.second, county), county)
            #expect(third.perhapsKnownCount == 1 && third.decided == nil)
        }
    }

    @Test(arguments: Driver.allCases)
    func takingTheImportBackLeavesTheThingAsItWasEnteredByHand(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = try await entered("王建国", in: "620799101201", county)
            let before = try await county.item("王建国").values
            let id = try await checked(Self.first + Self.second, county)
            _ = try await decide(id, [2: .same(known)], county)
            _ = try #require(await write(id, county).value)
            let undone = try #require(await UndoImport(county.desk)(id, by: county.housing).value)
            #expect([undone.trashed, undone.restored, undone.allLeft] == [1, 1, 0], "\(undone.left)")
            #expect(try await county.list().map(\.item.id) == [known])
            #expect(try await county.item("王建国").values == before)
            #expect(try await county.differences().isEmpty)
            // Its identity number is nobody's again: the row is asked about anew, in another import too.
            let again = try await check(checked(Self.first + Self.second, county), county)
            #expect(again.perhapsKnownCount == 1 && again.decided == nil, "\(again)")
        }
    }

    /// Where several could be meant, the page says of which it tells the change, and a person may say either.
    @Test(arguments: Driver.allCases)
    func oneOfSeveralIsChosenOnThePage(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let one = try await entered("王建国", in: "620799101201", county)
            let other = try await entered("王建国", in: "620799101201", county)
            let id = try await checked(Self.first, county)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let page = await officer.get("/imports/\(id)")
            #expect(page.words.contains("和（\(one)）是同一条：") && page.words.contains("王建国（\(other)）"), "\(page.words)")
            let version = try await county.one(id).version
            let fields: Fields = ["version": "\(version)", "row-2": "\(other)", "was-2": ""]
            _ = await officer.post("/imports/\(id)/decisions", fields)
            #expect(try await county.one(id).result?.changedLines.map(\.item) == [other.rawValue])
        }
    }

    /// More than are kept of one check: the buttons say for how many they speak, and the others are asked about after.
    @Test func ofVeryManyRowsTheFirstAreSettledAtOnce() async throws {
        try await withImportCounty(.sqlite) { county in
            let many = 1...(ImportResult.mostPerhapsKnown + 1)
            let bare = many.map { "云雾镇,上坪村,户\($0),一般户\n" }.joined()
            _ = try await county.imported("乡镇,村名,户主姓名,农户类别\n" + bare)
            let told = many.map { "云雾镇,上坪村,户\($0),Z\($0),一般户\n" }.joined()
            let id = try #require(await county.bring("乡镇,村名,户主姓名,宅基地编号,农户类别\n" + told).value)
            #expect(try await check(id, county).perhapsKnownCount == many.count)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let page = await site.visitor(as: county.housing).get("/imports/\(id)")
            #expect(page.buttons.contains("可能已登记的前 2,000 行都是同一条"), "\(page.buttons)")
            let result = try await decide(id, [:], rest: .same, county)
            #expect(result.perhapsKnownCount == 1 && result.decidedCount == many.count - 1)
            #expect(result.changed == many.count - 1 && result.new == 1)
            let rest = await site.visitor(as: county.housing).get("/imports/\(id)")
            #expect(rest.words.contains("已定 2,000 行，列出 100 行"), "\(rest.words)")
        }
    }

    /// Two rows cannot both be one thing: the second is left for a person.
    @Test(arguments: Driver.allCases)
    func allRowsAreSettledAtOnce(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = try await entered("王建国", in: "620799101201", county)
            let other = try await entered("李秀兰", in: "620799101202", county)
            let rows = Self.first + Self.second + Self.first.replacing("0010,", with: "0037,")
            let same = try await checked(rows, county)
            #expect(try await county.one(same).result?.perhapsKnownCount == 3)
            let result = try await decide(same, [:], rest: .same, county)
            #expect([result.new, result.changed, result.refused] == [1, 2, 0], "\(result.problems)")
            #expect(Set(result.changedLines.map(\.item)) == [known.rawValue, other.rawValue])
            let more = rows + "云雾镇,下坪村,孙梅,,一般户,60\n"
            let fresh = try await decide(checked(more, county), [3: .same(other)], rest: .new, county)
            #expect([fresh.new, fresh.changed] == [3, 1] && fresh.perhapsKnown == nil, "\(fresh.problems)")
        }
    }

    @Test(arguments: Driver.allCases)
    func aRowIsNotMadeAnewWhereTheThingItIsIsGone(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = try await entered("王建国", in: "620799101201", county)
            let id = try await checked(Self.first, county)
            _ = try await decide(id, [2: .same(known)], county)
            let trash = TrashItem(county.desk.ledgers)
            let version = try await county.item("王建国").version
            _ = try #require(await trash(known, version: version, reason: "登记错了", by: county.housing).value)
            let refused = try await write(id, county)
            #expect(refused.sentences.first?.contains("定为同一条的那一条，台账里已经没有了") == true, "\(refused.sentences)")
            #expect(try await county.list().isEmpty)
        }
    }

    /// The thing goes on under another number: whoever took the row for a new one would enter it twice.
    @Test(arguments: Driver.allCases)
    func aRowWhoseThingWasMergedIsAskedAboutAnew(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let gone = try await entered("王建国", in: "620799101201", county)
            let kept = try await entered("王建国", in: "620799101201", county)
            let id = try await checked(Self.first, county)
            _ = try await decide(id, [2: .same(gone)], county)
            let merged = try await MergeItems(county.desk.ledgers)(gone, into: kept, by: county.housing)
            #expect(merged.value != nil, "\(merged.sentences)")
            let refused = try await check(id, county)
            #expect(refused.refused == 1 && refused.problems.first?.sentence.contains("改成“还没有定”") == true)
            let asked = try await decide(id, [2: .open], county)
            #expect(asked.perhapsKnown?.map(\.item) == [kept.rawValue], "\(asked.problems)")
        }
    }

    /// What the ledger says since is not overwritten by what was said of the row before.
    @Test(arguments: Driver.allCases)
    func aThingThatGotAnotherIdentitySinceIsNotTheSameAnyMore(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = try await entered("王建国", in: "620799101201", county)
            let id = try await checked(Self.first, county)
            let same = try await decide(id, [2: .same(known)], county)
            #expect(same.changed == 1)
            // Somebody else of that name is the one who was entered by hand.
            let other = try await checked(Self.first.replacing("0010,", with: "0037,"), county)
            _ = try await decide(other, [2: .same(known)], county)
            _ = try #require(await write(other, county).value)
            let identity = try await county.value("identity", of: "王建国")
            let apart = try await check(id, county)
            #expect([apart.changed, apart.refused] == [0, 1], "\(apart.changedLines)")
            #expect(apart.problems.first?.sentence.contains("写了另外的身份证号") == true, "\(apart.problems)")
            #expect(try await write(id, county).value == nil)
            #expect(try await county.value("identity", of: "王建国") == identity)
            let new = try await decide(id, [2: .new], county)
            #expect([new.new, new.refused] == [1, 0], "\(new.problems)")
        }
    }

    /// Two households of one name in one village, in a sheet that goes by numbers and has none for them.
    @Test(arguments: Driver.allCases)
    func whatIsSaidOfARowIsNotSaidOfAnotherOfItsName(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = try await entered("王建国", in: "620799101201", county)
            let rows = "云雾镇,上坪村,王建国,,脱贫户,120\n云雾镇,上坪村,王建国,,一般户,90\n"
            let id = try await checked(rows, county)
            let version = try await county.one(id).version
            let saved = try await CheckImport(county.desk).save(id, version: version, by: county.housing) {
                $0.mapping.key = .number
            }
            #expect(saved.value != nil, "\(saved.sentences)")
            #expect(try await check(id, county).perhapsKnownCount == 2)
            let result = try await decide(id, [2: .same(known), 3: .new], county)
            #expect([result.new, result.changed, result.refused] == [1, 1, 0], "\(result.problems)")
            #expect(result.changedLines.map(\.row) == [2], "\(result.changedLines)")
        }
    }

    /// What cannot be taken as it was said stands first, and goes with the rows that are left for later.
    @Test(arguments: Driver.allCases)
    func whatCannotBeTakenSoIsSettledAnewInWhatIsLeft(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = try await entered("王建国", in: "620799101201", county)
            let gone = try await entered("李秀兰", in: "620799101202", county)
            let id = try await checked(Self.first + Self.second, county)
            _ = try await decide(id, [2: .same(known), 3: .same(gone)], county)
            let version = try await county.item("李秀兰").version
            let trash = TrashItem(county.desk.ledgers)
            _ = try #require(await trash(gone, version: version, reason: "登记错了", by: county.housing).value)
            let result = try await check(id, county)
            #expect(result.decided?.map(\.row) == [3, 2] && result.decidedCount == 2)
            #expect(result.decided?.compactMap(\.became) == [.refused, .changed])
            let now = try await county.one(id).version
            let good = try await WriteImport(county.desk)(id, version: now, onlyGood: true, by: county.housing)
            let rest = try #require(good.value?.rest)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let page = await site.visitor(as: county.housing).get("/imports/\(rest)")
            #expect(page.words.contains("已定 1 行") && page.words.contains("不能这样写，见“有问题的格子”"), "\(page.words)")
            let new = try await decide(rest, [3: .new], county)
            #expect([new.new, new.refused] == [1, 0], "\(new.problems)")
        }
    }

    /// Only things the row was held against can be it, and a check that was made anew is looked at first.
    @Test(arguments: Driver.allCases)
    func nothingElseCanBeSaid(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            _ = try await entered("王建国", in: "620799101201", county)
            let other = try await entered("孙梅", in: "620799101202", county)
            let id = try await checked(Self.first, county)
            let decide = DecideRows(county.desk)
            let version = try await county.one(id).version
            let foreign = try await decide(id, version: version, [2: .same(other)], by: county.housing)
            #expect(foreign.keys == ["import.noDecision"])
            let stale = try await decide(id, version: version - 1, [2: .new], by: county.housing)
            #expect(stale.keys == ["import.stale"])
            await #expect(throws: NotFound.self) {
                _ = try await decide(id, version: version, [2: .new], by: county.sample.village)
            }
        }
    }

    /// A thing of an earlier version may not take what the row says: the page tells why, with a mask for a person's cell.
    @Test(arguments: Driver.allCases)
    func whatStandsInTheWayIsToldWithoutWhatAPersonsCellSays(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let adopt = AdoptProgramme(database: county.database, environment: county.desk.ledgers.environment)
            let earlier = ImportPlaybook.yaml.replacing("type: phone}", with: "type: choice, options: [有, 没有]}")
            _ = try #require(await adopt(ImportPlaybook.text(earlier), by: county.sample.supervisor).value)
            _ = try await entered("王建国", in: "620799101201", county)
            _ = try #require(await adopt(ImportPlaybook.text(), by: county.sample.supervisor).value)
            let head = Self.head.replacing("\n", with: ",联系电话\n")
            let row = Self.first.replacing("\n", with: ",13800138000\n")
            let id = try #require(await county.bring(head + row).value)
            let result = try await check(id, county)
            let told = (result.perhapsKnown?.first?.obstacles ?? []).joined()
            #expect(told.contains("联系电话没有“") && !told.contains("13800138000"), "\(told) \(result.problems)")
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let page = await site.visitor(as: county.housing).get("/imports/\(id)")
            #expect(page.words.contains("改不了：联系电话没有“"), "\(page.words)")
        }
    }

    @Test(arguments: Driver.allCases)
    func thePageAsksRowByRowAndSaysWhatBecomesOfTheOthers(driver: Driver) async throws {
        try await withImportCounty(driver) { county in
            let known = try await entered("王建国", in: "620799101201", county)
            let site = try TestSite(ImportRoutes(desk: county.desk).all, environment: county.desk.ledgers.environment)
            let officer = site.visitor(as: county.housing)
            let id = try await checked(Self.first + Self.second, county)
            let page = await officer.get("/imports/\(id)")
            #expect(page.words.contains("没有定的，写入时另外登记"), "\(page.words)")
            #expect(page.words.contains("建筑面积：未填 → 120"), "\(page.words)")
            let version = "\(try await county.one(id).version)"
            let none = await officer.post("/imports/\(id)/decisions", ["version": version, "row-2": "", "was-2": ""])
            #expect(none.notice == "全部行又核对了一遍。", "\(none.words)")
            let again = "\(try await county.one(id).version)"
            let same = await officer.post(
                "/imports/\(id)/decisions",
                ["version": again, "row-2": "\(known)", "was-2": ""]
            )
            #expect(same.notice == "定的已保存，全部行又核对了一遍。", "\(same.words)")
            #expect(same.words.contains("已定 1 行") && same.words.contains("见“修改的”"), "\(same.words)")
            #expect(try await county.one(id).result?.changed == 1)
        }
    }
}
