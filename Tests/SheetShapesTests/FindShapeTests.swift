import Testing
@testable import SheetShapes
@Suite struct Empty {}
