package dev.leakgate.record.transcript;

import dev.leakgate.adb.ShellFrames;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** The frames of one direction of a {@code shell,v2} stream, put together again. */
record ShellOutput(byte[] stdin, byte[] stdout, byte[] stderr, OptionalInt exit) {

    static ShellOutput of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream[] kinds = {new ByteArrayOutputStream(), new ByteArrayOutputStream(), new ByteArrayOutputStream()};
        OptionalInt exit = OptionalInt.empty();
        while (in.remaining() >= ShellFrames.HEADER) {
            int kind = in.get();
            int announced = in.getInt();
            int length = announced < 0 ? in.remaining() : Math.min(announced, in.remaining());
            byte[] data = new byte[length];
            in.get(data);
            if (kind >= ShellFrames.STDIN && kind <= ShellFrames.STDERR) {
                kinds[kind].writeBytes(data);
            } else if (kind == ShellFrames.EXIT && length > 0) {
                exit = OptionalInt.of(data[0] & 0xff);
            }
        }
        return new ShellOutput(kinds[ShellFrames.STDIN].toByteArray(), kinds[ShellFrames.STDOUT].toByteArray(),
                kinds[ShellFrames.STDERR].toByteArray(), exit);
    }
}
