import Synchronization

/// Answers kept by question until they no longer hold. Where many ask at once what nobody has worked out yet, one does and
/// the others wait for it.
final class KeptAnswers<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    /// Its lock is held while somebody works the answer out, which needs nothing that a person waiting here holds.
    private final class Place: Sendable {
        let answer = Mutex<Answer?>(nil)
    }

    private let most: Int
    private let places = Mutex<[Question: Place]>([:])

    /// - Parameter most: so many questions are kept; one more, and all are forgotten.
    init(most: Int) { self.most = most }

    /// Another state of the county stands in the database.
    func forget() { places.withLock { $0.removeAll() } }

    /// - Parameter renew: gets what is kept, and answers it again where it still holds.
    func answer(_ question: Question, _ renew: (Answer?) throws -> Answer) throws -> Answer {
        try place(question).answer.withLock { kept in
            let answer = try renew(kept)
            kept = answer
            return answer
        }
    }

    private func place(_ question: Question) -> Place {
        places.withLock { places in
            if let place = places[question] { return place }
            if places.count >= most { places.removeAll() }
            let place = Place()
            places[question] = place
            return place
        }
    }
}
