/// `《…》` around the name of a document. Names inside it take the other pair of marks, 〈…〉, so that each end tells which
/// name it closes (GB/T 15834-2011, 4.15).
package func documentName(_ title: String) -> String {
    "《" + String(title.map { otherMarks[$0] ?? $0 }) + "》"
}

private let otherMarks: [Character: Character] = ["《": "〈", "》": "〉", "〈": "《", "〉": "》"]
