import Core
import Database
import Records
import Web

/// 提出意见: numbered, with a day, given to a post, told to whoever holds it.
package struct EnterComplaint: Sendable {
    let desk: MessageDesk

    package init(_ desk: MessageDesk) { self.desk = desk }

    /// What the writer of an anonymous one keeps; `code` is empty for the others.
    package struct Entered: Hashable, Sendable {
        package let id: ComplaintID
        package let number: ComplaintNumber
        package let due: Day
        package let code: String
    }

    static func issues(_ draft: ComplaintDraft) -> [Issue] {
        var issues: [Issue] = []
        if draft.kind == nil { issues.append(Issue("complaint.kind", field: "kind")) }
        if draft.body.isEmpty { issues.append(Issue("complaint.body", field: "body")) }
        issues += Self.tooLong("body", "内容", draft.body)
        if !draft.page.isEmpty, LocalAddress.checked(draft.page) == nil {
            issues.append(Issue("complaint.page", field: "page"))
        }
        return issues
    }

    static func tooLong(_ field: String, _ label: String, _ text: String) -> [Issue] {
        guard text.count > ComplaintPolicy.longest else { return [] }
        let values = ["label": label, "limit": "\(ComplaintPolicy.longest)", "count": "\(text.count)"]
        return [Issue("complaint.long", field: field, values)]
    }

    package func callAsFunction(_ draft: ComplaintDraft, by actor: Actor) async throws -> Outcome<Entered> {
        let issues = Self.issues(draft)
        guard issues.isEmpty, let kind = draft.kind else { return .refused(issues) }
        let code = draft.isAnonymous ? ComplaintCode.make() : ""
        let desk = desk
        return try await desk.database.write { tx in
            let (now, today) = (desk.environment.now(), desk.environment.today)
            let answerer = try tx.complaints.first(kind.role, in: actor.county)
            let complaint = Complaint(
                id: desk.environment.newID(),
                county: actor.county,
                number: try tx.complaints.nextNumber(in: actor.county, year: today.year),
                kind: kind,
                body: draft.body,
                page: draft.page,
                account: draft.isAnonymous ? nil : actor.account,
                unit: draft.isAnonymous ? nil : actor.unit,
                person: draft.isAnonymous ? "匿名" : actor.name,
                unitName: draft.isAnonymous ? "" : actor.unitName,
                codeDigest: draft.isAnonymous ? ComplaintCode.digest(code) : "",
                stage: .open,
                post: answerer?.post,
                postName: "",
                madeOn: today,
                due: try desk.calendar(actor.county, tx).adding(kind.workingDays, to: today),
                answeredOn: nil,
                reopened: 0,
                version: 1
            )
            try tx.complaints.insert(complaint)
            let step = ComplaintStep(
                act: .entry,
                words: draft.body,
                person: complaint.person,
                unitName: complaint.unitName,
                at: now
            )
            try tx.complaints.insert(step, of: complaint.id, as: desk.environment.newNumber())
            // Nothing in the record leads from an anonymous complaint to its writer.
            let author =
                draft.isAnonymous ? RecordAuthor(named: "匿名", county: actor.county) : RecordAuthor(actor)
            try tx.records.append(
                [
                    RecordEntry(
                        "complaint.entry",
                        on: "complaint",
                        complaint.id.rawValue,
                        "\(complaint.number) \(kind.word)"
                    )
                ],
                by: author,
                in: desk.environment
            )
            if let answerer {
                try desk.tell(answerer.account, in: answerer.unit, complaint, "收到\(complaint.number)：\(kind.word)", tx)
            }
            return .done(Entered(id: complaint.id, number: complaint.number, due: complaint.due, code: code))
        }
    }
}

extension MessageDesk {
    /// A message about a complaint to one person alone.
    func tell(
        _ account: AccountID,
        in unit: UnitID,
        _ complaint: Complaint,
        _ title: String,
        _ tx: Transaction
    ) throws {
        let message = Message(
            id: environment.newID(),
            county: complaint.county,
            kind: .notice,
            unit: nil,
            unitName: "意见反馈",
            person: "",
            title: title,
            body: "",
            address: "/complaints/\(complaint.id)",
            isUrgent: false,
            at: environment.now(),
            shownAt: try reachable(complaint.county, tx)
        )
        try tx.messages.insert(message, to: [unit], account: account)
    }
}
