package dev.leakgate.lab.android;

import dev.leakgate.adb.AdbStream;
import dev.leakgate.adb.Services;
import dev.leakgate.adb.ShellFrames;
import dev.leakgate.adb.SyncService;
import dev.leakgate.lab.android.Transcript.Kind;
import dev.leakgate.lab.android.shell.Console;
import dev.leakgate.lab.android.shell.Conversation;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The services a phone offers over ADB; SERVICES.TXT lists what real ones have. */
public final class PhoneServices implements Services {

    /** Where Chrome on Android answers for its DevTools. */
    private static final String DEV_TOOLS = "localabstract:chrome_devtools_remote";
    private static final String FEATURES = "shell_v2,cmd,stat_v2,ls_v2,fixed_push_mkdir,apex,fixed_push_symlink_timestamp";
    private static final Pattern SHELL = Pattern.compile("(shell|exec)((?:,[^:]*)?):(.*)", Pattern.DOTALL);
    private static final Pattern TCP = Pattern.compile("tcp:(\\d+)(?::.*)?");

    private final Phone phone;

    public PhoneServices(Phone phone) {
        this.phone = phone;
    }

    @Override
    public String banner() {
        Properties p = phone.properties();
        return "device::ro.product.name=" + p.get("ro.product.name") + ";ro.product.model=" + p.get("ro.product.model")
                + ";ro.product.device=" + p.get("ro.product.device") + ";features=" + FEATURES;
    }

    @Override
    public Optional<Service> find(String name) {
        Matcher shell = SHELL.matcher(name);
        if (shell.matches()) {
            boolean framed = shell.group(1).equals("shell") && shell.group(2).contains("v2");
            boolean terminal = shell.group(2).contains("pty") || !framed;
            return Optional.of(stream -> shell(shell.group(3), framed, terminal, stream));
        }
        Matcher tcp = TCP.matcher(name);
        if (tcp.matches()) {
            return connect(Integer.parseInt(tcp.group(1)));
        }
        if (name.equals("sync:")) {
            return Optional.of(new SyncService(new PhoneSyncFiles(phone)));
        }
        if (name.startsWith("reverse:")) {
            return Optional.of(stream -> phone.reverseForwards().answer(name.substring("reverse:".length()), stream.output()));
        }
        if (name.startsWith("reboot:")) {
            return Optional.of(stream -> stream.connection().close());
        }
        if (name.startsWith("root:") || name.startsWith("unroot:") || name.startsWith("remount:")) {
            return Optional.of(stream -> stream.output().write("adbd cannot run as root in production builds\n".getBytes(StandardCharsets.UTF_8)));
        }
        if (name.equals(DEV_TOOLS)) {
            return phone.desktop().all().stream().flatMapToInt(app -> app.devTools().stream()).boxed().findFirst()
                    .map(port -> stream -> join(stream, port));
        }
        if (!name.startsWith("local")) {
            phone.transcript().recordUnknown(Kind.SERVICE, name);
        }
        return Optional.empty();
    }

    /** Hands a stream on to a port of this machine, until one side is done. */
    private static void join(AdbStream stream, int port) throws IOException {
        try (Socket devTools = new Socket(InetAddress.getLoopbackAddress(), port)) {
            stream.onClose(() -> close(devTools));
            Thread back = new Thread(() -> answer(devTools, stream), "devtools");
            back.setDaemon(true);
            back.start();
            stream.input().transferTo(devTools.getOutputStream());
        }
    }

    private static void answer(Socket devTools, AdbStream stream) {
        try (stream) {
            devTools.getInputStream().transferTo(stream.output());
        } catch (IOException e) {
            // one of both has ended
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    private Optional<Service> connect(int port) {
        Optional<Instrumentation> listener = phone.apps().instrumentation().filter(i -> i.listensOn(port));
        if (listener.isPresent()) {
            return Optional.of(stream -> listener.get().serve(port, stream));
        }
        String target = phone.reverseForwards().target(port);
        return target == null ? Optional.empty()
                : Optional.of(stream -> stream.joinTo(stream.connection().open(target)));
    }

    /** @param terminal somebody may be typing: an empty command line then is a conversation */
    private void shell(String commandLine, boolean framed, boolean terminal, AdbStream stream) throws IOException {
        OutputStream raw = stream.output();
        Console console = framed
                ? new Console(ShellFrames.stdin(stream.input()), ShellFrames.writer(raw, ShellFrames.STDOUT),
                        ShellFrames.writer(raw, ShellFrames.STDERR), stream::onClose)
                : new Console(stream.input(), raw, raw, stream::onClose);
        long start = System.nanoTime();
        int code = commandLine.isEmpty() ? new Conversation(phone.shell(), console, terminal, phone.property("ro.product.device")).hold()
                : phone.shell().run(commandLine, console);
        phone.transcript().record(Kind.SHELL, commandLine, Map.of("code", code, "took", (System.nanoTime() - start) / 1_000_000));
        if (framed) {
            ShellFrames.writer(raw, ShellFrames.EXIT).write(code);
        }
    }
}
