"""Somebody at a plain browser: cookies, forms with hidden fields, the same request again after a cut."""

import http.client
import time
import uuid
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit


class Forms(HTMLParser):
    """Every form that posts, with the fields already filled in: [(action, {name: value})]."""

    def __init__(self, page):
        super().__init__()
        self.found, self._inside = [], False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form":
            self._inside = told.get("method", "get").lower() == "post"
            if self._inside:
                self.found.append((told.get("action", ""), {}))
        elif tag == "input" and self._inside and told.get("type") == "hidden":
            self.found[-1][1][told["name"]] = told.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form":
            self._inside = False

    def with_field(self, name):
        """The fields of the first form that has this hidden field."""
        return next(fields for _, fields in self.found if name in fields)


class Answer:
    """Status, where it leads, and the body."""

    def __init__(self, response, body):
        self.status, self.body = response.status, body
        self.location = response.headers.get("Location", "")
        self.cookies = response.headers.get_all("Set-Cookie") or []

    @property
    def text(self):
        return self.body.decode()


class Visitor:
    """One connection for each request, as a client whose connection is cut must do."""

    def __init__(self, port, patience=60.0):
        self.port, self.cookies, self.patience, self.cuts = port, {}, patience, 0

    def get(self, path):
        return self.again("GET", path)

    def post(self, path, fields):
        return self.again("POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def post_file(self, path, fields, name, data):
        boundary = uuid.uuid4().hex
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in fields.items()
        ]
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="f.jpg"\r\n'
        parts += [
            head.encode(),
            b"Content-Type: image/jpeg\r\n\r\n",
            data,
            f"\r\n--{boundary}--\r\n".encode(),
        ]
        return self.again("POST", path, b"".join(parts), f"multipart/form-data; boundary={boundary}")

    def again(self, method, path, body=None, kind=""):
        """Ask until there is an answer: the very same request after every cut and every 5xx."""
        deadline = time.monotonic() + self.patience
        while True:
            try:
                answer = self.ask(method, path, body, kind)
                if answer.status < 500:
                    return answer
            except (OSError, http.client.HTTPException):
                if time.monotonic() > deadline:
                    raise
            else:
                assert time.monotonic() < deadline, answer.text
            self.cuts += 1
            time.sleep(0.1)

    def ask(self, method, path, body=None, kind=""):
        """One request, once."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Content-Type": kind} if kind else {}
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            answer = Answer(response, response.read())
        finally:
            connection.close()
        for line in answer.cookies:
            name, _, value = line.split(";", 1)[0].partition("=")
            self.cookies[name] = value
        return answer

    # --- what an applicant does ---------------------------------------------------------------------

    def signs_in(self, email, password):
        for _ in range(20):
            fields = Forms(self.get("/akun/masuk/").text).with_field("csrfmiddlewaretoken")
            answer = self.post("/akun/masuk/", {**fields, "login": email, "password": password})
            if "sessionid" in self.cookies:
                return
        raise AssertionError(f"{email} cannot sign in: {answer.status} {answer.text[:2000]}")

    def uploads(self, application, slot, data):
        path = f"/lamaran/{application}/berkas/{slot}/"
        fields = Forms(self.get(path).text).with_field("csrfmiddlewaretoken")
        answer = self.post_file(path, fields, "berkas", data)
        assert answer.status == 302, (path, answer.status, answer.text[-3000:])

    def submits(self, application):
        """Send the form until it is answered; where it leads, and the form for sending it once more."""
        path = f"/lamaran/{application}/kirim/"
        fields = Forms(self.get(path).text).with_field("once")
        answer = self.post(path, fields)
        assert answer.status == 302, (path, answer.status, answer.text[-3000:])
        return urlsplit(answer.location).path, path, fields
