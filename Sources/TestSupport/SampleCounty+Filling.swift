import Accounts
import Core
import Database
import Regions

extension SampleCounty {
    /// Fills an empty database of the current schema; `environment` gives the keys and the time things were made.
    package static func fill(
        _ database: Database,
        in environment: Environment = SampleCounty.environment
    ) async throws -> SampleCounty {
        let hash = try passwordHash.get()
        return try await database.write { tx in
            let at = environment.now()
            try tx.regions.insert(regions.map(region), at: at)
            var units: [String: UnitID] = [:]
            for unit in allUnits(environment) {
                try tx.units.insert(unit, at: at)
                units[unit.name] = unit.id
            }
            for (name, _, functions, aliases) in departments {
                guard let unit = units[name] else { continue }
                try tx.units.setFunctions(functions, of: unit)
                try tx.units.setAliases(aliases, of: unit, county: county)
            }
            let actors = try people.map { try addPerson($0, units, hash, tx, environment) }
            return SampleCounty(
                units: units,
                administrator: actors[0],
                supervisor: actors[1],
                leader: actors[2],
                officer: actors[3],
                otherOfficer: actors[4],
                township: actors[5],
                village: actors[6],
                otherAdministrator: actors[7],
                otherSupervisor: actors[8]
            )
        }
    }

    /// Keys of a maker of its own, so that they meet none a test makes with `Environment.fixed`.
    static let environment: Environment = {
        let source = IdentifierSource(maker: 1000)
        return Environment(now: { now }, newNumber: { source.next(at: now) })
    }()

    /// Made once, at the least cost argon2 has: tests sign in often.
    static let passwordHash = Result {
        try PasswordHasher(memory: 8, passes: 1, lanes: 1)
            .hashNow(password, salt: Array("sixteen bytes xx".utf8))
    }

    private static func region(_ digits: String, _ name: String) -> Region {
        let code = sampleRegion(digits)
        return Region(code: code, parent: code.parent, name: name)
    }

    private static func allUnits(_ environment: Environment) -> [Unit] {
        func unit(_ kind: UnitKind, _ code: String, _ name: String, _ short: String, _ position: Int) -> Unit {
            let region = sampleRegion(code)
            return Unit(
                id: environment.newID(),
                county: region.ancestor(at: .county) ?? region,
                region: region,
                kind: kind,
                name: name,
                shortName: short,
                position: position
            )
        }
        let named = Dictionary(uniqueKeysWithValues: regions)
        let own = departments.enumerated().map { unit(.department, "620799", $1.0, $1.1, $0 + 1) }
        let below = regions.enumerated().compactMap { position, region -> Unit? in
            let (code, name) = region
            switch code.count {
            case 9: return unit(.township, code, name + "人民政府", name, position)
            case 12:
                return unit(.village, code, "\(named[String(code.prefix(9))] ?? "")\(name)村民委员会", name, position)
            default: return nil
            }
        }
        return own + [unit(.department, "620798", "石河县人民政府办公室", "政府办", 1)] + below
    }

    static func addPerson(
        _ person: (String, String, Role, String, String),
        _ units: [String: UnitID],
        _ hash: String,
        _ tx: Transaction,
        _ environment: Environment
    ) throws -> Actor {
        let (login, name, role, unitName, code) = person
        guard let unit = units[unitName] else { throw NotFound("unit", unitName) }
        let account = Account(
            id: environment.newID(),
            loginName: login,
            name: name,
            mustChangePassword: false,
            createdAt: environment.now()
        )
        try tx.accounts.insert(account, passwordHash: hash)
        let post = Post(
            id: environment.newID(),
            account: account.id,
            unit: unit,
            unitName: unitName,
            region: sampleRegion(code),
            role: role,
            createdAt: environment.now()
        )
        try tx.posts.insert(post)
        return post.actor(named: name)
    }
}
