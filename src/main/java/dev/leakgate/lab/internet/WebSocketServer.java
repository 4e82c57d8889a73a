package dev.leakgate.lab.internet;

import java.io.IOException;
import java.net.ProtocolException;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.ByteString;

/** The server's side of a WebSocket (RFC 6455) that listens, says nothing and closes when the client does. */
final class WebSocketServer {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int FIN = 0x80;
    private static final int CLOSE = 0x8;
    private static final int LENGTH = 0x7F;
    private static final int SHORT_FOLLOWS = 126;
    private static final int LONG_FOLLOWS = 127;
    private static final int MASK_BYTES = 4;
    private static final long LONGEST = 16L * 1024 * 1024;

    /** Is given each message. */
    interface Listener {
        void received(byte[] message) throws IOException;
    }

    private WebSocketServer() {
    }

    static void serve(Request upgrade, BufferedSource in, BufferedSink out, Listener listener) throws IOException {
        String accept = ByteString.encodeUtf8(upgrade.headers().get("Sec-WebSocket-Key") + MAGIC).sha1().base64();
        out.writeUtf8("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept + "\r\n\r\n").flush();
        Buffer message = new Buffer();
        while (!in.exhausted()) {
            int head = in.readByte() & 0xFF;
            byte[] payload = payload(in);
            if ((head & 0x0F) == CLOSE) {
                out.writeByte(FIN | CLOSE).writeByte(payload.length).write(payload).flush();
                return;
            }
            message.write(payload);
            if ((head & FIN) != 0) {
                listener.received(message.readByteArray());
            }
        }
    }

    /** Section 5.2; what a client sends is masked (5.3). */
    private static byte[] payload(BufferedSource in) throws IOException {
        long length = in.readByte() & LENGTH;
        if (length == SHORT_FOLLOWS) {
            length = in.readShort() & 0xFFFF;
        } else if (length == LONG_FOLLOWS) {
            length = in.readLong();
        }
        if (length < 0 || length > LONGEST) {
            throw new ProtocolException("a frame of " + length + " bytes is too long");
        }
        byte[] mask = in.readByteArray(MASK_BYTES);
        byte[] payload = in.readByteArray(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % MASK_BYTES];
        }
        return payload;
    }
}
