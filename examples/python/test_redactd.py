"""Runs the client against the redactd at REDACTD_URL."""

import http.client
import http.server
import os
import subprocess
import sys
import threading
import unittest

from redactd import Client, Problem

URL = os.environ["REDACTD_URL"]
CARD = "4111 1111 1111 1111"
MASKED = "4111 11▇▇ ▇▇▇▇ 1111"


class TestClient(unittest.TestCase):
    def setUp(self):
        self.client = Client(URL)

    def test_text(self):
        self.assertEqual(self.client.text(f"häß card {CARD}, order 88213"), f"häß card {MASKED}, order 88213")

    def test_offsets(self):
        text = f"😀 ä card {CARD} of jo@example.com"
        masked, findings = self.client.find(text)
        self.assertEqual(masked, f"😀 ä card {MASKED} of [EMAIL_ADDRESS]")
        found = {f["type"]: text[f["runes"]["start"] : f["runes"]["end"]] for f in findings}
        self.assertEqual(found, {"CREDIT_CARD": CARD, "EMAIL_ADDRESS": "jo@example.com"})
        self.assertEqual(self.client.find(text, entities=["EMAIL_ADDRESS"])[0], f"😀 ä card {CARD} of [EMAIL_ADDRESS]")

    def test_documents(self):
        body = b'{"pan": 4111111111111111, "n": 1}'
        self.assertEqual(self.client.document(body, "application/json").decode(), '{"pan": "411111▇▇▇▇▇▇1111", "n": 1}')
        self.assertEqual(self.client.document(b"id;cvv\n1;123\n", "text/csv").decode(), "id;cvv\n1;▇▇▇\n")

    def test_what_is_refused_holds_nothing_of_the_text(self):
        for body, media_type, status in [
            (f'{{"card": "{CARD}'.encode(), "application/json", 400),
            (CARD.encode(), "image/png", 415),
            (b"[" * 99, "application/json", 400),
        ]:
            with self.assertRaises(Problem) as raised:
                self.client.document(body, media_type)
            self.assertEqual(raised.exception.status, status)
            self.assertIn("problems.md#", raised.exception.type)
            self.assertNotIn("1111", str(raised.exception))

    def test_no_server(self):
        with self.assertRaises(OSError):
            Client("http://127.0.0.1:9").text(CARD)

    def test_a_proxy_of_the_environment_is_not_asked(self):
        os.environ["http_proxy"] = "http://127.0.0.1:9"
        self.addCleanup(os.environ.pop, "http_proxy")
        self.assertEqual(Client(URL).text(CARD), MASKED)

    def test_program(self):
        def run(url, *args):
            return subprocess.run([sys.executable, "redactd.py", *args], input=CARD, text=True, encoding="utf-8",
                                  capture_output=True, env={**os.environ, "REDACTD_URL": url})
        done = run(URL)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, MASKED, ""))
        for refused in run("http://127.0.0.1:9"), run(URL, "image/png"):
            self.assertEqual((refused.returncode, refused.stdout), (1, ""))
            self.assertNotIn("1111", refused.stderr)


class Busy(http.server.BaseHTTPRequestHandler):
    """Wants to be asked again, once."""

    protocol_version = "HTTP/1.1"
    asked = 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Busy.asked += 1
        self.send_response(503 if Busy.asked == 1 else 200)
        self.send_header("Retry-After", "0")
        self.send_header("Content-Length", str(len(body) + (Busy.asked == 3)))  # the third breaks off
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *args):
        pass


class TestAttempts(unittest.TestCase):
    def test_asks_again_and_takes_no_half_of_an_answer(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Busy)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        client = Client(f"http://127.0.0.1:{server.server_port}")
        self.assertEqual(client.text("hello"), "hello")
        self.assertEqual(Busy.asked, 2)
        with self.assertRaises(http.client.IncompleteRead):
            client.text("hello")


if __name__ == "__main__":
    unittest.main()
