/// Words looked for anywhere in a text, all of them at once: from each character on, only those that begin with it.
struct ContainedWords: Sendable {
    private let byStart: [Unicode.Scalar: [[Unicode.Scalar]]]

    init(_ words: [String]) {
        let scalars = words.map { Array($0.unicodeScalars) }.filter { !$0.isEmpty }
        byStart = Dictionary(grouping: scalars) { $0[0] }
    }

    func stand(in text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return scalars.indices.contains { place in
            byStart[scalars[place]]?.contains { scalars[place...].starts(with: $0) } ?? false
        }
    }
}
