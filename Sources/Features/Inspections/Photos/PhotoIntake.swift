import Ciphers
import Core
import Database
import Files
import Foundation
import Ledgers
import Pictures

/// Looks at photos and keeps the copies others may see.
struct PhotoIntake {
    let desk: InspectionDesk

    init(_ desk: InspectionDesk) { self.desk = desk }

    /// All or none: every photo that cannot be taken is named.
    func take(_ sources: [(item: String, photo: SentPhoto)]) -> Outcome<[TakenPhoto]> {
        var read: [(item: String, name: String, original: String, photo: ReadPhoto)] = []
        var issues: [Issue] = []
        for (item, source) in sources {
            guard let data = Self.bytes(source.path) else {
                issues.append(Issue("picture.broken", field: item, ["name": source.name]))
                continue
            }
            do {
                let photo = try ReadPhoto([UInt8](data))
                read.append((item, source.name, FileDigest.hexadecimal(SHA256.hash(data: data)), photo))
            } catch {
                issues.append(error.issue(field: item, name: source.name))
            }
        }
        guard issues.isEmpty else { return .refused(issues) }
        do {
            return .done(try read.map { try keep($0.item, $0.name, $0.original, $0.photo) })
        } catch let fault as FileFault {
            return .refused([fault.issue()])
        } catch {
            return .refused([FileFault.storage.issue()])
        }
    }

    private static func bytes(_ path: String) -> Data? {
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
        // What is far too heavy is not read into memory; its first bytes are enough to say so.
        guard size > PictureLimits.heaviest else { return FileManager.default.contents(atPath: path) }
        return Data(count: PictureLimits.heaviest + 1)
    }

    private func keep(_ item: String, _ name: String, _ original: String, _ photo: ReadPhoto) throws -> TakenPhoto {
        let id: PhotoID = desk.environment.newID()
        let path = NSTemporaryDirectory() + "luoshi-photo-\(id)-\(UInt64.random(in: 0...UInt64.max))"
        try Data(photo.clean).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let stored = try desk.files.store(contentsOf: path, originalName: name, types: [.jpeg, .png])
        return TakenPhoto(
            id: id,
            item: item,
            digest: "\(stored.digest)",
            originalDigest: original,
            name: "\(stored.name)",
            mediaType: stored.type.contentType,
            size: stored.size,
            width: photo.width,
            height: photo.height,
            exif: photo.exif,
            position: try photo.exif.position.map {
                try desk.personal.sealed("\($0)", about: PhotoStore.positionField)
            },
            hash: photo.hash
        )
    }

    /// Where several write at once, two uses of one photo may each have missed the other: the later one sees both now.
    func lookAgain(_ photos: [PhotoID], in county: RegionCode) async throws {
        guard desk.database.dialect == .postgres, !photos.isEmpty else { return }
        let environment = desk.environment
        try await desk.database.write { tx in
            for photo in try tx.photos.find(photos, in: county) { try tx.photos.match(photo, environment) }
        }
    }
}

extension FileDigest {
    static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
