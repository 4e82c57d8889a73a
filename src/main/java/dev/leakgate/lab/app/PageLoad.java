package dev.leakgate.lab.app;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** The loading of one page: runs in the background, can be broken off at any time. */
final class PageLoad {

    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]*)</title>", Pattern.CASE_INSENSITIVE);
    /** The one script that these browsers understand: a form marked {@code data-send} is sent when its page has loaded. */
    private static final Pattern SENT_FORM = Pattern.compile(
            "<form data-send action=\"([^\"]+)\"><input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"></form>");
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private static final Pattern LINK = Pattern.compile("<a\\s[^>]*href=\"(https?:[^\"]+)\"[^>]*>(.*?)</a>",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /**
     * What was loaded.
     *
     * @param address  where the load ended, after redirects
     * @param link     address of its first link, or empty
     * @param linkText what that link says
     * @param file     it is to be kept, not shown
     */
    record Page(String address, String title, String link, String linkText, boolean file) {
    }

    private final String address;
    private final Request.Builder request;
    private final Network network;
    private final Engine engine;
    private Call call;
    private boolean cancelled;

    /** @param engine loads it in the place of our own client; null for that */
    PageLoad(String address, Request.Builder request, Network network, Engine engine) {
        this.engine = engine;
        this.address = address;
        this.request = request;
        this.network = network;
    }

    Page run() {
        if (engine != null) {
            return engine.load(address).orElseGet(this::failed);
        }
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            return failed();
        }
        try (Response answer = begin(request.url(url).build()).execute()) {
            String html = answer.peekBody(MOST_BYTES).string();
            send(html, answer.request().url());
            Matcher title = TITLE.matcher(html);
            String at = answer.request().url().equals(url) ? address : answer.request().url().toString();
            Matcher link = LINK.matcher(html);
            boolean linked = link.find();
            return new Page(at, title.find() ? unescaped(title.group(1).strip()) : at, linked ? unescaped(link.group(1)) : "",
                    linked ? unescaped(link.group(2).replaceAll("<[^>]*>", "").strip()) : "",
                    answer.header("Content-Disposition", "").startsWith("attachment"));
        } catch (IOException e) {
            return failed();
        }
    }

    /** What the script of such a page does with its forms once it is loaded: it sends each of them, unseen. */
    private void send(String html, HttpUrl page) throws IOException {
        Matcher form = SENT_FORM.matcher(html);
        while (form.find()) {
            FormBody body = new FormBody.Builder().add(form.group(2), form.group(3)).build();
            HttpUrl to = page.resolve(form.group(1));
            if (to != null) {
                begin(request.url(to).post(body).build()).execute().close();
            }
        }
    }

    private synchronized Call begin(Request request) throws IOException {
        call = network.call(request);
        if (cancelled) {
            call.cancel();
        }
        return call;
    }

    synchronized void cancel() {
        cancelled = true;
        if (call != null) {
            call.cancel();
        }
    }

    /** The page that Android's WebView shows instead. */
    private Page failed() {
        return new Page(address, "Webpage not available", "", "", false);
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }
}
