"""Recorder: a mitmproxy addon (8.1 to 12) that streams what the proxy sees to the harness.

Every event is one frame on a Unix socket: length, length of the JSON part, JSON, bodies. The frames and their fields
are described where they are read, in the Java class dev.leakgate.traffic.Journal. The harness writes lines to the same
socket: "barrier ID TURNS" asks for an answer, in order, once the proxy has been idle for so many turns of its event
loop.

The recorder fails closed. A hook that raises would let traffic pass unrecorded, so it ends the proxy instead; and the
proxy ends when the harness is gone: its standard input, the socket and its parent process are watched by threads,
which work even while the event loop hangs.

mitmproxy loads this file; the others are beside it, and go with it.
"""

import asyncio
import logging
import os
import threading
import time

from leakgate_flows import begins_like_tls_or_http, listening_port, pairs, peer, server_address, uplink, url
from leakgate_harness import FILES, NO_HARNESS, NO_INPUT, NO_PARENT, ErrorLog, Harness, guarded, leave, tidy
from leakgate_pages import BENCH_HEADERS, BENCH_PAGE, CONTROL_HOST, control_page
from mitmproxy import connection, http, version
from mitmproxy.proxy import layers

TURN = 0.01  # seconds
UPLOAD_CAP = 10.0  # seconds that a barrier waits for requests to come in whole
ANSWER_CAP = 3.0  # seconds that it waits for answers; a long poll may have none for minutes
SMALL = 1 << 20  # responses up to this many bytes may be held back until they are complete


@guarded
class Recorder:
    harness = None

    def __init__(self):
        Recorder.harness = Harness(os.environ["LEAKGATE_SOCKET"])
        self.bench = os.environ.get("LEAKGATE_BENCH", "")  # answer this domain and all below it ourselves
        self.transparent = os.environ.get("LEAKGATE_WAY") == "gateway"  # connections come without being asked for
        self.uplink = uplink(os.environ.get("LEAKGATE_UPLINK"))  # proxy that all requests go on to, in transparent mode
        self.open = {}  # flow id -> client, what, and whether the request has come in whole
        self.loop = None
        if int(version.VERSION.split(".")[0]) < 9:
            self.add_log = self.old_log

    # --- life -------------------------------------------------------------------------------------------------------

    async def running(self):
        self.loop = asyncio.get_running_loop()
        logging.getLogger().addHandler(ErrorLog(self.harness))
        for watch in (self.watch_input, self.watch_harness, self.watch_parent):
            threading.Thread(target=watch, daemon=True).start()
        self.starting = asyncio.ensure_future(self.tell_ready())

    async def tell_ready(self):
        port = None
        while port is None:
            await asyncio.sleep(TURN / 2)
            port = listening_port()
        self.harness.send("ready", version=version.VERSION, pid=os.getpid(), port=port)

    def done(self):
        """On TERM, which may come before the threads below have seen that the harness is gone."""
        tidy(*FILES)

    def watch_input(self):
        while os.read(0, 4096):
            pass
        leave(NO_INPUT, "standard input was closed")

    def watch_parent(self):
        parent = os.getppid()
        while os.getppid() == parent:
            time.sleep(0.5)
        leave(NO_PARENT, "the parent process is gone")

    def watch_harness(self):
        for line in self.harness.lines():
            word, *rest = line.split()
            if word == "barrier":
                asyncio.run_coroutine_threadsafe(self.barrier(rest[0], int(rest[1])), self.loop)
        leave(NO_HARNESS, "the harness closed the socket")

    async def barrier(self, number, turns):
        """Quiet is counted in turns of the event loop: by the clock, a starved process would answer too early."""
        quiet, start, elapsed = 0, time.monotonic(), 0.0
        while quiet < turns and elapsed < UPLOAD_CAP:
            before = self.harness.frames
            await asyncio.sleep(TURN)
            elapsed = time.monotonic() - start
            waiting = self.open if elapsed < ANSWER_CAP else self.open_flows(whole=False)
            quiet = quiet + 1 if before == self.harness.frames and not waiting else 0
        self.harness.send(
            "barrier",
            id=number,
            unanswered=self.open_flows(whole=True),
            uploading=self.open_flows(whole=False),
        )

    def open_flows(self, whole):
        return [what for _, what, has_come in self.open.values() if has_come == whole]

    def old_log(self, entry):
        """Up to mitmproxy 8, log lines come as events; later ones use Python's logging."""
        if entry.level == "error":
            self.harness.send("log", text=entry.msg)

    # --- connections ------------------------------------------------------------------------------------------------

    def client_disconnected(self, client):
        gone = peer(client)
        for flow_id in [f for f, (owner, _, _) in self.open.items() if owner == gone]:
            del self.open[flow_id]
            self.harness.send("failed", x=flow_id, reason="the client closed the connection")
        self.harness.send("client_closed", client=gone)

    def http_connect(self, flow):
        self.harness.send("tunnel", client=peer(flow.client_conn), host=flow.request.host, port=flow.request.port)

    def tls_clienthello(self, data):
        """A connection that nobody asked a proxy for is a tunnel from here on, if it is one of the phone's."""
        context = data.context
        if self.transparent and not context.client.tls_established:
            host, port = (context.server.address or (None, None))[:2]
            sni = context.client.sni or data.client_hello.sni
            self.harness.send("tunnel", client=peer(context.client), host=sni or host, port=port)

    def tls_established_client(self, data):
        self.harness.send("secured", client=peer(data.context.client), sni=data.context.client.sni)

    def tls_failed_client(self, data):
        host, port = (data.context.server.address or (None, None))[:2]
        self.harness.send(
            "refused",
            client=peer(data.context.client),
            sni=data.context.client.sni,
            host=host,
            port=port,
            reason=data.conn.error or "the handshake failed",
        )

    def next_layer(self, next_layer):
        """Inside a tunnel, bytes that begin like no HTTP request are a protocol of their own: let them be recorded."""
        data = next_layer.data_client()
        in_tunnel = len(next_layer.context.layers) >= 2
        says_http = next_layer.context.client.alpn in (b"h2", b"http/1.1", b"http/1.0")
        if next_layer.layer is None and in_tunnel and data and not says_http and not begins_like_tls_or_http(data):
            next_layer.layer = layers.TCPLayer(next_layer.context)

    # --- HTTP -------------------------------------------------------------------------------------------------------

    def requestheaders(self, flow):
        request = flow.request
        if self.uplink and not flow.server_conn.connected:
            # A connection of its own: mitmproxy takes the one that the client began for a direct one, whatever its via says.
            flow.server_conn = connection.Server(address=flow.server_conn.address)
            flow.server_conn.via = self.uplink
        address = url(request)
        self.open[flow.id] = (peer(flow.client_conn), f"{request.method} {address}", False)
        self.harness.send(
            "request",
            x=flow.id,
            client=peer(flow.client_conn),
            time=request.timestamp_start,
            method=request.method,
            url=address,
            version=request.http_version,
            headers=pairs(request.headers),
        )
        # Passed on and recorded piece by piece, so that an upload that is cut off leaves what had come. Only over a
        # connection that is open already: mitmproxy drops a streamed body when it cannot connect.
        has_body = "content-length" in request.headers or "transfer-encoding" in request.headers
        if has_body and flow.server_conn.connected and not self.is_bench(request):
            request.stream = self.tee("request_body", flow.id)

    def request(self, flow):
        if flow.id in self.open:
            client, what, _ = self.open[flow.id]
            self.open[flow.id] = (client, what, True)
        self.body("request_body", flow.id, flow.request)
        self.harness.send("request_end", x=flow.id, trailers=pairs(flow.request.trailers))
        if self.is_control(flow.request):
            flow.response = http.Response.make(200, control_page(flow.request), BENCH_HEADERS)
        elif self.is_bench(flow.request):
            flow.response = http.Response.make(200, BENCH_PAGE, BENCH_HEADERS)

    def responseheaders(self, flow):
        response = flow.response
        self.harness.send(
            "response",
            x=flow.id,
            status=response.status_code,
            headers=pairs(response.headers),
            server=server_address(flow.server_conn),
        )
        length = response.headers.get("content-length", "")
        small = length.isdigit() and int(length) <= SMALL
        bodiless = response.status_code in (101, 204, 304) or flow.request.method == "HEAD"
        if not small and not bodiless and not self.is_bench(flow.request):
            response.stream = self.tee("response_body", flow.id)

    def response(self, flow):
        self.open.pop(flow.id, None)
        self.body("response_body", flow.id, flow.response)
        self.harness.send("response_end", x=flow.id, trailers=pairs(flow.response.trailers))

    def error(self, flow):
        self.open.pop(flow.id, None)
        self.harness.send("failed", x=flow.id, reason=flow.error.msg)

    def tee(self, event, flow_id):
        def record(chunk):
            if chunk:
                self.harness.send(event, chunk, x=flow_id)
            return chunk

        return record

    def body(self, event, flow_id, message):
        """What was held back until the message was complete; nothing when it was recorded piece by piece."""
        if not message.stream and message.raw_content:
            self.harness.send(event, message.raw_content, x=flow_id)

    def is_bench(self, request):
        host = request.pretty_host.lower()
        return self.is_control(request) or bool(self.bench) and (host == self.bench or host.endswith("." + self.bench))

    def is_control(self, request):
        return request.pretty_host.lower() == CONTROL_HOST

    # --- WebSocket and other streams: messages are dropped once they are recorded, or they would fill the memory -----

    def websocket_message(self, flow):
        for message in flow.websocket.messages:
            self.harness.send(
                "websocket",
                message.content,
                x=flow.id,
                time=message.timestamp,
                from_client=message.from_client,
                text=message.is_text,
            )
        flow.websocket.messages.clear()

    def websocket_end(self, flow):
        self.harness.send("websocket_end", x=flow.id, code=flow.websocket.close_code)

    def tcp_start(self, flow):
        host, port = flow.server_conn.address[:2]
        self.harness.send(
            "tcp", x=flow.id, client=peer(flow.client_conn), time=flow.timestamp_created, host=host, port=port
        )

    def tcp_message(self, flow):
        for message in flow.messages:
            self.harness.send(
                "tcp_data", message.content, x=flow.id, time=message.timestamp, from_client=message.from_client
            )
        flow.messages.clear()

    def tcp_end(self, flow):
        self.harness.send("tcp_end", x=flow.id, reason=None)

    def tcp_error(self, flow):
        self.harness.send("tcp_end", x=flow.id, reason=flow.error.msg)


addons = [Recorder()]
