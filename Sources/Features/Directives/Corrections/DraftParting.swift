import Core
import PolicyText

/// The parts of a draft that is cut: read again, but keeping what stood behind the whole.
struct DraftParting {
    let draft: DraftTask
    let source: SourceText
    let values: [MaskedValue]
    let reading: DraftReading
    let options: DecomposeOptions

    /// - Parameter pieces: stretches of the draft's joined characters, in order. The first part keeps the draft's key.
    func parts(_ pieces: [TextSpan]) -> [DraftTask] {
        let read = pieces.map(part)
        // A time that no part names was set by a person or a heading: it holds for every part.
        let keepsTime = read.allSatisfy { $0.deadline == nil && $0.deadlineText == nil }
        let keepsCadence = read.allSatisfy { $0.cadence == nil && $0.cadenceText == nil }
        return read.enumerated().map { index, part in
            var part = part
            if keepsTime { (part.deadline, part.deadlineText) = (draft.deadline, draft.deadlineText) }
            if keepsCadence { (part.cadence, part.cadenceText) = (draft.cadence, draft.cadenceText) }
            if part.leader == nil { part.leader = draft.leader }
            if index == 0 { part.quantities += draft.quantities.filter { $0.span == nil } }
            return part
        }
    }

    private func part(_ piece: TextSpan) -> DraftTask {
        let map = SpanMap(draft.spans)
        let spans = map.document(piece).compactMap(source.trimmed)
        let text = source.text(of: spans)
        let own = SpanMap(spans)
        var part = reading.draft(readDuty(text, options: options), spans: spans)
        part.content = source.text(of: spans, naming: values)
        part.quantities = quantities(part.quantities, own)
        part.units = units(part.units, spans, own)
        return DraftTask(part, replacing: piece.start == 0 ? draft : nil, section: draft.section)
    }

    private func quantities(_ read: [DraftQuantity], _ map: SpanMap) -> [DraftQuantity] {
        read.map { quantity in
            var quantity = quantity
            quantity.span = quantity.span.flatMap(map.single)
            guard let span = quantity.span else { return quantity }
            if let known = draft.quantities.first(where: { $0.span == span }) { return known }
            if quantity.masked { quantity.value = values.first { $0.span == span }?.amount }
            return quantity
        }
    }

    /// Units from behind or above the whole hold for each part; units in the sentence stay with their part.
    private func units(_ read: [DraftUnit], _ spans: [TextSpan], _ map: SpanMap) -> [DraftUnit] {
        let kept = draft.named.filter { unit in
            guard unit.source == .sentence, let place = unit.span else { return true }
            return spans.contains { $0.contains(place) }
        }
        let placed = read.map { unit in
            var unit = unit
            unit.span = unit.span.flatMap(map.single)
            return unit
        }
        let isLed = kept.contains { $0.role == .lead }
        return kept
            + placed.filter { unit in
                if unit.source == .suggested { return !isLed }
                return !kept.contains { $0.name == unit.name } && !(isLed && unit.role == .lead)
            }
    }
}

extension DraftTask {
    /// A part as it is stored: the first one under the key and version of the draft it came from.
    fileprivate init(_ part: DraftTask, replacing old: DraftTask?, section: Int?) {
        self.init(
            id: old?.id ?? part.id,
            directive: part.directive,
            section: section,
            title: part.title,
            content: part.content,
            kind: part.kind,
            deadline: part.deadline,
            deadlineText: part.deadlineText,
            cadence: part.cadence,
            cadenceText: part.cadenceText,
            leader: part.leader,
            confidence: part.confidence,
            spans: part.spans,
            units: part.units,
            quantities: part.quantities,
            sectionDeadline: old?.sectionDeadline,
            state: .open,
            editedBy: old?.editedBy,
            version: old?.version ?? 1,
            updatedAt: part.updatedAt
        )
    }
}
