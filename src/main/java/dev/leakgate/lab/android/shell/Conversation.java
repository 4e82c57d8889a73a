package dev.leakgate.lab.android.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** {@code adb shell} without a command: runs line after line until the other side ends or says {@code exit}. */
public final class Conversation {

    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;

    private final Shell shell;
    private final Console console;
    private final boolean terminal;
    private final String prompt;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int code;

    /** @param terminal there is one at the other end, in raw mode: it wants a prompt, an echo and CR LF */
    public Conversation(Shell shell, Console console, boolean terminal, String host) {
        this.shell = shell;
        this.console = terminal ? console.withOut(withCarriageReturns(console.out())).withErr(withCarriageReturns(console.err())) : console;
        this.terminal = terminal;
        this.prompt = host + ":/ $ ";
    }

    /** @return exit code of the last command */
    public int hold() throws IOException {
        show(prompt);
        while (!shell.exited()) {
            int key = console.in().read();
            if (key < 0 || key == CTRL_D && line.size() == 0) {
                break;
            }
            press(key);
        }
        if (!terminal && line.size() > 0) {
            runLine();
        }
        return code;
    }

    private void press(int key) throws IOException {
        switch (key) {
            case '\r', '\n' -> {
                show("\n");
                runLine();
                show(prompt);
            }
            case CTRL_C -> {
                line.reset();
                show("^C\n" + prompt);
            }
            case BACKSPACE, DELETE -> erase();
            default -> {
                line.write(key);
                if (terminal) {
                    console.out().write(key);
                }
            }
        }
    }

    private void erase() throws IOException {
        byte[] typed = line.toByteArray();
        if (typed.length > 0) {
            line.reset();
            line.write(typed, 0, typed.length - 1);
            show("\b \b");
        }
    }

    private void runLine() throws IOException {
        String command = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!command.isBlank()) {
            code = shell.run(command, console);
        }
    }

    private void show(String text) throws IOException {
        if (terminal && !shell.exited()) {
            console.out().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static OutputStream withCarriageReturns(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                String text = new String(source, offset, length, StandardCharsets.ISO_8859_1);
                out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        };
    }
}
