"""What the recorder answers by itself: the bench's empty page, and the control page that sends what it is told to."""

import base64
import gzip
import json

BENCH_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
CONTROL_HOST = "control.leakgate.test"  # answered here even where the lab's internet answers for everything else
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>{title}</title>
</head>
<body><h1>{title}</h1>{rest}</body>
</html>
"""
BENCH_PAGE = PAGE.format(title="Leakgate test page", rest="")
CONTROLS = """
<form data-send action="/known-leak"><input type="hidden" name="data" value="{leak}"></form>
<form data-send action="/clean"><input type="hidden" name="data" value="{clean}"></form>
<script>
document.querySelectorAll("form[data-send]").forEach(function (form) {{
  var field = form.querySelector("input");
  var request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
  request.send(field.name + "=" + encodeURIComponent(field.value));
}});
</script>
"""
CLEAN = "nothing to hide " * 256  # 4096 bytes, a known size to calibrate byte counters by


def control_page(request):
    """The page /<canary> sends that canary on, coded as a leak would be, and something that holds no secret."""
    canary = request.path.split("?")[0].lstrip("/")
    leak = gzip.compress(json.dumps({"leak": base64.b64encode(canary.encode()).decode()}).encode())
    rest = CONTROLS.format(leak=base64.b64encode(leak).decode(), clean=CLEAN)
    return PAGE.format(title="Leakgate control page", rest=rest)
