import Core
import Database
import Files
import Indicators
import PaperFormat

/// What every act and page about documents works with.
package struct PaperDesk: Sendable {
    package let database: Database
    package let environment: Environment
    package let vault: FileVault
    package let indicators: IndicatorDesk
    package let received: PaperReceived
    /// Word files take milliseconds: they never wait behind a PDF.
    let words = PrintShop()
    let pdfs = PrintShop()

    package init(
        database: Database,
        environment: Environment,
        vault: FileVault,
        indicators: IndicatorDesk,
        received: PaperReceived = .nothing
    ) {
        self.database = database
        self.environment = environment
        self.vault = vault
        self.indicators = indicators
        self.received = received
    }

    func reader(_ tx: Transaction, for actor: Actor) -> FigureReader { FigureReader(tx, for: actor, indicators) }
}
