import Database
import DemoCounty
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("坏网络", .inBrowser)
struct BadLinkJourney {
    /// 40 kbit/s, one packet in five lost, the line cut three times, the server killed once in the middle of a chunk.
    @Test("每秒 5 KB、丢包两成、断三次、服务器被杀一次，3 MB 的照片只到一份，多传的不超过 5%")
    func aPhotoArrivesOnce() async throws {
        try await withFilledCounty(.sqlite) { county in
            let start = ["serve"] + county.options
            let (first, port) = try await Program.serve(start)
            let running = Mutex(first)
            let (links, given) = AsyncStream.makeStream(of: BadLink.self)
            let link = try BadLink(
                to: port,
                cuts: [
                    .inside(20) {},
                    .answer(60),
                    .inside(100) {
                        let server = running.withLock { $0 }
                        server.send(SIGKILL)
                        _ = await server.ended()
                        let (second, port) = try await Program.serve(start)
                        running.withLock { $0 = second }
                        for await link in links { return link.turn(to: port) }
                    },
                ]
            )
            defer { link.stop() }
            given.yield(link)
            let sample = try #require(county.accounts.samples.first { $0.loginName == "cun1" })
            let person = try await Browser.shared.person("cun1", at: link.address, width: 390)
            try await person.open("/login")
            try await person.fill("登录名", sample.loginName)
            try await person.fill("密码", sample.password)
            try await person.press("登录")
            let outcome = try await person.evaluate(Self.sending)
            #expect(link.problem == nil)
            let counts = link.counts
            #expect(outcome["stage"].string == "whole", "\(outcome.source)")
            let twice = Double(counts.bytes - Self.size) / Double(Self.size)
            #expect(counts.bytes >= Self.size && twice <= 0.05, "\(counts)")
            #expect(counts.cuts == 3 && counts.lost > 300 && counts.seconds > 600, "\(counts)")
            print("3 MB over the bad link: \(counts), sent twice \((twice * 1000).rounded() / 10) %")
            let server = running.withLock { $0 }
            server.send(SIGTERM)
            #expect(await server.ended().code == 0)
            let database = try await open(county.address)
            let (rows, digest) = try await database.read { tx in
                (
                    try tx.count("FROM upload WHERE stage = 'whole'"),
                    try tx.values("SELECT digest FROM upload", as: String.self).first ?? ""
                )
            }
            try await database.close()
            #expect(rows == 1 && digest == outcome["digest"].string)
            let place = "\(county.files)/\(digest.prefix(2))/\(digest.dropFirst(2).prefix(2))/\(digest)"
            let size = try FileManager.default.attributesOfItem(atPath: place)[.size] as? Int
            #expect(size == Self.size)
            #expect(try FileManager.default.contentsOfDirectory(atPath: county.files + "/parts") == [])
            // Requests that met a dead line are expected here.
            _ = person.takeComplaints()
        }
    }

    private static let size = 3_000_000

    /// The scripts of our pages, on the link's clock: what they would wait for is only counted.
    private static let sending = """
        (async () => {
          const source = document.querySelector("script[src*='/luoshi.js']").src.replace("luoshi.js", "");
          const { ChunkedSending, Session } = await import(source + "phone.js");
          let link = 0, waited = 0;
          const world = {
            fetch: async (address, options) => {
              const answer = await fetch(address, options);
              link = Number(await (await fetch("/link-clock")).text());
              return answer;
            },
            now: () => link + waited,
            sleep: async (seconds) => { waited += seconds; },
          };
          const bytes = new Uint8Array(\(size));
          let seed = 7;
          for (let i = 0; i < bytes.length; i += 1) bytes[i] = (seed = (seed * 1103515245 + 12345) >>> 0) >>> 16;
          bytes.set([0xff, 0xd8, 0xff, 0xe0]);
          const session = new Session(world);
          const sending = new ChunkedSending(new File([bytes], "院子.jpg"), {
            key: "a-photo-of-a-courtyard", token: session.token, world });
          const state = await sending.run();
          return { stage: state.stage, digest: sending.digest };
        })()
        """
}
