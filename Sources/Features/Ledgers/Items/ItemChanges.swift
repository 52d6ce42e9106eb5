import Core
import Expression
import Programmes

/// What one act changed, field by field.
package struct ItemChanges: Hashable, Sendable {
    package struct Change: Hashable, Sendable {
        /// A field's key, or `place` or `stage`.
        package let key: String
        let old: JSONPart
        let new: JSONPart
    }

    package private(set) var changes: [Change] = []

    package var isEmpty: Bool { changes.isEmpty }

    init(_ changes: [Change]) { self.changes = changes }

    init(from old: LedgerItem, _ oldBook: LedgerBook, to new: LedgerItem, _ book: LedgerBook) {
        if old.region != new.region {
            changes.append(Change(key: "place", old: .text(old.region.digits), new: .text(new.region.digits)))
        }
        if old.stage != new.stage {
            let words = (oldBook.stage(old.stage)?.word ?? "", book.stage(new.stage)?.word ?? "")
            changes.append(Change(key: "stage", old: .text(words.0), new: .text(words.1)))
        }
        if old.programme != new.programme {
            let versions = (oldBook.playbook.version, book.playbook.version)
            changes.append(Change(key: "version", old: .text(versions.0), new: .text(versions.1)))
        }
        for (place, field) in book.playbook.fields.enumerated() {
            let there = oldBook.playbook.field(field.key)
            let before = there.map { old.values[$0] } ?? .unknown
            guard before != new.values[place] else { continue }
            // What the new version seals is not written open of the old one either.
            let oldField = there.map { oldBook.playbook.fields[$0] } ?? field
            let isSealed = field.isPersonal && !oldField.isPersonal
            changes.append(
                Change(
                    key: field.key,
                    old: isSealed && before.isKnown ? .text("****") : Self.part(before, oldField),
                    new: Self.part(new.values[place], field)
                )
            )
        }
        guard old.programme != new.programme else { return }
        // What the new version no longer asks stays readable in the history.
        for (place, field) in oldBook.playbook.fields.enumerated()
        where book.playbook.field(field.key) == nil && old.values[place].isKnown {
            changes.append(Change(key: field.key, old: Self.part(old.values[place], field), new: .null))
        }
    }

    /// History shows personal values masked, so it keeps nothing else of them.
    private static func part(_ value: Value, _ field: LedgerField) -> JSONPart {
        switch value {
        case .unknown: .null
        case .text(let text):
            field.isPersonal ? .text(PersonalVault.masked(text)) : .text(text)
        case .number(let number): .number(number)
        case .truth(let truth): .text(truth ? "是" : "否")
        case .day(let day): .text(day.description)
        case .set(let parts): .list(parts)
        case .numbers(let numbers): .list(numbers.map(ItemJSON.plain))
        }
    }

    func touchesLinks(_ playbook: Playbook) -> Bool {
        changes.contains { change in
            guard let place = playbook.field(change.key) else { return false }
            if case .link = playbook.fields[place].type { return true }
            return false
        }
    }

    /// The words of what changed, without values: the record holds no personal data.
    func summary(_ playbook: Playbook, _ earlier: Playbook) -> String {
        let words = changes.map { ItemWords.label($0.key, playbook, earlier) }
        return "修改" + words.prefix(12).joined(separator: "、") + (words.count > 12 ? "等 \(words.count) 项" : "")
    }
}

/// `{"area":[120,98]}`: as stored.
extension ItemChanges {
    var text: String {
        var bytes: [UInt8] = [UInt8(ascii: "{")]
        for (place, change) in changes.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            ItemJSON.quote(change.key, &bytes)
            bytes.append(contentsOf: ":[".utf8)
            ItemJSON.append(change.old, &bytes)
            bytes.append(UInt8(ascii: ","))
            ItemJSON.append(change.new, &bytes)
            bytes.append(UInt8(ascii: "]"))
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }

    init?(_ text: String) {
        var text = text
        let pairs = text.withUTF8 { bytes in
            var reader = JSONReader(bytes: bytes)
            return reader.pairs()
        }
        guard let pairs else { return nil }
        changes = pairs.map { Change(key: $0.key, old: $0.old, new: $0.new) }
    }
}

extension ItemJSON {
    static func append(_ part: JSONPart, _ bytes: inout [UInt8]) {
        switch part {
        case .null: append(Value.unknown, &bytes)
        case .number(let number): append(Value.number(number), &bytes)
        case .text(let text): quote(text, &bytes)
        case .list(let parts): append(Value.set(parts), &bytes)
        }
    }
}
