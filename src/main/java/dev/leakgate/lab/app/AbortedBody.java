package dev.leakgate.lab.app;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A body whose length is announced and of which only the first half is sent before the connection is broken off. */
final class AbortedBody extends RequestBody {

    private final byte[] body;
    private final MediaType type;

    AbortedBody(byte[] body, MediaType type) {
        this.body = body;
        this.type = type;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return body.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(body, 0, body.length / 2);
        sink.flush();
        throw new IOException("the upload is broken off after " + body.length / 2 + " of " + body.length + " bytes");
    }
}
