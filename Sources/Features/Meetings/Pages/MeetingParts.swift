import Core
import Pages
import Rounds

/// What every page of one meeting has: where it stands, its tabs, and what was refused.
struct MeetingFrame {
    enum View { case meeting, route, briefs, scores, pledges }

    let meeting: Meeting
    let actor: Actor
    let counts: (points: Int, units: Int)
    private let dossier: MeetingDossier

    init(_ dossier: MeetingDossier, _ actor: Actor) {
        (meeting, self.actor, self.dossier) = (dossier.meeting, actor, dossier)
        counts = (dossier.points.count, dossier.units.count)
    }

    var leads: Bool { MeetingPolicy.leads(actor, meeting) }
    var isPreparing: Bool { meeting.stage == .preparing }

    /// Nil where the person does not read the brief of a point.
    func brief(of point: MeetingPoint) -> String? {
        MeetingPolicy.readsBrief(actor, point, of: dossier) ? meeting.address + "/briefs/\(point.id)" : nil
    }

    func crumbs(_ below: Bool = true) -> [Crumb] {
        [Crumb("今日", "/"), Crumb("调度", "/rounds"), Crumb("现场推进会", "/meetings")]
            + (below ? [Crumb(meeting.title, meeting.address)] : [])
    }

    func tabs(_ w: HTMLWriter, _ view: View) {
        w.tabs(
            [
                Tab("会议", meeting.address, isCurrent: view == .meeting),
                Tab("路线", meeting.address + "/route", count: counts.points, isCurrent: view == .route),
                Tab("简介", meeting.address + "/briefs", isCurrent: view == .briefs),
                Tab("打分", meeting.address + "/scores", isCurrent: view == .scores),
                Tab("表态", meeting.address + "/pledges", isCurrent: view == .pledges),
            ],
            label: "现场推进会"
        )
    }

    var lead: String { "\(meeting.stage.word) · \(Format.day(meeting.day)) · \(meeting.unitName)召集" }
}

extension HTMLWriter {
    /// A point by its name, opening its brief where the person reads it.
    func cell(_ point: MeetingPoint, opening address: String?) {
        if let address { cell(point.title, linkingTo: address) } else { cell(point.title) }
    }
}

/// An act that was refused, with what the person had entered.
struct MeetingAttempt: Sendable {
    let act: String
    let errors: [FieldError]
    var values: [String: String] = [:]
    var chosen: Set<String> = []

    func value(_ name: String) -> String { values[name] ?? "" }
}

extension Optional where Wrapped == MeetingAttempt {
    func errors(_ act: String) -> [FieldError] { self?.act == act ? self?.errors ?? [] : [] }
    func value(_ act: String, _ name: String, _ usual: String = "") -> String {
        self?.act == act ? self?.values[name] ?? "" : usual
    }
}
