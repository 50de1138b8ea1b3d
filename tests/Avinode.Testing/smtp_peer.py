"""A mail server for tests, on Debian's aiosmtpd. Tells on stdout, one JSON object a line, what it receives; is told on stdin what to answer."""
import asyncio
import base64
import collections
import json
import os
import ssl
import sys
import threading

from aiosmtpd.smtp import SMTP, AuthResult

options = json.loads(sys.argv[1])
plans = collections.defaultdict(collections.deque)
go = asyncio.Event()


def tell(**event):
    print(json.dumps(event), flush=True)


def planned(step):
    return plans[step].popleft() if plans[step] else None


class Peer(SMTP):
    async def smtp_EHLO(self, hostname):
        tell(event="ehlo", tls=self._tls_protocol is not None or options.get("implicit", False))
        if planned("ehlo") == "hang":
            await asyncio.sleep(3600)
        await super().smtp_EHLO(hostname)

    async def smtp_AUTH(self, arg):
        tell(event="auth", tls=self.session.ssl is not None or options.get("implicit", False))
        await super().smtp_AUTH(arg)

    async def smtp_DATA(self, arg):
        if plans["data"] and plans["data"][0] == "vanish":
            plans["data"].popleft()
            await self.push("354 go on")
            await self._reader.readline()
            tell(event="vanished")
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        envelope.mail_from = address
        return planned("mail") or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        answer = planned("rcpt") or "250 OK"
        tell(event="rcpt", address=address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        answer = planned("data") or "250 OK"
        if answer == "hang":
            tell(event="hanging")
            await asyncio.sleep(3600)
        if answer == "wait":
            tell(event="waiting")
            await go.wait()
            answer = "250 OK"
        tell(
            event="mail" if answer.startswith("250") else "turned away",
            sender=envelope.mail_from,
            recipients=envelope.rcpt_tos,
            content=base64.b64encode(envelope.original_content).decode(),
            tls=session.ssl is not None or options.get("implicit", False),
            user=session.auth_data if session.authenticated else None,
        )
        return answer


def authenticate(server, session, envelope, mechanism, data):
    good = data.login.decode() == options["user"] and data.password.decode() == options["password"]
    # Not handled: the server is to send the answer.
    return AuthResult(success=good, handled=False, auth_data=data.login.decode())


def listen_to_test(loop):
    for line in sys.stdin:
        plan = json.loads(line)
        loop.call_soon_threadsafe(take, plan)
    os._exit(0)


def take(plan):
    if plan["step"] == "go":
        go.set()
    plans[plan["step"]].append(plan["answer"])
    tell(event="planned")


async def main():
    loop = asyncio.get_running_loop()
    context = None
    if "certificate" in options:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options["certificate"], options["key"])
    implicit = options.get("implicit", False)
    has_auth = "user" in options

    def connection():
        return Peer(
            Handler(),
            hostname="localhost",
            tls_context=None if implicit else context,
            require_starttls=context is not None and not implicit,
            authenticator=authenticate if has_auth else None,
            auth_required=has_auth,
            auth_require_tls=context is not None and not implicit,
        )

    server = await loop.create_server(connection, "127.0.0.1", options.get("port", 0), ssl=context if implicit else None)
    threading.Thread(target=listen_to_test, args=(loop,), daemon=True).start()
    tell(event="listening", port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main())
