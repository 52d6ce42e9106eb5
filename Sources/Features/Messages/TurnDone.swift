import Database

/// What a turn of work nobody asked for came to.
package struct TurnDone: Hashable, Sendable {
    package var made = 0
    /// What failed, with its error: for the log. Everything else of the turn was done.
    package var faults: [String] = []

    package init(made: Int = 0, faults: [String] = []) { (self.made, self.faults) = (made, faults) }

    static func += (one: inout TurnDone, other: TurnDone) {
        one.made += other.made
        one.faults += other.faults
    }

    /// One of several that stand alone: what it wrote is undone when it fails, and the transaction goes on.
    /// - Throws: where the database is at fault, since then none of them can be done.
    mutating func attempt(_ what: String, _ tx: Transaction, _ work: () throws -> Int) throws {
        do { made += try tx.savepoint(work) } catch let fault as DatabaseFault where fault.isOfDatabase {
            throw fault
        } catch {
            faults.append("\(what): \(error)")
        }
    }

    /// The same for one that has transactions of its own.
    /// - Throws: when the turn is cancelled.
    mutating func attempt(_ what: String, _ work: () async throws -> Int) async throws {
        do { made += try await work() } catch let error as CancellationError { throw error } catch {
            faults.append("\(what): \(error)")
        }
    }
}
