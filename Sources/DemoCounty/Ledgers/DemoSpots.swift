import Accounts
import Core
import Programmes
import Regions

/// Where the things of a programme lie.
struct DemoSpots {
    let places: DemoPlaces
    /// Villages with somebody to act for them: all the villages of a township or none.
    private let staffed: [(township: DemoPlaces.Township, village: Region)]
    /// The townships without any.
    private let unstaffed: [DemoPlaces.Township]

    init(places: DemoPlaces, staff: DemoStaff) {
        self.places = places
        let acting = Set(staff.units.filter { $0.kind == .village && staff.actors[$0.id] != nil }.map(\.region))
        staffed = places.townships.flatMap { township in
            township.villages.filter { acting.contains($0.code) }.map { (township, $0) }
        }
        unstaffed = places.townships.filter { township in !township.villages.contains { acting.contains($0.code) } }
    }

    /// Of so many townships, the first ones a programme comes to, the river flows through.
    static let riverside = 3

    /// Nil where every place has its one thing. Where only people of the village take a step, two of three things lie in
    /// villages whose people are in the program.
    func spot(_ course: DemoCourse, _ number: Int) -> DemoSpot? {
        guard course.needsVillagePeople else { return spot(course, number, in: places.townships) }
        let (round, place) = (number / 3, number % 3)
        if place < 2 { return staffed(course, round * 2 + place) }
        return spot(course, round, in: unstaffed)
    }

    /// Townships take turns, so that each has something to show; within one, a programme begins in a few villages.
    private func spot(_ course: DemoCourse, _ number: Int, in townships: [DemoPlaces.Township]) -> DemoSpot? {
        let (playbook, home, count) = (course.playbook, course.home, townships.count)
        guard count > 0 else { return nil }
        let turn = number / count
        let township = townships[(number * 5 + home) % count]
        let isPlace = DemoTitles.isPlace(playbook)
        if playbook.item.level <= .township {
            guard !isPlace || turn == 0 else { return nil }
            let code = playbook.item.level == .county ? places.county : township.region.code
            return DemoSpot(code: code, village: "", township: township.region.name, number: turn + 1)
        }
        let spread = isPlace ? township.villages.count : 3
        guard !isPlace || turn < spread else { return nil }
        let village = township.villages[(home * 3 + turn % spread) % township.villages.count]
        return DemoSpot(
            code: village.code,
            village: village.name,
            township: township.region.name,
            number: turn / spread + 1,
            isRiverside: number % count < Self.riverside
        )
    }

    private func staffed(_ course: DemoCourse, _ number: Int) -> DemoSpot? {
        let all = staffed
        guard !all.isEmpty, !DemoTitles.isPlace(course.playbook) || number < all.count else { return nil }
        let (township, village) = all[(number + course.home) % all.count]
        return DemoSpot(
            code: village.code,
            village: village.name,
            township: township.region.name,
            number: number / all.count + 1
        )
    }

    /// In a place, or in the first village of a township.
    func spot(near region: RegionCode) -> DemoSpot? {
        guard let township = places.townships.first(where: { $0.region.code.contains(region) }),
            let village = township.villages.first(where: { region.contains($0.code) })
        else { return nil }
        return DemoSpot(code: village.code, village: village.name, township: township.region.name, number: 1)
    }
}
