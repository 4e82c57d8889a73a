package dev.leakgate.record.transcript;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes parts of the bytes of a stream, by the dialect of its service. */
public final class Decoder {

    private Decoder() {
    }

    /** What was typed into a shell; empty for every other dialect. */
    static String typed(String service, byte[] host) {
        return switch (Dialect.of(service)) {
            case SHELL_V2 -> text(ShellOutput.of(host).stdin());
            case COMMAND -> text(host);
            default -> "";
        };
    }

    public static List<Part> parts(String service, byte[] host, byte[] phone, Mask mask) {
        return switch (Dialect.of(service)) {
            case SHELL_V2 -> shell(service, ShellOutput.of(phone), mask);
            case COMMAND, OTHER -> phone.length == 0 ? List.of() : List.of(new Part("stdout", mask.answer(service, text(phone))));
            case SYNC -> SyncTalk.parts(host, phone).stream().map(p -> new Part(mask.text(p.asked()), mask.text(p.answered()))).toList();
            case SOCKET -> HttpTalk.parts(host, phone);
        };
    }

    private static List<Part> shell(String service, ShellOutput output, Mask mask) {
        List<Part> parts = new ArrayList<>();
        Stream.of(new Part("stdout", text(output.stdout())), new Part("stderr", text(output.stderr())))
                .filter(p -> !p.answered().isEmpty()).map(p -> new Part(p.asked(), mask.answer(service, p.answered()))).forEach(parts::add);
        output.exit().ifPresent(code -> parts.add(new Part("exit", String.valueOf(code))));
        return parts;
    }

    /** Bytes that are no text are told by their number alone: their content may be a picture of the screen. */
    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') < 0 ? text : "<" + bytes.length + " bytes>";
        } catch (CharacterCodingException e) {
            return "<" + bytes.length + " bytes>";
        }
    }
}
