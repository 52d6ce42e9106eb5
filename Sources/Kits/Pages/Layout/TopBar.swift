/// The bar over every page: product, county, search, and the person's menu.
struct TopBar {
    var context: PageContext

    func write(to writer: HTMLWriter) {
        writer.tag("header", ["class": "top"]) {
            writer.tag("a", ["class": "brand", "href": "/"]) {
                writer.brandMark()
                writer.tag("span", ["class": "brand-name"], text: "落实")
                if !context.place.isEmpty { writer.tag("span", ["class": "brand-place"], text: context.place) }
            }
            if context.person != nil, let address = context.searchAddress { search(writer, address) }
            if let person = context.person { menu(writer, person) }
        }
    }

    private func search(_ writer: HTMLWriter, _ address: String) {
        // Where the words were looked for they stay, to be changed.
        let words = context.path == address && !context.searchText.isEmpty ? context.searchText : nil
        writer.tag("form", ["class": "top-search", "method": "get", "action": address, "role": "search"]) {
            writer.icon(.search)
            for (name, value) in context.searchKept { writer.hidden(name, value) }
            writer.void(
                "input",
                [
                    "type": "search", "name": "q", "id": "top-search", "aria-label": context.searchWord,
                    "placeholder": context.searchWord, "autocomplete": "off", "data-top-search": "",
                    "value": words,
                ]
            )
        }
    }

    private func menu(_ writer: HTMLWriter, _ person: PersonBadge) {
        writer.tag("details", ["class": "menu", "data-menu": ""]) {
            writer.tag("summary") {
                writer.tag("span", ["class": "menu-face", "aria-hidden": "true"], text: String(person.name.prefix(1)))
                writer.tag("span", ["class": "menu-person"]) {
                    writer.tag("span", ["class": "menu-name"], text: person.name)
                    writer.tag("span", ["class": "menu-unit"], text: person.unit)
                }
            }
            writer.tag("div", ["class": "menu-body"]) {
                writer.tag("p", ["class": "menu-post"], text: "\(person.unit) · \(person.post)")
                writer.tag("ul", ["class": "menu-places"]) {
                    for item in context.navigation where !item.onPhone {
                        writer.tag("li") { NavigationLink(item: item, path: context.path).write(to: writer) }
                    }
                }
                writer.tag("a", ["class": "menu-line", "href": context.accountAddress]) {
                    writer.icon(.person)
                    writer.text("我的账号")
                }
                writer.tag("button", ["class": "menu-line", "type": "button", "data-theme-switch": "", "hidden": ""]) {
                    writer.icon(.theme)
                    writer.tag("span", ["data-theme-word": ""], text: "外观：跟随系统")
                }
                writer.tag("form", ["method": "post", "action": context.signOutAddress]) {
                    writer.hidden("_token", context.token)
                    writer.tag("button", ["class": "menu-line", "type": "submit"]) {
                        writer.icon(.signOut)
                        writer.text("退出登录")
                    }
                }
            }
        }
    }
}
