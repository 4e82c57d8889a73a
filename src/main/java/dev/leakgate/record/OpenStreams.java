package dev.leakgate.record;

import dev.leakgate.adb.Packet;
import dev.leakgate.record.transcript.Conversation;
import dev.leakgate.record.transcript.End;
import dev.leakgate.record.transcript.Transcript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sorts the packets of one connection by stream. Each end numbers its streams by itself. */
final class OpenStreams {

    private final Transcript transcript;
    private final Map<Integer, Conversation> byHostId = new HashMap<>();
    private final Map<Integer, Conversation> byPhoneId = new HashMap<>();
    private String hostBanner = "";

    OpenStreams(Transcript transcript) {
        this.transcript = transcript;
    }

    synchronized void heard(Packet p, boolean byHost) {
        Map<Integer, Conversation> own = byHost ? byHostId : byPhoneId;
        Map<Integer, Conversation> peers = byHost ? byPhoneId : byHostId;
        switch (p.command()) {
            case CNXN -> {
                if (byHost) {
                    hostBanner = p.text();
                } else {
                    transcript.connected(hostBanner, p.text());
                }
            }
            case AUTH -> transcript.authorisation(byHost, step(p.arg0()), p.data().length);
            case OPEN -> own.put(p.arg0(), transcript.opened(p.text(), byHost));
            case OKAY -> {
                Conversation opened = peers.get(p.arg1());
                if (opened != null) {
                    own.putIfAbsent(p.arg0(), opened);
                }
            }
            case WRTE -> {
                Conversation talking = own.get(p.arg0());
                if (talking != null && byHost) {
                    talking.fromHost(p.data(), 0, p.data().length);
                } else if (talking != null) {
                    talking.fromPhone(p.data(), 0, p.data().length);
                }
            }
            case CLSE -> {
                Conversation closed = peers.remove(p.arg1());
                own.remove(p.arg0());
                if (closed != null) {
                    closed.end(p.arg0() == 0 ? End.REFUSED : byHost ? End.HOST : End.PHONE);
                }
            }
            default -> {
                // SYNC is of adb's inner life; STLS is told by the relay
            }
        }
    }

    /** The connection is gone, and all its streams. */
    synchronized void lost() {
        List.of(byHostId, byPhoneId).forEach(streams -> {
            streams.values().forEach(c -> c.end(End.LOST));
            streams.clear();
        });
    }

    private static String step(int type) {
        return switch (type) {
            case 1 -> "token";
            case 2 -> "signature";
            case 3 -> "public key";
            default -> "type " + type;
        };
    }
}
