#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Claims and releases a site through the board's pages in Chromium, with and without JavaScript.

Looks at the pages at three widths, light and dark: none may be wider than the window, and the browser may complain of
nothing. With --screenshots DIR it keeps a picture of each; --ledger FILE shows that ledger in place of a small one.
"""
import argparse
import base64
import os
import pathlib
import sys
import tempfile

try:
    from selenium import webdriver
except ImportError:
    # Debian's module is for Debian's Python, which need not be the first one.
    if sys.executable == "/usr/bin/python3":
        raise
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
from modules import board as boards
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

WIDTHS = (400, 900, 1400)


class Browser:
    """A headless Chromium with a profile of its own."""

    def __init__(self, board, script=True):
        options = webdriver.ChromeOptions()
        for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
            options.add_argument(word)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.board = board
        self.script = script
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})

    def open(self, path):
        self.driver.get(self.board.address.rstrip("/") + path)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def press(self, text):
        """Presses the button with this text and waits for the page that comes."""
        old = self.find("html")
        self.driver.find_element(By.XPATH, f"//button[normalize-space()='{text}']").click()
        self.wait(lambda _: self.is_gone(old))

    @staticmethod
    def is_gone(element):
        try:
            _ = element.tag_name
        except Exception:  # pylint: disable=broad-except
            return True
        return False

    def wait(self, condition):
        WebDriverWait(self.driver, 10).until(condition)

    def text(self):
        return self.find("body").text

    def expect(self, text):
        if text not in self.text():
            sys.exit(f"{self.driver.current_url}: no {text!r} in\n{self.text()}")

    def sign_in(self, token, key):
        self.open(f"/site/{key}")
        self.driver.find_element(By.LINK_TEXT, "Sign in to claim or release it").click()
        self.find("#token").send_keys(token)
        self.find("#token").send_keys(Keys.RETURN)
        self.wait(lambda driver: driver.current_url.endswith(f"/site/{key}"))

    def expect_quiet(self):
        """The browser must have complained of nothing but an answer that refuses a claim."""
        lines = [line["message"] for line in self.driver.get_log("browser") if line["level"] in ("WARNING", "SEVERE")]
        lines = [line for line in lines if "409 (Conflict)" not in line]
        if lines:
            sys.exit(f"the browser complains: {lines}")

    def look(self, width, dark):
        """Sets the width and the colours."""
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    def page_width(self):
        return self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]["width"]

    def picture(self, path, most=2400):
        size = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {
            "captureBeyondViewport": True,
            "clip": {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], most), "scale": 1}})
        path.write_bytes(base64.b64decode(shot["data"]))


def expect_owner(board, key, owner):
    found = board.owners().get(key)
    if found != owner:
        sys.exit(f"{key}: the ledger says {found}, not {owner}")


def claim_and_release(board, key, ada_token, bob_token, script):
    """Ada claims a site, Bob can't, Ada gives it back: each through the pages."""
    ada, bob = Browser(board, script), Browser(board, script)
    try:
        ada.sign_in(ada_token, key)
        bob.sign_in(bob_token, key)  # whose page still offers the site
        ada.press("Claim it")
        ada.expect("The site is yours.")
        expect_owner(board, key, "ada@example.org")
        bob.press("Claim it")
        bob.expect("Taken by Ada <ada@example.org>")
        expect_owner(board, key, "ada@example.org")
        ada.press("Release it")
        ada.expect("The site is free again.")
        expect_owner(board, key, None)
        ada.open("/sites")
        ada.find("input[name=path]").send_keys("fs/tide01")
        ada.press("Filter")
        ada.expect("fs/tide01/file.c")
        if "fs/tide00/file.c" in ada.text():
            sys.exit("the filter by directory lets others through")
        ada.press("Sign out")
        ada.expect("Sign in")
        for browser in (ada, bob):
            browser.expect_quiet()
    finally:
        ada.driver.quit()
        bob.driver.quit()


def look_at_pages(board, pages, folder):
    """Opens each page in all forms; gives how many."""
    count = 0
    for script in (True, False):
        browser = Browser(board, script)
        try:
            for name, path in pages:
                for width in WIDTHS:
                    for dark in (False, True):
                        browser.look(width, dark)
                        browser.open(path)
                        count += 1
                        if browser.page_width() > width:
                            sys.exit(f"{path} is {browser.page_width()} wide in a window of {width}")
                        if folder:
                            form = f"{name}-{width}-{'dark' if dark else 'light'}{'' if script else '-noscript'}"
                            browser.picture(folder / f"{form}.png")
            browser.expect_quiet()
        finally:
            browser.driver.quit()
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--screenshots", type=pathlib.Path)
    parser.add_argument("--ledger", type=pathlib.Path)
    options = parser.parse_args()
    if options.screenshots:
        options.screenshots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="lintel-board-") as name:
        folder = pathlib.Path(name)
        boards.make_tree(folder / "tree", 20, 5)
        board = boards.Board(folder, folder / "tree", ["kmap", "kunmap"])
        tokens = board.token("Ada"), board.token("Bob")
        key = board.query("SELECT key FROM site WHERE path = 'fs/tide00/file.c' ORDER BY line")[0][0]
        for script in (True, False):
            claim_and_release(board, key, *tokens, script)
        events = board.query("""SELECT event.kind FROM event JOIN site ON site.id = event.site
                                WHERE key = ? AND event.kind <> 'found' ORDER BY event.id""", key)
        if [kind for kind, in events] != ["claimed", "released"] * 2:
            sys.exit(f"the history has {events}")
        if options.ledger:
            board.stop()
            board = boards.Board(folder, None, [], ledger=options.ledger)
        key, title = board.query("""SELECT site.key, subsystem.name FROM site
                                    JOIN subsystem ON subsystem.id = site.subsystem
                                    WHERE presence = 'present' ORDER BY length(above) DESC LIMIT 1""")[0]
        pages = [("overview", "/"), ("sites", "/sites?state=left"), ("site", f"/site/{key}"),
                 ("subsystem", "/subsystem?title=" + title.replace(" ", "%20").replace("&", "%26")),
                 ("sign-in", "/sign-in"), ("missing", "/sites?q=no-such-thing")]
        count = look_at_pages(board, pages, options.screenshots)
        board.stop()
    print(f"claimed, refused and released in the browser, with and without JavaScript; {count} views of "
          f"{len(pages)} pages fit their windows")


if __name__ == "__main__":
    main()
