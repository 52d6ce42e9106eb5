import Core
import Indicators
import Programmes

/// The schemes a county can use: the shipped ones and its own, an own one in place of the shipped one of its name.
package struct SchemeShelf: Sendable {
    package let readings: [SchemeReading]
    private let knows: @Sendable (IndicatorKey) -> Bool

    package init(own: [WrittenFile] = [], knows indicators: @escaping @Sendable (IndicatorKey) -> Bool) {
        knows = indicators
        let names = Set(own.map(\.stem))
        readings = (Self.shipped.filter { !names.contains($0.stem) } + own).map {
            SchemeReading($0, knows: indicators)
        }
    }

    /// By the shipped playbooks, the county's own and the tables of indicators.
    package init(own: [WrittenFile] = [], library: PlaybookLibrary, sets: [IndicatorSet]) {
        self.init(own: own, knows: Self.known(library, sets))
    }

    package static func known(
        _ library: PlaybookLibrary,
        _ sets: [IndicatorSet]
    ) -> @Sendable (IndicatorKey) -> Bool {
        { key in
            library[key.set]?.indicator(key.indicator) != nil
                || sets.first { $0.key == key.set }?.entries.contains { $0.key == key.indicator } == true
        }
    }

    private init(_ readings: [SchemeReading], knows: @escaping @Sendable (IndicatorKey) -> Bool) {
        (self.readings, self.knows) = (readings, knows)
    }

    /// What a text comes to with the indicators of this county.
    package func check(_ file: WrittenFile) -> SchemeReading { SchemeReading(file, knows: knows) }

    /// With texts that stand before those of their name.
    func with(_ texts: [(key: String, yaml: String)]) -> SchemeShelf {
        guard !texts.isEmpty else { return self }
        let names = Set(texts.map(\.key))
        let own = texts.map { check(WrittenFile(name: "\($0.key).yaml", bytes: Array($0.yaml.utf8))) }
        return SchemeShelf(readings.filter { !names.contains($0.file.stem) } + own, knows: knows)
    }

    /// Readable ones, in the order of their names.
    package var schemes: [ScoreScheme] { readings.compactMap(\.scheme).sorted { $0.key < $1.key } }

    package func reading(_ key: String) -> SchemeReading? { readings.first { $0.scheme?.key == key } }

    /// Inside the binary; a test holds the list against the folder.
    package static let shipped: [WrittenFile] = [
        WrittenFile(name: "department-yearly.yaml", bytes: PackageResources.department_yearly_yaml),
        WrittenFile(name: "township-yearly.yaml", bytes: PackageResources.township_yearly_yaml),
    ]
}
