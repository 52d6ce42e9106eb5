#!/usr/bin/env python3
"""Opens an inspection on a phone's screen of Chromium, cold, and again without a network.

phone.py ADDRESS LOGIN PASSWORD PID: prints the bytes over the wire of the first page with everything it loads, the
milliseconds until that page can be filled in, and the worst of five starts with the server PID ended.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request


class Chromium:
    """Messages over the debugging pipe: JSON, ended by a zero byte."""

    def __init__(self):
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        self.profile = tempfile.mkdtemp(prefix="luoshi-phone-")
        reads, self.output = os.pipe()
        self.input, writes = os.pipe()
        self.process = subprocess.Popen(
            ["sh", "-c", f'exec "$0" "$@" 3<&{reads} 4>&{writes}', program, "--headless", "--no-sandbox", "--no-first-run",
             "--remote-debugging-pipe", f"--user-data-dir={self.profile}", "--disable-gpu", "about:blank"],
            pass_fds=(reads, writes), stderr=subprocess.DEVNULL)
        os.close(reads)
        os.close(writes)
        self.number, self.buffer, self.received, self.session = 0, b"", 0, None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.ask(domain + ".enable")
        self.ask("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True)

    def ask(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.output, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(answer["error"])
                return answer["result"]

    def read(self):
        while b"\0" not in self.buffer:
            self.buffer += os.read(self.input, 1 << 20)
        text, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(text)
        if message.get("method") == "Network.loadingFinished":
            self.received += message["params"]["encodedDataLength"]
        return message

    def run(self, script):
        result = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")

    def open(self, address):
        """Milliseconds until the page can be filled in: its script says so in the state line."""
        begun = time.monotonic()
        self.ask("Page.navigate", url=address)
        self.until("document.querySelector('.phone-state')?.textContent ? 'yes' : ''", address)
        return (time.monotonic() - begun) * 1000

    def until(self, script, what):
        for _ in range(6000):
            try:
                if self.run(script):
                    return
            except RuntimeError:
                pass  # the page before is going
            time.sleep(0.005)
        raise RuntimeError(f"{what} did not come")

    def end(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


PLAN = """
(async () => {
  const send = async (address, action, fill) => {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const form = page.querySelector(`form[action='${action}']`);
    const answers = new FormData(form);
    fill(answers, form);
    const answer = await fetch(action, { method: "POST", body: new URLSearchParams(answers) });
    if (!answer.ok) throw new Error(`${action}: ${answer.status}`);
    return new URL(answer.url).pathname;
  };
  const day = (days) => new Date(Date.now() + (8 + days * 24) * 3600000).toISOString().slice(0, 10);
  const put = (answers, values) => Object.entries(values).forEach(([name, value]) => answers.set(name, value));
  const basis = { document: "云政办发〔2026〕3号", approved: "县委、县政府" };
  await send("/inspections/yearly", "/inspections/yearly", (answers) =>
    put(answers, { year: day(0).slice(0, 4), title: "测速用的专项督查", times: "2", ...basis }));
  return send("/inspections/new", "/inspections", (answers, form) => {
    put(answers, { title: "测速", content: "看拆除", checklist: "old-houses", first: day(0), last: day(2), kind: "special", ...basis });
    answers.set("year", [...form.querySelectorAll("[name=year] option")].find((one) => one.textContent.includes("测速")).value);
    answers.append("places", [...form.querySelectorAll("[name=places]")].filter((box) => box.value.length === 12).at(-1).value);
    answers.append("members", document.body.dataset.person);
  });
})()
"""


def main():
    address, login, password, server = sys.argv[1:5]
    browser = Chromium()
    try:
        browser.ask("Page.navigate", url=address + "/login")
        browser.until("document.querySelector('[name=password]') && 'yes'", "the page to sign in")
        browser.run(f"document.querySelector('[name=name]').value = {json.dumps(login)};"
                    f"document.querySelector('[name=password]').value = {json.dumps(password)};"
                    "document.querySelector('form').requestSubmit()")
        browser.until("document.body.dataset.person ?? ''", "the signed-in page")
        plan = browser.run(PLAN)
        browser.ask("Network.clearBrowserCache")
        browser.received = 0
        first = browser.open(f"{address}{plan}/visits/new")
        browser.until("document.documentElement.dataset.shell ?? ''", "the shelf")
        # With the check-list, and the page once more for the shelf.
        filled = browser.received
        os.kill(int(server), signal.SIGTERM)
        for _ in range(1000):
            try:
                urllib.request.urlopen(address + "/healthz", timeout=5).read()
            except OSError:
                break
            time.sleep(0.01)
        starts = []
        for _ in range(5):
            browser.ask("Page.navigate", url="about:blank")
            starts.append(browser.open(f"{address}{plan}/visits/new"))
        print(f"{filled / 1024:.1f} {first:.0f} {sorted(starts)[2]:.0f} {max(starts):.0f}")
    finally:
        browser.end()


main()
