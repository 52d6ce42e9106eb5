extension Sequence {
    /// The largest first. Equals keep the order they come in, which a reader knows: townships and programmes as every list of
    /// the county has them, not as their keys happen to be spelled.
    func falling(by value: (Element) -> Double) -> [Element] {
        enumerated().map { (place: $0.offset, value: value($0.element), element: $0.element) }
            .sorted { ($0.value, $1.place) > ($1.value, $0.place) }
            .map(\.element)
    }
}
