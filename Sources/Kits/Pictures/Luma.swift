/// The brightness of a picture, one byte a pixel, rows from the top.
package struct Luma: Sendable, Hashable {
    package let width: Int
    package let height: Int
    package let pixels: [UInt8]

    package init(width: Int, height: Int, pixels: [UInt8]) {
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    subscript(x: Int, y: Int) -> UInt8 { pixels[y * width + x] }

    /// Upright, as Exif orientation 1 to 8 says the picture is to be shown.
    func upright(_ orientation: Int) -> Luma {
        guard (2...8).contains(orientation) else { return self }
        let turned = orientation >= 5
        let (newWidth, newHeight) = turned ? (height, width) : (width, height)
        var turnedPixels = [UInt8](repeating: 0, count: pixels.count)
        for y in 0..<newHeight {
            for x in 0..<newWidth {
                let (column, row) = source(x, y, orientation)
                turnedPixels[y * newWidth + x] = self[column, row]
            }
        }
        return Luma(width: newWidth, height: newHeight, pixels: turnedPixels)
    }

    /// Where a pixel of the upright picture stands in the stored one (Exif 2.3, orientation).
    private func source(_ x: Int, _ y: Int, _ orientation: Int) -> (Int, Int) {
        switch orientation {
        case 2: (width - 1 - x, y)
        case 3: (width - 1 - x, height - 1 - y)
        case 4: (x, height - 1 - y)
        case 5: (y, x)
        case 6: (y, height - 1 - x)
        case 7: (width - 1 - y, height - 1 - x)
        default: (width - 1 - y, x)
        }
    }

    /// Means over equal areas, as numbers so that small differences stay.
    func areas(_ columns: Int, _ rows: Int) -> [Double] {
        var means: [Double] = []
        means.reserveCapacity(columns * rows)
        for row in 0..<rows {
            let (top, bottom) = (row * height / rows, max(row * height / rows + 1, (row + 1) * height / rows))
            for column in 0..<columns {
                let (left, right) = (
                    column * width / columns, max(column * width / columns + 1, (column + 1) * width / columns)
                )
                var sum = 0
                for y in top..<bottom { for x in left..<right { sum += Int(self[x, y]) } }
                means.append(Double(sum) / Double((bottom - top) * (right - left)))
            }
        }
        return means
    }
}
