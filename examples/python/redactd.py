"""A client of redactd that needs nothing but Python 3.9.

    python3 redactd.py < ticket.txt
    python3 redactd.py application/json < ticket.json

What cannot be masked raises, and there is no way to get the text as it was: let the exception end what you do.
"""

import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.request


class Problem(Exception):
    """Why redactd has refused (RFC 9457). It holds nothing of the text: it may be logged."""

    def __init__(self, status, type, title, detail=""):
        super().__init__(f"{status} {title}: {detail}")
        self.status, self.type, self.title, self.detail = status, type, title, detail


class Client:
    def __init__(self, url="http://127.0.0.1:8899", token=None, timeout=10, attempts=3):
        self.url, self.token, self.timeout, self.attempts = url, token, timeout, attempts
        # Without this the text goes to the proxy that the environment names.
        self.open = urllib.request.build_opener(urllib.request.ProxyHandler({})).open

    def text(self, text):
        """Returns the text, masked."""
        return self._post("/v1/redact", text.encode(), "text/plain; charset=utf-8").decode()

    def find(self, text, **wishes):
        """Returns the text, masked, and what was found in it. f["runes"] is where in text, as Python counts."""
        body = json.dumps({"text": text, **wishes}).encode()
        answer = json.loads(self._post("/v1/redact", body, "application/json"))
        return answer["text"], answer["findings"]

    def document(self, body, media_type):
        """Returns the bytes of a document, such as application/json or text/csv, masked in place."""
        return self._post("/v1/redact/document", body, media_type)

    def _post(self, path, body, media_type):
        headers = {"Content-Type": media_type}
        if self.token:
            headers["Authorization"] = "Bearer " + self.token
        for left in reversed(range(self.attempts)):
            try:
                request = urllib.request.Request(self.url + path, body, headers)
                with self.open(request, timeout=self.timeout) as answer:
                    return answer.read()  # raises if the answer breaks off
            except urllib.error.HTTPError as e:
                if left == 0 or e.code not in (429, 503):
                    raise _problem(e) from None
                time.sleep(min(int(e.headers.get("Retry-After", 1)), self.timeout))


def _problem(e):
    """Reads why redactd has refused, or only that something between here and there has."""
    if e.headers.get_content_type() != "application/problem+json":
        return Problem(e.code, "about:blank", e.reason)
    said = json.load(e)
    return Problem(e.code, said["type"], said["title"], said.get("detail", ""))


def main():
    client = Client(os.environ.get("REDACTD_URL", "http://127.0.0.1:8899"), os.environ.get("REDACTD_TOKEN"))
    media_type = sys.argv[1] if len(sys.argv) > 1 else "text/plain"
    try:
        sys.stdout.buffer.write(client.document(sys.stdin.buffer.read(), media_type))
    except (Problem, OSError, http.client.HTTPException) as e:
        sys.exit(f"redactd: {e}")


if __name__ == "__main__":
    main()
