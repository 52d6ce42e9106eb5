import Core

extension Formula {
    /// The formula as it was written and as a tree, for readers that evaluate it elsewhere: `{"source": …, "tree": …}`.
    ///
    /// A node is one of `{"number": 5}`, `{"text": "D级"}`, `{"truth": true}`, `{"name": "floor_area"}`, `{"from": "stage"}`,
    /// or `{"op": …, "of": […]}`, where `op` is a sign as it is written (`==`, `not in`, `+`, `and` …), `not`, `negative`,
    /// `list`, or `call` with the function's `name`.
    package func write(_ key: String? = nil, to json: inout JSONWriter) {
        json.object(key) { json in
            json.string("source", source)
            if let syntax = try? Parser.parse(source) { syntax.write("tree", to: &json) }
        }
    }
}

extension Syntax {
    fileprivate func write(_ key: String? = nil, to json: inout JSONWriter) {
        json.object(key) { json in
            switch kind {
            case .number(let number): json.number("number", number)
            case .text(let text): json.string("text", text)
            case .truth(let truth): json.bool("truth", truth)
            case .name(let name): json.string("name", name)
            case .from(let stage): json.string("from", stage)
            case .list(let parts): Self.write("list", parts, &json)
            case .not(let part): Self.write("not", [part], &json)
            case .negative(let part): Self.write("negative", [part], &json)
            case .binary(let sign, let left, let right): Self.write(sign.rawValue, [left, right], &json)
            case .call(let name, let parts):
                json.string("name", name)
                Self.write("call", parts, &json)
            }
        }
    }

    private static func write(_ sign: String, _ parts: [Syntax], _ json: inout JSONWriter) {
        json.string("op", sign)
        json.array("of") { json in
            for part in parts { part.write(to: &json) }
        }
    }
}
