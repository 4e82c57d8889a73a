package dev.leakgate.adb;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Frames of the shell protocol v2 ({@code shell,v2:}): one byte of kind, a little-endian length, the data. They keep
 * stdout, stderr and the exit code apart on one stream.
 */
public final class ShellFrames {

    public static final int STDIN = 0;
    public static final int STDOUT = 1;
    public static final int STDERR = 2;
    public static final int EXIT = 3;
    public static final int CLOSE_STDIN = 4;

    /** Bytes before the data of a frame: kind and length. */
    public static final int HEADER = 5;
    private static final int LARGEST = 1 << 16;

    private ShellFrames() {
    }

    /** @param out where frames of {@code kind} go, each in one write */
    public static OutputStream writer(OutputStream out, int kind) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                for (int done = 0; done < length; done += LARGEST) {
                    int n = Math.min(LARGEST, length - done);
                    out.write(ByteBuffer.allocate(HEADER + n).order(ByteOrder.LITTLE_ENDIAN)
                            .put((byte) kind).putInt(n).put(source, offset + done, n).array());
                }
            }
        };
    }

    /** What the host types; ends with a close-stdin frame or with the stream. */
    public static InputStream stdin(InputStream in) {
        return new InputStream() {
            private int left;
            private boolean ended;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                while (left == 0 && !ended) {
                    nextFrame();
                }
                if (ended) {
                    return -1;
                }
                int n = in.read(target, offset, Math.min(length, left));
                if (n < 0) {
                    throw new EOFException("shell frame cut with " + left + " bytes to come");
                }
                left -= n;
                return n;
            }

            private void nextFrame() throws IOException {
                byte[] header = in.readNBytes(HEADER);
                if (header.length < HEADER || header[0] == CLOSE_STDIN) {
                    ended = true;
                    return;
                }
                int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(1);
                if (header[0] == STDIN) {
                    left = length;
                } else {
                    in.skipNBytes(length);
                }
            }
        };
    }
}
