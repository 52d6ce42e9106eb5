import Core
import Expression

/// All a phone needs to inspect without a network: places, the check-list with its rules, and the words of refusals.
struct OfflinePlan: Sendable {
    struct Place: Hashable, Sendable {
        let code: RegionCode
        let name: String
        let above: String
    }

    let plan: InspectionPlan
    let list: Checklist
    let limits: InspectionLimits
    let places: [Place]

    var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.object("plan") { json in
                json.string("id", "\(plan.id)")
                json.string("number", "\(plan.number)")
                json.string("title", plan.title)
                json.string("content", plan.content)
                json.string("document", plan.document)
                json.string("approvedBy", plan.approvedBy)
                json.string("first", "\(plan.first)")
                json.string("last", "\(plan.last)")
                json.string("deliverUntil", "\(plan.last.adding(days: limits[.deliveryDays]))")
                json.string("submissions", "/inspections/\(plan.id)/submissions")
            }
            json.array("places") { json in
                for place in places {
                    json.object { json in
                        json.string("code", place.code.digits)
                        json.string("name", place.name)
                        json.string("above", place.above)
                    }
                }
            }
            json.object("checklist") { json in list.write(to: &json) }
            json.object("words") { json in
                for key in Self.words { json.string(key, inspectionWords.sentence(for: Issue(key))) }
            }
        }
        return json.bytes
    }

    /// Sentences the phone says itself; `{ask}` and the like are its to fill in.
    private static let words = [
        "answer.missing", "answer.photo", "answer.photos", "answer.note", "answer.noteLong", "answer.holds",
        "answer.option", "answer.range", "answer.type.choice", "answer.type.several", "answer.type.yes-no",
        "answer.type.number", "answer.type.text", "visit.days", "visit.late", "visit.place", "visit.version",
        "visit.spotLong", "picture.type", "picture.broken", "picture.heavy", "picture.giant", "picture.tiny",
    ]
}

extension Checklist {
    /// As the phone reads it; formulas as trees.
    package func write(to json: inout JSONWriter) {
        json.string("key", key)
        json.string("version", version)
        json.string("name", name)
        json.string("clause", clause)
        json.number("mostPhotos", CheckVisit.mostPhotos)
        json.array("items") { json in
            for item in items { json.object { json in write(item, &json) } }
        }
    }

    private func write(_ item: ChecklistItem, _ json: inout JSONWriter) {
        json.string("key", item.key)
        json.string("section", item.section)
        json.string("ask", item.ask)
        json.string("type", item.type.key)
        json.array("options") { json in for option in item.type.options { json.element(option) } }
        json.string("unit", item.unit)
        json.number("min", item.low)
        json.number("max", item.high)
        json.number("points", item.points)
        json.bool("optional", item.isOptional)
        json.string("source", item.source)
        item.when?.write("when", to: &json)
        json.array("deduct") { json in
            for rule in item.deductions {
                json.object { json in
                    rule.when.write("when", to: &json)
                    rule.points.write("points", to: &json)
                    json.string("says", rule.says)
                    json.string("problem", rule.problem)
                }
            }
        }
        if let photo = item.photo {
            json.object("photo") { json in
                photo.when.write("when", to: &json)
                json.number("count", photo.count)
                json.string("why", photo.why.withoutStop)
            }
        }
        for (key, rule) in [("note", item.note), ("holds", item.holds)] {
            guard let rule else { continue }
            json.object(key) { json in
                rule.when.write("when", to: &json)
                json.string("says", rule.says.withoutStop)
            }
        }
    }
}
