package dev.leakgate.record.transcript;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Requests and answers of a {@code sync:} stream, in pairs ({@code SYNC.TXT}). What files hold is counted, not kept. */
final class SyncTalk {

    private final ByteBuffer host;
    private final ByteBuffer phone;
    private final List<Part> parts = new ArrayList<>();

    private SyncTalk(byte[] host, byte[] phone) {
        this.host = ByteBuffer.wrap(host).order(ByteOrder.LITTLE_ENDIAN);
        this.phone = ByteBuffer.wrap(phone).order(ByteOrder.LITTLE_ENDIAN);
    }

    static List<Part> parts(byte[] host, byte[] phone) {
        SyncTalk talk = new SyncTalk(host, phone);
        while (talk.host.remaining() >= 8 && talk.next()) {
            // each call takes one request
        }
        return talk.parts;
    }

    private boolean next() {
        String id = word(host);
        if (id.equals("QUIT")) {
            return false;
        }
        String path = text(host, host.getInt());
        String asked = id + " " + path;
        if (id.equals("SEND")) {
            asked += " " + chunks(host) + " bytes";
        }
        if (phone.remaining() < 4) {
            parts.add(new Part(asked, ""));
            return true;
        }
        parts.add(new Part(asked, switch (id) {
            case "STAT" -> statV1();
            case "STA2", "LST2" -> statV2();
            case "LIST" -> list(path, 12);
            case "LIS2" -> list(path, 68);
            case "RECV" -> received();
            default -> outcome();
        }));
        return true;
    }

    /** Takes DATA chunks until what follows is none. @return how many bytes they held */
    private static long chunks(ByteBuffer in) {
        long total = 0;
        while (in.remaining() >= 8) {
            in.mark();
            String id = word(in);
            int length = in.getInt();
            if (!id.equals("DATA")) {
                if (!id.equals("DONE")) {
                    in.reset();
                }
                break;
            }
            int there = Math.min(Math.max(length, 0), in.remaining());
            in.position(in.position() + there);
            total += there;
        }
        return total;
    }

    private String received() {
        phone.mark();
        String id = word(phone);
        phone.reset();
        return id.equals("FAIL") ? outcome() : chunks(phone) + " bytes";
    }

    private String outcome() {
        String id = word(phone);
        int length = phone.remaining() < 4 ? 0 : phone.getInt();
        return id.equals("FAIL") ? "FAIL " + text(phone, length) : id;
    }

    private String statV1() {
        word(phone);
        return phone.remaining() < 12 ? "" : stat(phone.getInt(), phone.getInt(), phone.getInt());
    }

    private String statV2() {
        word(phone);
        return phone.remaining() < 68 ? "" : stat2();
    }

    private String stat2() {
        int error = phone.getInt();
        phone.getLong();
        phone.getLong();
        int mode = phone.getInt();
        phone.getInt();
        phone.getInt();
        phone.getInt();
        long size = phone.getLong();
        phone.getLong();
        phone.getLong();
        phone.getLong();
        return error != 0 ? "error " + error : stat(mode, size, 1);
    }

    private static String stat(int mode, long size, int mtime) {
        boolean folder = (mode & 0170000) == 0040000;
        return mode == 0 && mtime == 0 ? "error 2" : "mode " + Integer.toOctalString(mode) + (folder ? "" : " size " + size);
    }

    /** Names alone, and of a folder of the phone's owner only how many. */
    private String list(String folder, int statBytes) {
        List<String> names = new ArrayList<>();
        while (phone.remaining() >= 4 + statBytes + 4) {
            boolean done = word(phone).equals("DONE");
            phone.position(phone.position() + statBytes);
            int length = phone.getInt();
            if (done) {
                break;
            }
            names.add(text(phone, length));
        }
        return folder.matches(Mask.OWNERS_FOLDERS) ? names.size() + " entries" : String.join(" ", new TreeSet<>(names));
    }

    private static String word(ByteBuffer in) {
        return text(in, 4);
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[Math.min(Math.max(length, 0), in.remaining())];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
