package dev.leakgate.adb;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One message of the ADB transport: six little-endian words and a payload.
 *
 * @param arg0 by command: protocol version, or the sender's stream id
 * @param arg1 by command: largest payload in bytes, or the receiver's stream id
 */
public record Packet(Command command, int arg0, int arg1, byte[] data) {

    /** Protocol version from which checksums are neither sent nor checked. */
    public static final int VERSION = 0x01000001;

    /** Largest payload we send or accept, in bytes. */
    public static final int MAX_DATA = 1 << 20;

    private static final int HEADER = 24;
    private static final byte[] NOTHING = {};

    /** What a packet is; the name's four letters are its code on the wire. */
    public enum Command {
        CNXN, OPEN, OKAY, WRTE, CLSE, AUTH, SYNC, STLS;

        private final int code = ByteBuffer.wrap(name().getBytes(StandardCharsets.US_ASCII))
                .order(ByteOrder.LITTLE_ENDIAN).getInt();

        private static Command of(int code) throws ProtocolException {
            for (Command c : values()) {
                if (c.code == code) {
                    return c;
                }
            }
            throw new ProtocolException("unknown ADB command 0x" + Integer.toHexString(code));
        }
    }

    public Packet(Command command, int arg0, int arg1) {
        this(command, arg0, arg1, NOTHING);
    }

    /** The next packet; empty when the peer hung up between two packets. */
    public static Optional<Packet> read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < HEADER) {
            throw new EOFException("ADB header cut after " + header.length + " bytes");
        }
        ByteBuffer h = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        int code = h.getInt();
        int arg0 = h.getInt();
        int arg1 = h.getInt();
        int length = h.getInt();
        h.getInt();
        int magic = h.getInt();
        if (magic != ~code) {
            throw new ProtocolException("ADB magic 0x" + Integer.toHexString(magic) + " does not fit command 0x"
                    + Integer.toHexString(code));
        }
        if (length < 0 || length > MAX_DATA) {
            throw new ProtocolException("ADB payload of " + Integer.toUnsignedLong(length) + " bytes, allowed are " + MAX_DATA);
        }
        byte[] data = new byte[length];
        new DataInputStream(in).readFully(data);
        return Optional.of(new Packet(Command.of(code), arg0, arg1, data));
    }

    /** Writes header and payload in one piece. Only CNXN, sent before versions are known, carries a checksum. */
    public void write(OutputStream out) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(HEADER + data.length).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(command.code).putInt(arg0).putInt(arg1).putInt(data.length)
                .putInt(command == Command.CNXN ? checksum() : 0).putInt(~command.code).put(data);
        out.write(b.array());
        out.flush();
    }

    /** Sum of all payload bytes; the protocol calls it a CRC. */
    private int checksum() {
        int sum = 0;
        for (byte b : data) {
            sum += b & 0xff;
        }
        return sum;
    }

    /** The payload as text without the closing NUL. */
    public String text() {
        int end = data.length;
        while (end > 0 && data[end - 1] == 0) {
            end--;
        }
        return new String(data, 0, end, StandardCharsets.UTF_8);
    }
}
