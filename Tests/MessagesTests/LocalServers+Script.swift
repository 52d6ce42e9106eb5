extension LocalServers {
    /// Users decide what happens: `later` is put off, `never` refused, `silent` gets no answer after its mail, `spam` a refusal.
    static let script = #"""
        import base64, http.server, json, os, socket, ssl, sys, threading

        folder = sys.argv[1]
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(folder + "/cert.pem", folder + "/key.pem")
        lock = threading.Lock()
        told = open(folder + "/told", "w")

        silence = {"kind": "", "user": "", "from": "", "to": [], "text": "", "path": ""}

        def tell(**said):
            with lock:
                print(json.dumps({**silence, **said}), file=told, flush=True)

        def end():
            sys.stdin.read()
            os._exit(0)

        threading.Thread(target=end, daemon=True).start()

        def smtp(conn, encrypted):
            conn.settimeout(20)
            if encrypted:
                conn = tls.wrap_socket(conn, server_side=True)
            stream = conn.makefile("rwb")
            said = {"kind": "mail", "user": "", "from": "", "to": [], "text": ""}
            def answer(text):
                stream.write(text.encode() + b"\r\n")
                stream.flush()
            answer("220 test")
            while True:
                line = stream.readline().decode().strip()
                word = line.upper()
                if not line:
                    return
                if word.startswith("EHLO"):
                    answer("250-test\r\n250 " + ("AUTH PLAIN" if encrypted else "STARTTLS"))
                elif word == "STARTTLS":
                    answer("220 go")
                    conn = tls.wrap_socket(conn, server_side=True)
                    stream, encrypted = conn.makefile("rwb"), True
                elif word.startswith("AUTH PLAIN"):
                    text = line[10:].strip()
                    if not text:
                        answer("334 ")
                        text = stream.readline().decode().strip()
                    user, password = base64.b64decode(text).decode().split("\0")[1:]
                    said["user"] = user
                    answer("235 ok" if password == "right" else "535 wrong")
                elif word.startswith("MAIL FROM:"):
                    said["from"] = line[10:].split(">")[0].strip(" <")
                    answer("250 ok" if encrypted else "530 encrypt")
                elif word.startswith("RCPT TO:"):
                    if said["user"] == "later":
                        answer("451 later")
                    elif said["user"] == "never":
                        answer("550 unknown")
                    else:
                        said["to"].append(line[8:].strip(" <>"))
                        answer("250 ok")
                elif word == "DATA":
                    answer("354 go")
                    text = b""
                    while not text.endswith(b"\r\n.\r\n"):
                        text += stream.readline()
                    said["text"] = text.decode()
                    tell(**said)
                    if said["user"] == "silent":
                        conn.close()
                        return
                    answer("554 spam" if said["user"] == "spam" else "250 taken")
                elif word == "QUIT":
                    answer("221 bye")
                    return
                else:
                    answer("250 ok")

        def serve(listener, encrypted):
            def one(conn):
                try:
                    smtp(conn, encrypted)
                except (OSError, ValueError):
                    pass
                finally:
                    conn.close()
            while True:
                conn, _ = listener.accept()
                threading.Thread(target=one, args=(conn,), daemon=True).start()

        class Robots(http.server.BaseHTTPRequestHandler):
            timeout = 20
            def do_POST(self):
                text = self.rfile.read(int(self.headers["Content-Length"])).decode()
                tell(kind="robot", path=self.path, text=text)
                if "silent" in self.path:
                    self.connection.close()
                    return
                moved = "moved" in self.path
                body = b'{"errcode":45009}' if "busy" in self.path else b'{"errcode":0,"code":0}'
                self.send_response(302 if moved else 200)
                if moved:
                    self.send_header("Location", "https://127.0.0.1:1/")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            def log_message(self, *_):
                pass

        ports = {}
        for name, encrypted in (("tls", True), ("starttls", False)):
            listener = socket.create_server(("127.0.0.1", 0))
            ports[name] = listener.getsockname()[1]
            threading.Thread(target=serve, args=(listener, encrypted), daemon=True).start()
        robots = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Robots)
        robots.socket = tls.wrap_socket(robots.socket, server_side=True)
        ports["https"] = robots.server_address[1]
        print(json.dumps(ports), flush=True)
        sys.stdout.close()
        robots.serve_forever()
        """#
}
