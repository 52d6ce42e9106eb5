import Core

extension Breakdown {
    /// The object `luoshi decompose --format json` prints: keys and shapes of the breakdown format, tasks under `tasks`.
    package func json() -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.string("title", title)
            writer.string("number", number)
            writer.string("issuer", issuer)
            writer.string("date", date?.description)
            writer.string("as_of", asOf.description)
            writer.number("characters", characters)
            writer.array("sections") { writer in for section in sections { section.write(to: &writer) } }
            writer.array("sentences") { writer in
                for sentence in sentences {
                    writer.object { writer in
                        sentence.span.write(to: &writer)
                        writer.string("role", sentence.role.rawValue)
                    }
                }
            }
            writer.array("tasks") { writer in for duty in duties { duty.write(to: &writer) } }
        }
        return writer.text
    }
}

extension TextSpan {
    func write(to writer: inout JSONWriter) {
        writer.number("start", start)
        writer.number("end", end)
    }
}

extension Section {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.number("id", id)
            writer.number("parent", parent)
            writer.string("label", label)
            writer.string("heading", heading)
            span.write(to: &writer)
        }
    }
}

extension Duty {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.number("id", id)
            writer.number("section", section)
            span.write(to: &writer)
            writer.string("text", text)
            writer.string("title", title)
            writer.string("kind", kind.rawValue)
            writer.array("units") { writer in for unit in units { unit.write(to: &writer) } }
            if let note { writer.object("note") { note.write(to: &$0) } }
            writer.array("quantities") { writer in for quantity in quantities { quantity.write(to: &writer) } }
            writer.array("deadlines") { writer in for deadline in deadlines { deadline.write(to: &writer) } }
            writer.array("cadences") { writer in for cadence in cadences { cadence.write(to: &writer) } }
            if let subject { subject.write(to: &writer) }
            writer.number("confidence", confidence)
        }
    }
}

extension UnitMention {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.string("text", text)
            writer.string("role", role.rawValue)
            writer.string("source", source.rawValue)
            span?.write(to: &writer)
            if let unit { writer.string("unit", unit) }
            if let score { writer.number("score", score) }
            if let reason { writer.string("reason", reason) }
        }
    }
}

extension QuantityMention {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.string("text", text)
            writer.string("subject", subject)
            writer.string("comparison", comparison.rawValue)
            writer.number("value", value)
            writer.number("upper", upper)
            // As written: a full-width ％ stays one. `measure` is the common form.
            writer.string("unit", writtenUnit)
            if unit != writtenUnit { writer.string("measure", unit) }
            writer.bool("masked", masked)
            span.write(to: &writer)
        }
    }
}

extension DeadlineMention {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.string("text", text)
            writer.string("from", from?.description)
            writer.string("by", by?.description)
            if let stage { writer.string("stage", stage) }
            span.write(to: &writer)
        }
    }
}

extension CadenceMention {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.string("text", text)
            writer.string("period", period)
            span.write(to: &writer)
        }
    }
}

extension DutySubject {
    func write(to writer: inout JSONWriter) {
        writer.object("subject") { writer in
            writer.string("goal", goal.rawValue)
            writer.string("programme", programme)
            writer.string("words", words.joined(separator: "、"))
        }
    }
}
