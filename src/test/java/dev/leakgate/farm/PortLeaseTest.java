package dev.leakgate.farm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortLeaseTest {

    @Test
    void a_port_is_leased_once_although_nobody_listens_on_it_yet() {
        List<PortLease> leases = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                leases.add(PortLease.take());
            }
            assertThat(leases).extracting(PortLease::port).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port < 30_000);
        } finally {
            leases.forEach(PortLease::close);
        }
    }

    @Test
    void its_server_can_listen_on_it() throws IOException {
        try (PortLease lease = PortLease.take(); ServerSocket server = new ServerSocket(lease.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(server.isBound()).isTrue();
        }
    }
}
