/// Words of playbooks, check-lists and people stand with or without the end of a sentence; whoever puts more behind them
/// asks for one or the other.
extension String {
    /// As a whole sentence: 。 behind it, where it does not end by itself, also within the quotes or brackets that close it.
    package var asSentence: String {
        let last = reversed().first { !closing.contains($0) }
        return last.map(ends.contains) ?? true ? self : self + "。"
    }

    /// Without the mark it ends with, as other words follow.
    package var withoutStop: String { last.map(ends.contains) == true ? String(dropLast()) : self }
}

private let ends: Set<Character> = ["。", "！", "？", "；", "…", "!", "?", ";"]
private let closing: Set<Character> = ["”", "’", "」", "』", "）", "》", ")", "\""]
