import Documents
import PolicyText

extension TextDocument {
    /// A PDF breaks its lines where the page ends: put together again, so that people read and correct whole paragraphs.
    var withWholeLines: TextDocument {
        guard kind == .pdf else { return self }
        return TextDocument(text: rejoined(text), kind: kind, notices: notices)
    }
}
