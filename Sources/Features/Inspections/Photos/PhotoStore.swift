import Core
import Database
import Pictures

extension Transaction {
    package var photos: PhotoStore { PhotoStore(tx: self) }
}

/// Every statement about photos.
package struct PhotoStore {
    let tx: Transaction

    /// What the sealed position is bound to.
    static let positionField = "photo.position"

    private static let names = [
        "id", "county", "region", "visit_id", "request_id", "item", "ordinal", "digest", "original_digest", "name",
        "media_type", "size", "width", "height", "taken_at", "camera", "position", "hash_across", "hash_down",
        "account_id", "person", "at",
    ]

    func insert(
        _ photos: [TakenPhoto],
        visit: VisitID? = nil,
        request: PhotoRequestID? = nil,
        region: RegionCode,
        by actor: Actor,
        in environment: Environment
    ) throws {
        let now = environment.now()
        guard !photos.isEmpty else { return }
        try tx.insert(
            into: "photo",
            columns: Self.names,
            rows: photos.enumerated().map { place, photo in
                [
                    photo.id, actor.county, region, visit, request, photo.item, place + 1, photo.digest,
                    photo.originalDigest, photo.name, photo.mediaType, photo.size, photo.width, photo.height,
                    photo.exif.takenAt, photo.exif.camera, photo.position,
                    photo.hash.map { Int64(bitPattern: $0.across) }, photo.hash.map { Int64(bitPattern: $0.down) },
                    actor.account, actor.name, now,
                ] as [any SQLValueConvertible]
            }
        )
        try tx.insert(
            into: "photo_band",
            columns: ["county", "band", "photo_id"],
            rows: photos.flatMap { photo in
                (photo.hash?.bands ?? []).map { [actor.county, $0, photo.id] as [any SQLValueConvertible] }
            }
        )
        for photo in photos {
            let compared = Compared(
                id: photo.id,
                digest: photo.digest,
                hash: photo.hash,
                county: actor.county,
                region: region,
                item: photo.item,
                visit: visit
            )
            try match(compared, environment)
        }
    }

    struct Compared: Sendable {
        let id: PhotoID
        let digest: String
        let hash: PictureHash?
        let county: RegionCode
        let region: RegionCode
        let item: String
        let visit: VisitID?
    }

    func match(_ photo: KeptPhoto, _ environment: Environment) throws {
        let compared = Compared(
            id: photo.id,
            digest: photo.digest,
            hash: photo.hash,
            county: photo.county,
            region: photo.region,
            item: photo.item,
            visit: photo.visit
        )
        try match(compared, environment)
    }

    /// Writes down photos that look like this one: up to five that were there before it; and where it was there before others
    /// that nothing was found for yet, itself for those. So every use but the first is found, whoever comes to look last.
    /// Four bands and their neighbours are looked up, not all photos.
    private func match(_ photo: Compared, _ environment: Environment) throws {
        let near = try alike(photo).sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }
        let earlier = near.filter { $0.id < photo.id }.prefix(5).map { (photo.id, $0.id, $0.distance) }
        let later = near.filter { $0.id > photo.id && !$0.isFound }.map { ($0.id, photo.id, $0.distance) }
        for (photoID, earlierID, distance) in earlier + later {
            try tx.run(
                """
                INSERT INTO photo_match (id, county, photo_id, earlier_id, distance, at)
                VALUES (\(environment.newID(MatchSubject.self)), \(photo.county), \(photoID), \(earlierID), \(distance),
                    \(environment.now())) ON CONFLICT (photo_id, earlier_id) DO NOTHING
                """
            )
        }
    }

    private struct Alike {
        let id: PhotoID
        let distance: Int
        /// Whether an earlier one was found for it.
        let isFound: Bool
    }

    private func alike(_ photo: Compared) throws -> [Alike] {
        var candidates: Query = "SELECT id FROM photo WHERE county = \(photo.county) AND digest = \(photo.digest)"
        if let hash = photo.hash {
            candidates += """
                 UNION SELECT b.photo_id FROM photo_band b
                WHERE b.county = \(photo.county) AND b.band IN \(list: hash.nearBands)
                """
        }
        let rows = try tx.rows(
            """
            SELECT p.id, p.digest, p.hash_across, p.hash_down, p.region, p.item, p.visit_id,
                CASE WHEN EXISTS (SELECT 1 FROM photo_match m WHERE m.photo_id = p.id) THEN 1 ELSE 0 END AS found
            FROM photo p WHERE p.id IN (\(candidates)) AND p.id <> \(photo.id)
            """
        )
        return try rows.compactMap { row in
            let (id, isFound): (PhotoID, Bool) = (try row.id("id"), try row.int("found") == 1)
            if try row.text("digest") == photo.digest { return Alike(id: id, distance: 0, isFound: isFound) }
            guard let hash = photo.hash, let across = try row.optionalInt64("hash_across"),
                let down = try row.optionalInt64("hash_down")
            else { return nil }
            let other = PictureHash(across: UInt64(bitPattern: across), down: UInt64(bitPattern: down))
            let distance = hash.distance(to: other)
            guard hash.isNear(other), try !isLookedAtAgain(photo, row) || distance <= Self.savedAgain else {
                return nil
            }
            return Alike(id: id, distance: distance, isFound: isFound)
        }
    }

    /// Bits that saving a photo again changes. The same corner after it was cleared differs in more, and is no second use.
    private static let savedAgain = 3

    /// Of the same item in the same place, on another visit: before and after are to look alike.
    private func isLookedAtAgain(_ photo: Compared, _ row: ResultRow) throws -> Bool {
        guard let visit = photo.visit, let other: VisitID = try row.optionalID("visit_id") else { return false }
        return try other != visit && row.region("region") == photo.region && row.text("item") == photo.item
    }

    func find(_ ids: [PhotoID], in county: RegionCode) throws -> [KeptPhoto] {
        try tx.rows(
            "SELECT * FROM photo WHERE county = \(county) AND id IN \(list: ids) ORDER BY id",
            KeptPhoto.init
        )
    }

    /// Of the copies in the vault.
    package func digests() throws -> Set<String> {
        Set(try tx.values("SELECT DISTINCT digest FROM photo", as: String.self))
    }

    package func list(of visit: VisitID) throws -> [KeptPhoto] {
        try tx.rows("SELECT * FROM photo WHERE visit_id = \(visit) ORDER BY item, ordinal", KeptPhoto.init)
    }

    package func list(of request: PhotoRequestID) throws -> [KeptPhoto] {
        try tx.rows("SELECT * FROM photo WHERE request_id = \(request) ORDER BY id", KeptPhoto.init)
    }

    /// The photo of the same place and item that was taken last before this visit: what it is compared with.
    package func before(_ visit: PlaceVisit, item: String) throws -> KeptPhoto? {
        try tx.first(
            """
            SELECT p.* FROM photo p JOIN inspection_visit v ON v.id = p.visit_id
            WHERE p.region = \(visit.region) AND p.item = \(item) AND v.id <> \(visit.id) AND v.spot = \(visit.spot)
                AND v.checklist = \(visit.checklist) AND v.found_at < \(visit.foundAt)
            ORDER BY v.found_at DESC, p.ordinal LIMIT 1
            """,
            KeptPhoto.init
        )
    }
}

extension KeptPhoto {
    init(_ row: ResultRow) throws {
        let across = try row.optionalInt64("hash_across")
        let down = try row.optionalInt64("hash_down")
        self.init(
            id: try row.id("id"),
            county: try row.region("county"),
            region: try row.region("region"),
            visit: try row.optionalID("visit_id"),
            request: try row.optionalID("request_id"),
            item: try row.text("item"),
            digest: try row.text("digest"),
            name: try row.text("name"),
            mediaType: try row.text("media_type"),
            size: try row.int("size"),
            width: try row.int("width"),
            height: try row.int("height"),
            takenAt: try row.optionalInstant("taken_at"),
            camera: try row.optionalText("camera"),
            position: try row.optionalText("position"),
            hash: across.flatMap { across in
                down.map { PictureHash(across: UInt64(bitPattern: across), down: UInt64(bitPattern: $0)) }
            },
            account: try row.id("account_id"),
            person: try row.text("person"),
            at: try row.instant("at")
        )
    }
}
