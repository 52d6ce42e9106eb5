import Accounts
import Core
import Database
import Regions

/// The units of the fictional county and who acts for each.
struct DemoStaff: Sendable {
    var units: [Unit] = []
    /// One person a unit; villages only where something is handed out to them.
    var actors: [UnitID: Actor] = [:]
    /// A second person where two steps in a row are the office's, and nobody looks at the own work.
    var colleagues: [UnitID: Actor] = [:]
    var supervisors: [Actor] = []
    var samples: [DemoAccounts.Sample] = []

    func unit(_ shortName: String) -> Unit? { units.first { $0.shortName == shortName } }
    func townships() -> [Unit] { units.filter { $0.kind == .township } }
    func villages(in township: RegionCode) -> [Unit] {
        units.filter { $0.kind == .village && township.contains($0.region) }
    }
}

/// Makes the units, people and posts of the county.
struct DemoHiring: Sendable {
    let places: DemoPlaces
    let environment: Environment
    private var random: SeededGenerator
    private var names = PersonNames()
    private(set) var staff = DemoStaff()
    private(set) var people: [(account: Account, post: Post, hash: String)] = []
    private(set) var aliases: [(UnitID, DemoUnit)] = []

    /// Offices with a second person: those of greening and of households watched over.
    private static let twofold = ["林草局", "农业农村局"]

    /// A hash no password has: such a person signs in only after an administrator has set a password.
    private static let closed = "*"

    init(_ places: DemoPlaces, _ random: SeededGenerator, _ environment: Environment) {
        self.places = places
        self.random = random
        self.environment = environment
    }

    /// Makes everything; the few passwords that are printed are hashed here.
    mutating func hire() async throws {
        makeUnits()
        for sample in DemoSamples.all(places) { try await hire(sample) }
        let villages = Set(places.townships.prefix(2).flatMap(\.villages).map(\.code))
        for unit in staff.units where staff.actors[unit.id] == nil {
            guard unit.kind != .village || villages.contains(unit.region) else { continue }
            add(unit, Self.role(unit), login: login(unit), hash: Self.closed)
        }
        for name in Self.twofold {
            guard let unit = staff.unit(name) else { continue }
            add(unit, .officer, login: login(unit) + "b", hash: Self.closed)
        }
    }

    /// Writes what was made, all at once.
    func write(to tx: Transaction) throws {
        let now = environment.now()
        try tx.regions.insert(places.all, at: now)
        try tx.units.insert(staff.units, at: now)
        for (unit, demo) in aliases {
            try tx.units.setFunctions(demo.functions, of: unit)
            try tx.units.setAliases(demo.aliases, of: unit, county: places.county)
        }
        for person in people {
            try tx.accounts.insert(person.account, passwordHash: person.hash)
            try tx.posts.insert(person.post)
        }
    }

    private mutating func makeUnits() {
        var position = 0
        func unit(_ kind: UnitKind, _ region: RegionCode, _ name: String, _ short: String) -> Unit {
            position += 1
            return Unit(
                id: environment.newID(),
                county: places.county,
                region: region,
                kind: kind,
                name: name,
                shortName: short,
                position: position
            )
        }
        for demo in DemoUnits.departments {
            let made = unit(.department, places.county, demo.name, demo.short)
            staff.units.append(made)
            aliases.append((made.id, demo))
        }
        for township in places.townships {
            let name = township.region.name
            staff.units.append(unit(.township, township.region.code, name + "人民政府", name))
        }
        for township in places.townships {
            for village in township.villages {
                let name = "\(township.region.name)\(village.name)村民委员会"
                staff.units.append(unit(.village, village.code, name, village.name))
            }
        }
    }

    private mutating func hire(_ sample: DemoSample) async throws {
        guard let unit = staff.units.first(where: { $0.region == sample.region && $0.shortName == sample.unit }) else {
            throw NotFound("unit", sample.unit)
        }
        let password = GeneratedPassword.make()
        let hash = try await PasswordHasher.standard.hash(password)
        let name = add(unit, sample.role, login: sample.login, hash: hash)
        staff.samples.append(
            DemoAccounts.Sample(
                role: sample.role,
                loginName: sample.login,
                password: password,
                name: name,
                unitName: unit.name,
                first: sample.first
            )
        )
    }

    @discardableResult
    private mutating func add(_ unit: Unit, _ role: Role, login: String, hash: String) -> String {
        let now = environment.now()
        let account = Account(
            id: environment.newID(),
            loginName: login,
            name: names.next(&random),
            mustChangePassword: false,
            createdAt: now
        )
        let post = Post(
            id: environment.newID(),
            account: account.id,
            unit: unit.id,
            unitName: unit.name,
            region: unit.region,
            role: role,
            createdAt: now
        )
        people.append((account, post, hash))
        let actor = post.actor(named: account.name)
        switch role {
        case .supervisor: staff.supervisors.append(actor)
        case .administrator, .leader: break
        case .officer where staff.actors[unit.id] != nil: staff.colleagues[unit.id] = actor
        default: staff.actors[unit.id] = actor
        }
        if staff.actors[unit.id] == nil, role == .supervisor { staff.actors[unit.id] = actor }
        return account.name
    }

    private func login(_ unit: Unit) -> String {
        switch unit.kind {
        case .department: "bumen\(unit.position)"
        case .township: "xiangzhen\(unit.region.digits.suffix(3))"
        case .village: "cun\(unit.region.digits.suffix(6))"
        }
    }

    private static func role(_ unit: Unit) -> Role {
        switch unit.kind {
        case .department: .officer
        case .township: .township
        case .village: .village
        }
    }
}
