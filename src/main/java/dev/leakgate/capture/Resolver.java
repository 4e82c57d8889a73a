package dev.leakgate.capture;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which name server is asked in a phone's place. */
public final class Resolver {

    private static final Path SYSTEM = Path.of("/etc/resolv.conf");
    private static final Pattern NAME_SERVER = Pattern.compile("(?m)^nameserver\\s+(\\S+)");
    private static final int DNS = 53;

    private Resolver() {
    }

    /** @param given {@code host:port}; empty for the one that this machine asks */
    public static InetSocketAddress of(Optional<String> given) {
        if (given.isPresent()) {
            int colon = given.get().lastIndexOf(':');
            return new InetSocketAddress(given.get().substring(0, colon), Integer.parseInt(given.get().substring(colon + 1)));
        }
        try {
            Matcher first = NAME_SERVER.matcher(Files.readString(SYSTEM));
            if (first.find()) {
                return new InetSocketAddress(first.group(1), DNS);
            }
            throw new RecorderException(SYSTEM + " names no name server, so a phone's DNS queries cannot be asked on");
        } catch (IOException e) {
            throw new RecorderException(SYSTEM + " cannot be read, so a phone's DNS queries cannot be asked on: " + e.getMessage(), e);
        }
    }
}
