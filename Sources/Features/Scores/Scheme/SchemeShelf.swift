import Core
import Indicators
import Programmes

/// The schemes a county can use: the shipped ones and its own, an own one in place of the shipped one of its name.
package struct SchemeShelf: Sendable {
    package let readings: [SchemeReading]

    package init(own: [WrittenFile] = [], knows indicators: @escaping (IndicatorKey) -> Bool) {
        let names = Set(own.map(\.stem))
        readings = (Self.shipped.filter { !names.contains($0.stem) } + own).map {
            SchemeReading($0, knows: indicators)
        }
    }

    /// By the shipped playbooks, the county's own and the tables of indicators.
    package init(own: [WrittenFile] = [], library: PlaybookLibrary, sets: [IndicatorSet]) {
        self.init(own: own, knows: Self.known(library, sets))
    }

    package static func known(_ library: PlaybookLibrary, _ sets: [IndicatorSet]) -> (IndicatorKey) -> Bool {
        { key in
            library[key.set]?.indicator(key.indicator) != nil
                || sets.first { $0.key == key.set }?.entries.contains { $0.key == key.indicator } == true
        }
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
