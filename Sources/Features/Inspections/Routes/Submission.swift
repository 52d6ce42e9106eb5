import Core

/// What a phone delivers: see docs/inspections.md. Moments are milliseconds since 1970.
struct Submission: Decodable {
    let id: String
    let place: String
    let spot: String?
    let checklist: String
    let version: String
    let answers: [Answer]
    let foundAt: Int64?
    let madeAt: Int64?
    let device: String?
    let position: Position?

    struct Position: Decodable {
        let latitude: Double
        let longitude: Double
        /// Metres.
        let accuracy: Double?
    }

    struct Answer: Decodable {
        let item: String
        let value: Given
        let note: String?
        let photos: [String]?
        let voices: [String]?

        enum Key: String, CodingKey { case item, value, note, photos, voices }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            item = try container.decode(String.self, forKey: .item)
            value = try container.decodeIfPresent(Given.self, forKey: .value) ?? Given(value: .none)
            note = try container.decodeIfPresent(String.self, forKey: .note)
            photos = try container.decodeIfPresent([String].self, forKey: .photos)
            voices = try container.decodeIfPresent([String].self, forKey: .voices)
        }
    }

    struct Given: Decodable {
        let value: GivenValue

        init(value: GivenValue) { self.value = value }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let truth = try? container.decode(Bool.self) {
                value = .truth(truth)
            } else if let number = try? container.decode(Double.self) {
                value = .number(number)
            } else if let list = try? container.decode([String].self) {
                value = .list(list)
            } else {
                value = .text(Submission.plain(try container.decode(String.self)))
            }
        }
    }

    /// Without what no column can keep.
    static func plain(_ text: String) -> String { text.replacing("\0", with: "") }

    /// Photos are counted here and found by the route.
    var input: VisitInput {
        var input = VisitInput()
        input.clientID = id
        input.place = RegionCode(place)
        input.spot = Self.plain(spot ?? "")
        (input.checklist, input.version) = (checklist, version)
        input.answers = answers.map {
            GivenAnswer(
                item: Self.plain($0.item),
                value: $0.value.value,
                note: Self.plain($0.note ?? ""),
                photos: $0.photos?.count ?? 0
            )
        }
        input.foundAt = foundAt.flatMap(Self.instant)
        input.madeAt = madeAt.flatMap(Self.instant)
        input.device = Self.plain(device ?? "")
        input.position = position.flatMap {
            VisitPosition(latitude: $0.latitude, longitude: $0.longitude, accuracy: $0.accuracy ?? 0)
        }
        return input
    }

    /// Years 2000 to 2100; anything else is a clock that was never set.
    private static func instant(_ milliseconds: Int64) -> Instant? {
        (946_684_800_000...4_102_444_800_000).contains(milliseconds) ? Instant(milliseconds: milliseconds) : nil
    }

    /// Upload numbers of photos by item.
    var photos: [String: [String]] {
        Dictionary(answers.map { ($0.item, $0.photos ?? []) }, uniquingKeysWith: { first, _ in first })
    }

    /// Upload numbers of spoken notes by item.
    var voices: [String: [String]] {
        Dictionary(answers.map { ($0.item, $0.voices ?? []) }, uniquingKeysWith: { first, _ in first })
    }
}

struct DeliveryAnswer: Encodable {
    let visit: String
    let problems: [String]
}

struct Refusal: Encodable {
    let issues: [Line]

    struct Line: Encodable {
        /// The item it belongs to; nil for the whole.
        let item: String?
        let sentence: String
    }
}
