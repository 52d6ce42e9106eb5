import Core
import Database
import Documents
import Expression
import Files
import Foundation
import Programmes
import TestSupport
import Testing
import Web

@testable import Ledgers

/// A ledger whose playbook the county changed while its things are open.
@Suite("Changed playbooks")
struct RenewalTests {
    private let base = "/ledgers/\(SamplePlaybook.key)"

    /// A field is asked before all others, an option and a field are gone, a bound is narrower, a stage has another name.
    private func changed() throws -> PlaybookText {
        let changes = [
            ("fields:\n", "fields:\n  - {key: watch, label: 看管人, type: text}\n"),
            ("options: [土坯, 砖木, 砖混]", "options: [砖木, 砖混]"), ("max: 2000", "max: 200"),
            ("  - {key: built, label: 建成日期, type: day}\n", ""), ("word: 已签协议", "word: 已签订"),
        ]
        let yaml = changes.reduce(SamplePlaybook.yaml()) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
        return try SamplePlaybook.text(of: yaml)
    }

    private func adopt(_ county: LedgerCounty) async throws -> ProgrammeID {
        let adopt = AdoptProgramme(database: county.database, environment: county.environment)
        return try #require(await adopt(changed(), by: county.sample.supervisor).value)
    }

    @Test(arguments: Driver.allCases)
    func listsAndSheetsReadThingsOfEveryVersionByTheirFields(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            try await county.enter("甲", in: LedgerCounty.village, ["area": "137", "elders": "随子女", "home": "县城"])
            _ = try await adopt(county)
            let officer = site.visitor(as: county.housing)
            let list = await officer.get(base)
            #expect(list.words.contains("137") && list.words.contains("随子女"))
            let sheet = await officer.get(base + "/items.xlsx")
            let rows = try SheetReader(.bytes(sheet.body), name: "a.xlsx").rest().map(\.cells)
            let header = try #require(rows.firstIndex { $0.first == "编号" })
            let said = Dictionary(zip(rows[header], rows[header + 1])) { first, _ in first }
            #expect(said["户主"] == "甲" && said["建筑面积（平方米）"] == "137" && said["老人现住处"] == "县城")
            #expect(said["看管人"] == "")
        }
    }

    /// What the new version does not take is told with the answer and what to do, and stays; the rest goes on.
    @Test(arguments: Driver.allCases)
    func whatTheNewVersionDoesNotTakeIsNamedAndStays(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let plain = try await county.enter("甲", in: LedgerCounty.village, ["built": "1987-05-01"])
            let earthen = try await county.enter("乙", in: LedgerCounty.village, ["structure": "土坯"])
            let many = ["area": "400", "structure": "土坯", "uses": "存放"]
            let large = try await county.enter("丙", in: LedgerCounty.village, many)
            let programme = try await adopt(county)
            let (officer, village) = (
                site.visitor(as: county.housing), site.visitor(as: county.sample.village)
            )
            let versions = await officer.get(base + "/versions")
            #expect(versions.words.contains("字段“建筑面积”可填的范围由 1 到 2000 平方米 改为 1 到 200 平方米"))
            let query = "version=\(county.book.playbook.version)"
            #expect(versions.links.contains { $0.address == base + "?" + query })
            #expect(await officer.get(base + "?" + query).words.contains("本页 3 条"))
            let every = Fields([("act", "renew"), ("list", query), ("every", "1")])
            let preview = await officer.post(base + "/bulk/preview", every)
            #expect(preview.words.contains("1 条可以办理，2 条暂时不能"))
            #expect(preview.words.contains("结构填的是“土坯”，新版没有这个选项，要改选：砖木、砖混。"))
            #expect(preview.words.contains("建筑面积填的是 400，新版不能大于 200 平方米，核对后改正。"))
            #expect(preview.words.contains("建成日期不再填，原来填的“1987-05-01”留在办理经过里"))
            let items = preview.hiddenValues.filter { $0.name == "item" }.map { ("item", $0.value) }
            #expect(items.map(\.1) == ["\(plain)-1"])
            let done = await officer.post(base + "/bulk", Fields([("act", "renew"), ("list", query)] + items))
            #expect(done.notice == "改用新版：已办理 1 条。")
            #expect(try await county.item(plain).programme == programme)
            #expect(try await county.item(earthen).programme == county.book.programme)
            let page = await officer.get("/items/\(plain)")
            #expect(page.words.contains("建成日期：1987-05-01 → 未填"))
            // A request past the preview is refused too, and nothing is written.
            let past = try await BulkActs(county.desk)(.renew, [large: 1], by: county.housing)
            #expect(past.keys == ["renewal.large", "renewal.choice"])
            // One by one: the form names what to put right, and takes it once it is.
            #expect(await officer.get("/items/\(earthen)").links.contains { $0.address == "/items/\(earthen)/renewal" })
            let form = await village.get("/items/\(earthen)/renewal")
            #expect(form.status == 200 && form.words.contains("新版没有这个选项") && form.words.contains("字段“结构”去掉选项：土坯"))
            var answers = [
                "programme": "\(programme)", "version": "1", "place": LedgerCounty.village.digits, "owner": "乙",
                "area": "120", "elders": "无老人", "empty": "是", "structure": "土坯",
            ]
            #expect(
                await village.post("/items/\(earthen)/renewal", Fields(answers.map { ($0.key, $0.value) })).status
                    == 422
            )
            answers["structure"] = "砖木"
            answers["watch"] = "老王"
            #expect(
                await village.post("/items/\(earthen)/renewal", Fields(answers.map { ($0.key, $0.value) })).notice
                    == "已改用新版。"
            )
            let moved = try await county.item(earthen)
            #expect(moved.programme == programme && moved.values[0] == .text("老王"))
            #expect(await village.get("/items/\(earthen)/renewal").notice == "已经是专项现在的版本，不用再改。")
            answers["programme"] = "\(county.book.programme)"
            let late = await village.post("/items/\(large)/renewal", Fields(answers.map { ($0.key, $0.value) }))
            #expect(late.status == 422 && late.words.contains("专项又启用了另一个版本"))
            // A duplicate of an earlier version does not bring what the survivor's version does not take.
            let playbook = try changed().playbook
            let fourth = ["owner": "丁", "area": "90", "elders": "无老人", "empty": "是"]
            let new = ItemAnswers(place: LedgerCounty.village.digits, fourth, of: playbook)
            let survivor = try #require(await county.create(LedgerCounty.key, new, by: county.housing).value)
            _ = try #require(await county.merge(large, into: survivor, by: county.housing).value)
            let whole = try await county.item(survivor).values
            #expect(whole[try #require(playbook.field("structure"))] == .unknown)
            #expect(whole[try #require(playbook.field("uses"))] == .set(["存放"]))
            #expect(try await county.differences() == [])
        }
    }

    /// The identity number is no longer sealed, and the plot is: neither shows what the other version kept back.
    private func resealed() throws -> PlaybookText {
        let changes = [
            ("type: id-number}", "type: text}"),
            ("label: 宅基地编号, type: text, unique: county}", "label: 宅基地编号, type: phone}"),
            ("label: 老人现住处, type: text,", "label: 老人现住处, type: text, unique: county,"),
            ("type: number, unit: 平方米, min: 1, max: 2000,", "type: text,"),
            ("    - {key: area, word: 建筑面积, unit: 平方米, value: area}\n", ""),
            ("  - {key: area, word: 建筑面积, unit: 平方米, value: area}\n", ""),
            ("  - {key: sane, holds: 'not known(subsidy) or subsidy <= area * 1000', says: 补助金额与面积对不上}\n", ""),
            ("rules:\n", ""), (" and area > 60", ""),
        ]
        let yaml = changes.reduce(SamplePlaybook.yaml()) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
        return try SamplePlaybook.text(of: yaml)
    }

    @Test(arguments: Driver.allCases)
    func whatOneVersionSealsTheOtherDoesNotShow(driver: Driver) async throws {
        try await withLedgerSite(driver) { county, site in
            let number = "11010519491231002X"
            let more = ["identity": number, "plot": "13912345678", "elders": "随子女", "home": "县城"]
            let first = try await county.enter("甲", in: LedgerCounty.village, more)
            let second = try await county.enter("乙", in: LedgerCounty.village, ["elders": "随子女", "home": "县城"])
            let adopt = AdoptProgramme(database: county.database, environment: county.environment)
            _ = try #require(await adopt(resealed(), by: county.sample.supervisor).value)
            let officer = site.visitor(as: county.housing)
            for address in [base, "/items/\(first)/renewal", base + "/items.csv"] {
                let page = await officer.get(address)
                let text = String(decoding: page.body, as: UTF8.self)
                #expect(page.status == 200 && !text.contains("13912345678") && !text.contains("***|"), "\(address)")
            }
            // Both want what only one may have now: the preview holds the second back, and the first goes on.
            let query = "version=\(county.book.playbook.version)"
            let every = Fields([("act", "renew"), ("list", query), ("every", "1")])
            let preview = await officer.post(base + "/bulk/preview", every)
            #expect(preview.words.contains("1 条可以办理，1 条暂时不能"), "\(preview.words.suffix(600))")
            let items = preview.hiddenValues.filter { $0.name == "item" }.map { ("item", $0.value) }
            #expect(items.map(\.1) == ["\(first)-1"])
            let done = await officer.post(base + "/bulk", Fields([("act", "renew"), ("list", query)] + items))
            #expect(done.notice == "改用新版：已办理 1 条。")
            let past = try await BulkActs(county.desk)(.renew, [second: 1], by: county.housing)
            #expect(past.keys == ["item.taken"])
            let kept = try await county.database.read {
                try $0.values("SELECT changes FROM item_change", as: String.self)
            }
            #expect(!kept.isEmpty && !kept.contains { $0.contains("13912345678") || $0.contains("|") })
        }
    }
}
