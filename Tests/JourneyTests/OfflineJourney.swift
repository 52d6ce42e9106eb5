import Foundation
import TestSupport
import Testing

@Suite("没有网络的检查", .inBrowser)
struct OfflineJourney {
    @Test("在村里没有网络时填检查记录，重开页面还在，有网络后连同正在送时交的各送达一次")
    func inspectsWithoutANetwork() async throws {
        let county = try await RunningCounty.start()
        let port = try #require(county.address.split(separator: ":").last.flatMap { Int($0) })
        let link = try BadLink(to: port, cuts: [])
        defer { link.stop() }
        let phone = try await Browser.shared.person("ducha", at: link.address, width: 390)
        try await phone.open("/login")
        try await county.signIn(phone, as: "ducha")
        let plan = try #require(try await phone.evaluate("(\(Self.planning))()").string)
        try await phone.forgetPages()
        let before = link.counts.answered
        try await phone.open(plan + "/visits/new")
        try await phone.see("填一项就存在本机")
        try await phone.wait(until: "the page is on the shelf") {
            try await phone.evaluate("document.documentElement.dataset.shell ?? ''").string == "kept"
        }
        // Everything the server sent, headers included: page, styles, scripts, check-list, and the page again for the shelf.
        let bytes = link.counts.answered - before
        #expect(bytes > 20_000 && bytes <= 60_000, "\(bytes) bytes over the wire for the first page")
        // A browser that may not say where it is: that is said with what to do, and nothing else is in the way.
        try await phone.evaluate("navigator.geolocation.getCurrentPosition = (found, refused) => refused({ code: 1 })")
        try await phone.press("写下现在的位置")
        try await phone.see("没有写下位置", "允许定位")
        link.setDown(true)
        try await Self.fill(phone, spot: "东头", rubble: "2")
        try await phone.press("交现场记录")
        try await phone.see("还不能送：有 1 处要补", "拍一张")
        try await phone.evaluate("(\(Self.photograph))('rubble')")
        try await phone.see("院子.jpg")
        try await phone.press("交现场记录")
        try await phone.see("东头", "没有送到：网络断了")
        // The second record is begun, the page goes and comes back without a network.
        try await Self.fill(phone, spot: "西头", rubble: "")
        try await phone.see("还没有送出", within: ".phone-state")
        try await phone.reload()
        try await phone.see("西头", "没有送到：网络断了")
        #expect(try await phone.value(of: "spot") == "西头")
        try await phone.fill("rubble", "0")
        try await phone.press("交现场记录")
        try await phone.wait(until: "both wait") { try await phone.count(of: ".phone-drafts li") == 2 }
        #expect(try await phone.count(of: ".phone-drafts [data-tone=delivered]") == 0)
        // While the first is on its way a third is handed in: it goes too, without anybody asking again.
        try await phone.evaluate(Self.holding)
        link.setDown(false)
        try await phone.evaluate("dispatchEvent(new Event('online'))")
        try await phone.wait(until: "the first is on its way") {
            try await phone.evaluate("typeof window.letGo").string == "function"
        }
        try await Self.fill(phone, spot: "南头", rubble: "0")
        try await phone.press("交现场记录")
        try await phone.wait(until: "the third waits") { try await phone.count(of: ".phone-drafts li") == 3 }
        try await phone.evaluate("window.letGo()")
        try await phone.wait(until: "all are delivered") {
            try await phone.count(of: ".phone-drafts [data-tone=delivered]") == 3
        }
        try await phone.see("已送达，登记了 1 个问题")
        let visits = try await phone.evaluate("(\(Self.counting))('\(plan)')")
        #expect(visits["visits"].int == 3, "\(visits.source)")
        #expect(visits["photos"].int == 1, "\(visits.source)")
        #expect(visits["left"].int == 0, "\(visits.source)")
        // Signing out takes the page off the shelf.
        try await phone.open("/me")
        try await phone.evaluate("document.querySelector(\"form[action='/logout']\").requestSubmit()")
        try await phone.see("登录名")
        let shelves = "caches.keys().then(names => names.filter(name => name.startsWith('luoshi-phone-')).length)"
        try await phone.wait(until: "the shelf is empty") { try await phone.evaluate(shelves).int == 0 }
        _ = phone.takeComplaints()
    }

    static func fill(_ phone: Person, spot: String, rubble: String) async throws {
        let place = "document.querySelector('#visit-form [name=place] option:not([value=\"\"])').textContent"
        try await phone.choose("place", try #require(try await phone.evaluate(place).string))
        try await phone.fill("spot", spot)
        try await phone.evaluate(
            """
            (() => {
              const form = document.querySelector("#visit-form");
              const answers = { pace: "3", elders: "另有住房", shed: "no", tools: "不需要", animals: "0", rubble: "\(rubble)", plot: "yes" };
              for (const [name, value] of Object.entries(answers)) form.elements[name].value = value;
              form.elements.pace.dispatchEvent(new Event("input", { bubbles: true }));
            })()
            """
        )
    }

    /// The first record that is sent waits until it is let go.
    private static let holding = """
        (() => {
          const send = window.fetch;
          window.fetch = async (address, options) => {
            if (String(address).endsWith("/submissions") && !window.letGo) await new Promise((go) => (window.letGo = go));
            return send(address, options);
          };
        })()
        """

    /// The plan of the year and one inspection of it, sent as their pages' own forms.
    private static let planning = """
        async () => {
          const send = async (address, action, fill) => {
            const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
            const form = page.querySelector(`form[action='${action}']`);
            const answers = new FormData(form);
            fill(answers, form);
            const answer = await fetch(action, { method: "POST", body: new URLSearchParams(answers) });
            if (!answer.ok) throw new Error(new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main").innerText);
            return new URL(answer.url).pathname;
          };
          await send("/inspections/yearly", "/inspections/yearly", (answers) => {
            for (const [name, value] of Object.entries({ year: "2026", title: "老旧房屋拆除专项督查", document: "云政办发〔2026〕3号", approved: "县委、县政府", times: "2" })) answers.set(name, value);
          });
          return send("/inspections/new", "/inspections", (answers, form) => {
            const text = { title: "清河镇拆除督查", content: "看拆除、清运和老人安置", document: "云政办发〔2026〕3号", approved: "县委、县政府", checklist: "old-houses", first: "2026-06-10", last: "2026-06-12" };
            for (const [name, value] of Object.entries(text)) answers.set(name, value);
            const kind = form.elements.kind;
            if (!answers.get("kind")) answers.set("kind", [...kind].find((one) => one.value)?.value ?? "special");
            const year = [...form.querySelectorAll("[name=year] option")].find((option) => option.textContent.includes("老旧房屋拆除专项督查"));
            answers.set("year", year.value);
            answers.append("places", [...form.querySelectorAll("[name=places]")].filter((box) => box.value.length === 12).at(-1).value);
            const me = document.querySelector(".person-name, [data-person-name]")?.textContent;
            const boxes = [...form.querySelectorAll("[name=members]")];
            const own = boxes.find((box) => box.value === document.body.dataset.person) ?? boxes[0];
            answers.append("members", own.value);
          });
        }
        """

    /// A photo as a camera makes it: on its side, with what the camera wrote.
    static let photograph = """
        async (item) => {
          const canvas = document.createElement("canvas");
          canvas.width = 2400;
          canvas.height = 1800;
          const pen = canvas.getContext("2d");
          for (let i = 0; i < 200; i += 1) {
            pen.fillStyle = `rgb(${(i * 37) % 256}, ${(i * 91) % 256}, ${(i * 53) % 256})`;
            pen.fillRect((i * 211) % 2400, (i * 97) % 1800, 300, 200);
          }
          const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
          const words = [...new TextEncoder().encode("2026:06:10 08:30:00\\0")];
          const entry = (tag, kind, count, value) => [tag >> 8, tag & 255, 0, kind, 0, 0, 0, count, ...value];
          const directory = [0, 2, ...entry(0x0112, 3, 1, [0, 6, 0, 0]), ...entry(0x0132, 2, 20, [0, 0, 0, 38]), 0, 0, 0, 0];
          const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, ...directory, ...words];
          const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
          const exif = [0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255, ...body];
          const file = new File([new Uint8Array([0xff, 0xd8]), new Uint8Array(exif), blob.slice(2)], "院子.jpg", { type: "image/jpeg" });
          const input = document.querySelector(`#visit-form [name='photo-${item}']`);
          const chosen = new DataTransfer();
          chosen.items.add(file);
          input.files = chosen.files;
          input.dispatchEvent(new Event("change", { bubbles: true }));
        }
        """

    /// What the county has: records of the plan, photos on them, uploads still on their way.
    private static let counting = """
        async (plan) => {
          const read = async (address) => new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
          const page = await read(plan);
          const visits = [...new Set([...page.querySelectorAll(`a[href^='${plan}/visits/']`)].map((link) => link.getAttribute("href")))]
            .filter((address) => /\\d+$/.test(address));
          let photos = 0;
          for (const address of visits) {
            const visit = await read(address);
            photos += new Set([...visit.querySelectorAll("img[src^='/photos/']")].map((image) => image.getAttribute("src"))).size;
          }
          const left = await (await fetch("/uploads", { headers: { Accept: "application/json" } })).json();
          return { visits: visits.length, photos, left: left.uploads.length };
        }
        """
}
