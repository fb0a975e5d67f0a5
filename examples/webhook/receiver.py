"""A receiver of webhooks behind redactd's gateway: it checks the gateway's signature and keeps what comes, a line each.

    python3 receiver.py receiver.secret events.ndjson 9000

The gateway signs in the way of Zendesk (base64 of HMAC-SHA256 over the time and the body), with a secret of its own. What
is kept has been masked: nobody else can sign.
"""

import base64
import datetime
import hashlib
import hmac
import http.server
import json
import sys

SIGNATURE, TIME = "X-Zendesk-Webhook-Signature", "X-Zendesk-Webhook-Signature-Timestamp"
WINDOW = datetime.timedelta(minutes=5)
MAX_BODY = 8 << 20


def signed(secret, headers, body, now):
    """Says whether the gateway has signed the body, not long ago."""
    at, claimed = headers.get(TIME, ""), headers.get(SIGNATURE, "")
    mac = base64.b64encode(hmac.digest(secret, at.encode() + body, hashlib.sha256))
    if not hmac.compare_digest(mac, claimed.encode()):
        return False
    return abs(now - datetime.datetime.fromisoformat(at.replace("Z", "+00:00"))) < WINDOW


def receiver(secret, path):
    class Receiver(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.send_response(self.take())
            self.send_header("Content-Length", "0")
            self.end_headers()

        def take(self):
            """Keeps an event and returns the status: 2xx only when it is kept, so that the sender comes again otherwise."""
            length = int(self.headers.get("Content-Length", -1))
            if not 0 <= length <= MAX_BODY:
                return 413
            body = self.rfile.read(length)
            if not signed(secret, self.headers, body, datetime.datetime.now(datetime.timezone.utc)):
                return 401
            with open(path, "a", encoding="utf-8") as events:
                print(json.dumps({"path": self.path, "event": json.loads(body)}, ensure_ascii=False), file=events)
            return 204

        def log_message(self, *args):
            pass

    return Receiver


def main():
    secret_file, path, port = sys.argv[1:]
    with open(secret_file, "rb") as f:
        secret = f.readline().strip()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), receiver(secret, path))
    print(server.server_port, flush=True)  # of the system's choice, if it was 0
    server.serve_forever()


if __name__ == "__main__":
    main()
