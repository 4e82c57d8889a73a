package dev.leakgate.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A WireGuard tunnel from a phone to mitmproxy, which has had this mode since version 9: mitmproxy is given its keys, and a
 * configuration for the phone's WireGuard app is written. It has not been run with a real tunnel yet.
 */
public final class WireGuard {

    /** mitmproxy's own place for its keys within its {@code confdir}, and its form of them. */
    private static final String KEYS = "wireguard.conf";
    /** Of a mitmproxy that is too old. */
    public static final String CURE = "install a newer one ('pipx install mitmproxy') and put it first on the PATH, or use 'capture: gateway' or"
            + " 'capture: proxy'";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_MAJOR = 9;
    private static final int FIRST_PORT = 51_820;
    private static final int PORTS = 1_000;
    private static final int KEY_BYTES = 32;

    private final Path confdir;
    private final String phone;

    private WireGuard(Path confdir, String phone) {
        this.confdir = confdir;
        this.phone = phone;
    }

    /**
     * @param mitmproxy its version
     * @param confdir   holds the bench's certificate authority
     * @throws RecorderException when that mitmproxy has no such mode
     */
    public static WireGuard of(String mitmproxy, Path confdir, String phone) {
        if (!obstacle(mitmproxy).isEmpty()) {
            throw new RecorderException("'capture: wireguard' cannot be run here: " + obstacle(mitmproxy) + ". The cure: " + CURE);
        }
        return new WireGuard(confdir, phone);
    }

    /** Why a mitmproxy of that version cannot; empty text when it can. */
    public static String obstacle(String mitmproxy) {
        return Integer.parseInt(mitmproxy.split("\\D", 2)[0]) < FIRST_MAJOR
                ? "it needs mitmproxy " + FIRST_MAJOR + " or newer, and this machine has " + mitmproxy : "";
    }

    /**
     * The same recorder at the end of a tunnel; the phone's configuration is written into its folder. IPv6 is led into the
     * tunnel too, in which the phone has no IPv6 address, so that it does not go another way.
     */
    public RecorderSettings settings(RecorderSettings recorder) {
        int port = FIRST_PORT + Math.floorMod(phone.hashCode(), PORTS);
        try {
            Map<String, String> keys = keys();
            Files.createDirectories(recorder.folder());
            writeForOwner(configurationOf(recorder), """
                    # For the WireGuard app of %s: import it, and switch the tunnel on before a run.
                    [Interface]
                    PrivateKey = %s
                    Address = 10.0.0.1/32
                    DNS = 10.0.0.53

                    [Peer]
                    PublicKey = %s
                    AllowedIPs = 0.0.0.0/0, ::/0
                    Endpoint = %s:%d
                    """.formatted(phone, keys.get("client_key"), publicKey(keys.get("server_key")), recorder.listenHost(), port));
            return recorder.listen(recorder.listenHost(), port).way(RecorderSettings.Way.WIREGUARD);
        } catch (IOException | GeneralSecurityException e) {
            throw new RecorderException("the WireGuard tunnel of " + phone + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    /** Where the phone's configuration is. */
    public Path configurationOf(RecorderSettings recorder) {
        return recorder.folder().resolve(phone + "-wireguard.conf");
    }

    /** Made once, so that the phone's configuration stays good. */
    private Map<String, String> keys() throws IOException, GeneralSecurityException {
        Path file = confdir.resolve(KEYS);
        Map<String, String> keys = new LinkedHashMap<>();
        if (Files.exists(file)) {
            JsonNode kept = JSON.readTree(file.toFile());
            kept.fields().forEachRemaining(field -> keys.put(field.getKey(), field.getValue().asText()));
        } else {
            keys.put("server_key", newKey());
            keys.put("client_key", newKey());
            writeForOwner(file, JSON.writeValueAsString(keys));
        }
        return keys;
    }

    private static String newKey() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        return Base64.getEncoder().encodeToString(((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow());
    }

    /** Curve25519 of RFC 7748: what belongs to a private key is found by making a pair out of it. */
    static String publicKey(String privateKey) throws GeneralSecurityException {
        byte[] scalar = Base64.getDecoder().decode(privateKey);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
        generator.initialize(NamedParameterSpec.X25519, new FixedRandom(scalar));
        BigInteger u = ((XECPublicKey) KeyFactory.getInstance("X25519").translateKey(generator.generateKeyPair().getPublic())).getU();
        byte[] bigEndian = u.toByteArray();
        byte[] littleEndian = new byte[KEY_BYTES];
        for (int i = 0; i < Math.min(KEY_BYTES, bigEndian.length); i++) {
            littleEndian[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return Base64.getEncoder().encodeToString(littleEndian);
    }

    private static void writeForOwner(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    /** Gives a key generator the private key that it is to use. */
    private static final class FixedRandom extends java.security.SecureRandom {

        private final byte[] bytes;

        FixedRandom(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
