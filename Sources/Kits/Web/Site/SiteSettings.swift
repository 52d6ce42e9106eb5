/// What the site is told by the program's settings.
package struct SiteSettings: Sendable {
    /// Signs cookies and tokens: 32 bytes or more, the same on every server of a county.
    package var secret: [UInt8]
    /// Pages are served over https by a proxy in front: cookies are only sent there.
    package var isSecure: Bool
    /// A proxy in front sets `X-Forwarded-For`, `-Proto` and `-Host`, and nobody else can reach this server.
    package var trustsProxy: Bool
    package var isDevelopment: Bool
    /// Where uploads lie during their request; on the disk of the file vault, so that keeping one is a rename.
    package var uploadFolder: String
    package var forms: FormLimits

    package init(
        secret: [UInt8],
        isSecure: Bool = false,
        trustsProxy: Bool = false,
        isDevelopment: Bool = false,
        uploadFolder: String = "/tmp",
        forms: FormLimits = FormLimits()
    ) {
        self.secret = secret
        self.isSecure = isSecure
        self.trustsProxy = trustsProxy
        self.isDevelopment = isDevelopment
        self.uploadFolder = uploadFolder
        self.forms = forms
    }
}
