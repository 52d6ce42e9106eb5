import Core
import Database
import Records

/// What becomes of a complaint: handed on, answered, asked for again.
package struct ComplaintActs: Sendable {
    let desk: MessageDesk

    package init(_ desk: MessageDesk) { self.desk = desk }

    package func assign(
        _ id: ComplaintID,
        version: Int,
        to post: PostID?,
        words: String,
        by actor: Actor
    ) async throws -> Outcome<Void> {
        guard ComplaintPolicy.mayAssign(actor) else {
            return .refused([Issue("complaint.notYours", ["post": "督查人员交办"])])
        }
        let desk = desk
        return try await desk.database.write { tx in
            let complaint = try tx.complaints.find(id, for: actor, locking: true)
            guard complaint.version == version else { return .refused([Issue("complaint.stale")]) }
            guard complaint.stage == .open else { return .refused([Issue("complaint.answered")]) }
            let issues = EnterComplaint.tooLong("words", "交办意见", words)
            guard issues.isEmpty else { return .refused(issues) }
            let answerers = try tx.complaints.answerers(in: actor.county)
            guard let post, let holder = answerers.first(where: { $0.post == post }) else {
                return .refused([Issue("complaint.post", field: "post")])
            }
            try tx.complaints.assign(id, to: post)
            try step(.assignment, words, complaint, actor, tx)
            try desk.tell(holder.account, in: holder.unit, complaint, "\(complaint.number)交由你办理", tx)
            return .done
        }
    }

    package func answer(_ id: ComplaintID, version: Int, words: String, by actor: Actor) async throws -> Outcome<Void> {
        let desk = desk
        return try await desk.database.write { tx in
            let complaint = try tx.complaints.find(id, for: actor, locking: true)
            guard complaint.stage == .open else { return .refused([Issue("complaint.answered")]) }
            guard ComplaintPolicy.mayAnswer(actor, complaint) else {
                return .refused([Issue("complaint.notYours", ["post": complaint.postName])])
            }
            guard complaint.version == version else { return .refused([Issue("complaint.stale")]) }
            var issues = EnterComplaint.tooLong("words", "答复", words)
            if words.isEmpty { issues.append(Issue("complaint.answer", field: "words")) }
            guard issues.isEmpty else { return .refused(issues) }
            try tx.complaints.answer(id, on: desk.environment.today)
            try step(.answer, words, complaint, actor, tx)
            if let account = complaint.account, let unit = complaint.unit {
                try desk.tell(account, in: unit, complaint, "\(complaint.number)已答复", tx)
            }
            return .done
        }
    }

    /// The writer is not content: a new clock of the same length, and the same post.
    package func reopen(_ id: ComplaintID, words: String, code: String, by actor: Actor) async throws -> Outcome<Void> {
        let desk = desk
        return try await desk.database.write { tx in
            let complaint = try tx.complaints.find(id, for: actor, code: code, locking: true)
            guard ComplaintPolicy.wrote(actor, complaint, code: code) else {
                return .refused([Issue("complaint.writer")])
            }
            guard complaint.stage == .answered else { return .refused([Issue("complaint.open")]) }
            var issues = EnterComplaint.tooLong("words", "理由", words)
            if words.isEmpty { issues.append(Issue("complaint.reopen", field: "words")) }
            guard issues.isEmpty else { return .refused(issues) }
            let calendar = try desk.calendar(complaint.county, tx)
            try tx.complaints.reopen(
                id,
                due: calendar.adding(complaint.kind.workingDays, to: desk.environment.today)
            )
            try step(.reopening, words, complaint, complaint.isAnonymous ? nil : actor, tx)
            if let post = complaint.post, let holder = try tx.complaints.holder(of: post, in: complaint.county) {
                try desk.tell(holder.account, in: holder.unit, complaint, "\(complaint.number)要求重新办理", tx)
            }
            return .done
        }
    }

    /// Without an actor nobody is named.
    private func step(
        _ act: ComplaintStep.Act,
        _ words: String,
        _ complaint: Complaint,
        _ actor: Actor?,
        _ tx: Transaction
    ) throws {
        let step = ComplaintStep(
            act: act,
            words: words,
            person: actor?.name ?? "匿名",
            unitName: actor?.unitName ?? "",
            at: desk.environment.now()
        )
        try tx.complaints.insert(step, of: complaint.id, as: desk.environment.newNumber())
        let author = actor.map { RecordAuthor($0) } ?? RecordAuthor(named: "匿名", county: complaint.county)
        try tx.records.append(
            [RecordEntry("complaint.\(act.rawValue)", on: "complaint", complaint.id.rawValue, "\(complaint.number)")],
            by: author,
            in: desk.environment
        )
    }
}
