import Core
import Files

package typealias VoiceID = Identifier<VisitVoice>

/// A spoken note of a visit.
package struct VisitVoice: Hashable, Sendable {
    package let id: VoiceID
    package let visit: VisitID
    package let item: String
    package let digest: String
    package let name: String
    package let mediaType: String
    /// Bytes.
    package let size: Int
}

/// A spoken note that was looked at and lies in the vault, about to be stored.
struct TakenVoice: Sendable {
    let item: String
    let file: StoredFile
}

/// Looks at spoken notes: few, short, and recordings by their bytes.
struct VoiceIntake {
    /// What browsers record in: Chromium and Firefox in WebM or Ogg, Safari in MP4.
    static let types: Set<FileType> = [.webm, .ogg, .m4a, .mp4]
    /// Of one item.
    static let most = 5
    /// A minute of speech is 0.2 MB at the phone's 24 kbit/s, and less than 2 MB however a browser records.
    static let largest = 2_000_000

    let vault: FileVault

    func take(_ voices: [String: [SentPhoto]], _ list: Checklist) -> Outcome<[TakenVoice]> {
        var (issues, taken): ([Issue], [TakenVoice]) = ([], [])
        for item in list.items {
            let own = voices[item.key] ?? []
            if own.count > Self.most {
                issues.append(Issue("voice.many", field: item.key, ["ask": item.ask, "most": "\(Self.most)"]))
            }
            for voice in own.prefix(Self.most) {
                do {
                    let limited = FileVault(root: vault.root, largest: Self.largest)
                    let file = try limited.store(contentsOf: voice.path, originalName: voice.name, types: Self.types)
                    taken.append(TakenVoice(item: item.key, file: file))
                } catch {
                    issues.append(Self.issue(error, item, voice.name))
                }
            }
        }
        return issues.isEmpty ? .done(taken) : .refused(issues)
    }

    private static func issue(_ fault: FileFault, _ item: ChecklistItem, _ name: String) -> Issue {
        switch fault {
        case .tooLarge: Issue("voice.long", field: item.key, ["name": name, "limit": "\(largest / 1_000_000)"])
        case .diskFull, .storage: fault.issue()
        default: Issue("voice.kind", field: item.key, ["name": name])
        }
    }
}
