package dev.leakgate.record.diff;

import dev.leakgate.adb.AdbConnection;
import dev.leakgate.adb.AdbStream;
import dev.leakgate.adb.Services;
import dev.leakgate.record.AdbServerSocket;
import dev.leakgate.record.AdbServerSocket.RefusedException;
import dev.leakgate.record.HostAndPort;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A line to a phone, over which services are asked for. */
public interface Line extends Closeable {

    /** @throws RefusedException when the phone will not open it; another when the phone is gone */
    Call open(String service) throws IOException;

    /** A service that was opened. */
    record Call(InputStream in, OutputStream out, Closeable end) implements Closeable {
        @Override
        public void close() throws IOException {
            end.close();
        }
    }

    /** To any phone that an adb server knows. */
    static Line through(AdbServerSocket server) {
        return new Line() {
            @Override
            public Call open(String service) throws IOException {
                Socket socket = server.open(service);
                return new Call(socket.getInputStream(), socket.getOutputStream(), socket);
            }

            @Override
            public void close() {
                // each call has a socket of its own
            }
        };
    }

    /** Straight to an adbd that wants no key, as a virtual phone's. */
    static Line to(HostAndPort phone) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread t = new Thread(task, "record diff");
            t.setDaemon(true);
            return t;
        });
        AdbConnection connection = AdbConnection.toPhone(phone.connect(), new Host(), threads);
        return new Line() {
            @Override
            public Call open(String service) throws IOException {
                try {
                    AdbStream stream = connection.open(service);
                    return new Call(stream.input(), stream.output(), stream);
                } catch (IOException e) {
                    throw connection.alive() ? new RefusedException(phone + " refuses " + service) : new IOException(phone + " hung up", e);
                }
            }

            @Override
            public void close() {
                connection.close();
                threads.shutdownNow();
            }
        };
    }

    /** What we offer a phone: nothing, so that what it would open on us is refused. */
    final class Host implements Services {
        @Override
        public String banner() {
            return "host::features=shell_v2,cmd,stat_v2,ls_v2,fixed_push_mkdir,apex,abb,abb_exec";
        }

        @Override
        public Optional<Service> find(String name) {
            return Optional.empty();
        }
    }
}
