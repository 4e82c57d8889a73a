"""What mitmproxy knows of connections and requests, as frames tell it."""

import ipaddress

from mitmproxy import ctx
from mitmproxy.net import server_spec

HTTP_METHODS = (
    b"GET ", b"POST ", b"PUT ", b"HEAD ", b"DELETE ", b"OPTIONS ", b"PATCH ", b"TRACE ", b"CONNECT ", b"PRI ",
    b"PROPFIND ", b"PROPPATCH ", b"MKCOL ", b"COPY ", b"MOVE ", b"LOCK ", b"UNLOCK ", b"REPORT ", b"SEARCH ",
)


def listening_port():
    server = ctx.master.addons.get("proxyserver")
    if hasattr(server, "listen_addrs"):  # from mitmproxy 9 on
        addresses = server.listen_addrs()
    else:
        addresses = [s.getsockname() for s in server.tcp_server.sockets] if server.tcp_server else []
    return addresses[0][1] if addresses else None


def begins_like_tls_or_http(data):
    return data[:1] == b"\x16" or any(data[: len(method)] == method[: len(data)] for method in HTTP_METHODS)


def peer(end):
    host, port = end.peername[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def uplink(address):
    """host:port of an HTTP proxy, as mitmproxy wants to have it; transparent mode has no option for it."""
    if not address:
        return None
    host, _, port = address.rpartition(":")
    return server_spec.ServerSpec("http", (host, int(port)))


def server_address(server):
    """The server's IP address; behind a further proxy it is not known here."""
    return server.peername[0] if server.peername and not server.via else None


def url(request):
    """The address that the bytes go to; an IP address gives way to the name that the client means by it."""
    host = request.pretty_host if is_ip(request.host) else request.host
    host = f"[{host}]" if ":" in host else host
    standard = {"http": 80, "https": 443}.get(request.scheme)
    port = "" if request.port == standard else f":{request.port}"
    return f"{request.scheme}://{host}{port}{text(request.data.path)}"


def is_ip(host):
    try:
        ipaddress.ip_address(host)
        return True
    except ValueError:
        return False


def pairs(headers):
    return [[text(name), text(value)] for name, value in headers.fields] if headers else []


def text(raw):
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
