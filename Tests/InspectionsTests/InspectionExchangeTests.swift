import Core
import Database
import Documents
import Foundation
import Inspections
import TestSupport
import Testing
import Web

/// What people and phones see at the addresses of inspections.
@Suite("Pages of inspections")
struct InspectionExchangeTests {
    private func withSite(_ driver: Driver, _ body: (InspectionCounty, TestSite) async throws -> Void) async throws {
        try await withInspectionCounty(driver) { county in
            let routes = InspectionRoutes(desk: county.desk)
            try await body(county, TestSite(routes.all, environment: county.environment))
        }
    }

    @Test(arguments: Driver.allCases)
    func anInspectionIsPlannedVisitedAndClosedWithoutScript(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let sample = county.sample
            let supervisor = site.visitor(as: sample.supervisor)
            #expect(await supervisor.get("/inspections").words.contains("还没有督查检查"))
            let noYear = await supervisor.post("/inspections/yearly", ["title": "督导", "times": "x", "year": "1999"])
            #expect(noYear.status == 422 && noYear.errors.count == 4)
            _ = await supervisor.post(
                "/inspections/yearly",
                ["title": "十天一督导", "document": "云办发〔2026〕3号", "approved": "县委", "times": "３６", "year": "2026"]
            )
            let limit = await supervisor.post(
                "/inspections/limits",
                ["kind": "gapDays", "value": "10", "basis": "云督〔2026〕1号"]
            )
            #expect(limit.status == 200 && limit.words.contains("云督〔2026〕1号（本县规定）"))
            let bad = await supervisor.post(
                "/inspections",
                ["title": "村庄清洁督导", "first": "2026-06-10", "last": "2026-06-12"]
            )
            #expect(bad.status == 422 && bad.words.contains("政府督查工作条例第七条"))
            #expect(bad.visibleFormValues.contains { $0 == ("title", "村庄清洁督导") })
            let item = try await county.database.read { tx in
                try tx.inspections.yearItems(of: SampleCounty.county)[0].id
            }
            let made = await supervisor.post(
                "/inspections",
                [
                    "title": "村庄清洁督导", "content": "看垃圾", "document": "云政督〔2026〕3号", "approved": "县人民政府",
                    "year": "\(item)", "checklist": "clean-villages", "first": "2026-06-10", "last": "2026-06-12",
                    "places": "620799101201", "places": "620799102", "members": "\(sample.supervisor.account)",
                    "members": "\(sample.officer.account)",
                ] as Fields
            )
            #expect(made.status == 200 && made.words.contains("督查〔2026〕1号") && made.words.contains("联合检查"))
            let visitLink = try #require(made.links.first { $0.address.hasSuffix("/visits/new") })
            let officer = site.visitor(as: sample.officer)
            let form = await officer.get(visitLink.address + "?place=620799101201")
            let hidden = Dictionary(
                form.hiddenValues.map { ($0.name, $0.value) },
                uniquingKeysWith: { first, _ in first }
            )
            var fields: Fields = [
                "id": hidden["id"] ?? "", "checklist": hidden["checklist"] ?? "", "version": hidden["version"] ?? "",
                "place": "620799101201", "spot": "渠边", "found": "2026-06-10", "waste": "2", "bins": "日产日清",
                "ditch": "no", "manure": "０", "film": "没有", "ruins": "一处", "cleaner": "yes", "people": "村民为主",
            ]
            let address = String(visitLink.address.dropLast("/new".count))
            let refused = await officer.post(address, fields)
            #expect(refused.status == 422)
            #expect(
                refused.errors.contains { $0.contains("“残垣断壁”写数字") }
                    && refused.errors.contains { $0.contains("要拍 1 张照片") }
            )
            #expect(refused.visibleFormValues.contains { $0 == ("ruins", "一处") })
            fields = fields.replacing("ruins", with: "0")
            let photo = SentFile("photo-waste", "垃圾.jpg", SamplePhoto(21).jpeg())
            let done = await officer.post(address, fields, files: [photo])
            #expect(done.status == 200 && done.words.contains("有积存垃圾（−10）") && done.words.contains("90"))
            #expect(done.words.contains("看到的积存垃圾 2 > 0：满足"))
            // Pressed twice: the same record, not another.
            let twice = await officer.post(address, fields, files: [photo])
            #expect(twice.steps.last == done.steps.last)
            let picture = try #require(done.links.first { $0.address.hasPrefix("/photos/") })
            #expect(await officer.get(picture.address).status == 200)
            #expect(await site.visitor(as: sample.village).get(picture.address).status == 200)
            #expect(await site.visitor(as: sample.otherOfficer).get(picture.address).status == 404)
            #expect(await site.visitor(as: sample.otherSupervisor).get(picture.address).status == 404)
            let plan = String(address.dropLast("/visits".count))
            // The village sees what was seen in it, and not where the group goes next.
            let village = await site.visitor(as: sample.village).get(plan)
            #expect(village.status == 200 && !village.words.contains("还没有去的地方"))
            let closed = await supervisor.post(plan + "/closing", ["version": "1", "words": "总体干净。"])
            #expect(closed.status == 200 && closed.words.contains("已结束"))
            // The sheet says what it holds, when it was read, and of which place where it is not the whole.
            for (actor, narrowed) in [(sample.supervisor, nil), (sample.village, "云雾镇上坪村")] {
                let sheet = await site.visitor(as: actor).get(plan + "/results.xlsx")
                let lines = try sheet.sheet.prefix(4).compactMap(\.first)
                #expect(lines[2].hasPrefix("截至 2026年6月10日 ") && lines[2].hasSuffix("，共 1 份现场记录"), "\(lines)")
                #expect(lines.contains("只列：云雾镇上坪村") == (narrowed != nil), "\(lines)")
                let ending = narrowed.map { "检查结果 2026-06-10（\($0)）.xlsx" } ?? "检查结果 2026-06-10.xlsx"
                #expect(sheet.fileName?.hasSuffix(ending) == true, "\(sheet.fileName ?? "")")
            }
            #expect(await supervisor.get("/inspections").words.contains("90"))
        }
    }

    /// A spoken note and a position go with the record; who may not read it hears nothing, and whoever opens the
    /// position is written down.
    private static func spoken(_ county: InspectionCounty, _ site: TestSite, _ address: String, _ body: String)
        async throws
    {
        let supervisor = site.visitor(as: county.sample.supervisor)
        let place = "\(county.folder)/\(county.sample.supervisor.account)-"
        try Data([0x1A, 0x45, 0xDF, 0xA3, 9]).write(to: URL(fileURLWithPath: place + "spoken"))
        try Data([UInt8](repeating: 65, count: 90)).write(to: URL(fileURLWithPath: place + "text"))
        func with(_ voice: String) -> String {
            body.replacing(#""photos": ["one"]"#, with: #""photos": ["one"], "voices": ["\#(voice)"]"#)
                .replacing(
                    #""device""#,
                    with: #""position": {"latitude": 38.91, "longitude": 100.4, "accuracy": 8}, "device""#
                )
        }
        let text = await supervisor.postJSON(address, with("text"))
        #expect(text.status == 422 && text.text.contains("不是能播放的录音"))
        let done = await supervisor.postJSON(address, with("spoken"))
        let page = try #require(done.location)
        let visit = await supervisor.get(page)
        let voice = try #require(visit.links.first { $0.address.hasPrefix("/visit-voices/") }).address
        #expect(visit.text.contains("<audio") && visit.words.contains("手机写下了") && !visit.text.contains("38.91"))
        #expect(await supervisor.get(voice).status == 200)
        #expect(await site.visitor(as: county.sample.village).get(voice).status == 200)
        #expect(await site.visitor(as: county.sample.otherSupervisor).get(voice).status == 404)
        #expect(await supervisor.post(page + "/position", ["reason": ""]).words.contains("写明为什么要看记录时的位置"))
        let refused = await site.visitor(as: county.sample.village).post(page + "/position", ["reason": "看看"])
        #expect(refused.status == 422 && !refused.text.contains("38.91"))
        let opened = await supervisor.post(page + "/position", ["reason": "核对是否到现场"])
        #expect(
            opened.status == 200 && opened.words.contains("38.91") && opened.words.contains("100.4")
                && opened.words.contains("算不出距离")
        )
        let records = try await county.database.read { tx in
            try tx.count("FROM record WHERE act = 'inspection.opening'")
        }
        #expect(records == 1)
    }

    @Test(arguments: Driver.allCases)
    func aPhoneTakesTheRulesAlongAndDeliversOnce(driver: Driver) async throws {
        try await withSite(driver) { county, site in
            let id = try await county.plan()
            let supervisor = site.visitor(as: county.sample.supervisor)
            let offline = await supervisor.get("/inspections/\(id)/offline.json")
            let rules = try #require(try JSONSerialization.jsonObject(with: Data(offline.body)) as? [String: Any])
            let list = try #require(rules["checklist"] as? [String: Any])
            #expect((list["items"] as? [Any])?.count == 8 && (rules["places"] as? [Any])?.count == 2)
            #expect((rules["words"] as? [String: String])?["answer.missing"] == "还没有填：{ask}。")
            #expect(await site.visitor(as: county.sample.leader).get("/inspections/\(id)/offline.json").status == 403)
            #expect(
                await site.visitor(as: county.sample.otherOfficer).get("/inspections/\(id)/offline.json").status == 404
            )
            let version = try #require(list["version"] as? String)
            let path = "\(county.folder)/\(county.sample.supervisor.account)-one"
            try Data(SamplePhoto(31).jpeg()).write(to: URL(fileURLWithPath: path))
            func body(_ number: Int, waste: String = "1", photos: String = #"["one"]"#) -> String {
                """
                {"id": "\(county.uuid(number))", "place": "620799101201", "checklist": "clean-villages", "version": "\(version)",
                 "answers": [{"item": "waste", "value": \(waste), "photos": \(photos)}, {"item": "bins", "value": "日产日清"},
                 {"item": "ditch", "value": false}, {"item": "manure", "value": 0}, {"item": "film", "value": "没有"},
                 {"item": "ruins", "value": 0}, {"item": "cleaner", "value": true}, {"item": "people", "value": "村民为主"}],
                 "foundAt": \(SampleCounty.now.milliseconds), "device": "Android"}
                """
            }
            let address = "/inspections/\(id)/submissions"
            let first = await supervisor.postJSON(address, body(1))
            #expect(first.status == 201 && first.location?.hasPrefix("/inspections/\(id)/visits/") == true)
            let again = await supervisor.postJSON(address, body(1))
            #expect(again.status == 200 && again.body == first.body)
            try await Self.spoken(county, site, address, body(4))
            let before = try await county.rows()
            for (text, words) in [
                (body(2, photos: "[]"), "要拍 1 张照片"), (body(2, photos: #"["nobody"]"#), "没有收到"),
                (body(1, waste: "2"), "已经交过"),
                (body(2, waste: "null"), "还没有填"), (body(2, waste: "1e400"), "读不懂"), ("[]", "读不懂"),
                ("{\"id\": 1}", "读不懂"),
                (body(2).replacing(version, with: "0"), "换了版本"), (body(2).replacing("101201", with: "9"), "不在"),
            ] {
                let refused = await supervisor.postJSON(address, text)
                #expect(refused.status == 422 && refused.text.contains(words), "\(words)")
            }
            #expect(await site.visitor(as: county.sample.otherSupervisor).postJSON(address, body(3)).status == 404)
            #expect(try await county.rows() == before)
        }
    }
}
