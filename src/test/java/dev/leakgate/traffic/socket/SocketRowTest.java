package dev.leakgate.traffic.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SocketRowTest {

    @Test
    void reads_an_address_in_the_byte_order_of_the_phone() {
        SocketRow row = SocketRow.parse("tcp 0F02000A:B0C2 076433C6:01BB 01 10123").orElseThrow();
        assertThat(row.local().getHostAddress()).isEqualTo("10.0.2.15");
        assertThat(row.localPort()).isEqualTo(45250);
        assertThat(row.to()).isEqualTo("198.51.100.7:443");
        assertThat(row.uid()).isEqualTo(10123);
        assertThat(row.connected()).isTrue();
    }

    @Test
    void takes_an_IPv4_address_inside_an_IPv6_one_for_IPv4() {
        SocketRow row = SocketRow.parse("tcp 0000000000000000FFFF00000F02000A:B0C2 0000000000000000FFFF0000076433C6:0050 01 10123").orElseThrow();
        assertThat(row.to()).isEqualTo("198.51.100.7:80");
    }

    @Test
    void reads_an_IPv6_address() {
        SocketRow row = SocketRow.parse("udp 00000000000000000000000000000000:D431 B80D0120000000000000000001000000:01BB 01 10123").orElseThrow();
        assertThat(row.to()).isEqualTo("[2001:db8:0:0:0:0:0:1]:443");
    }

    @Test
    void a_socket_that_its_owner_has_closed_says_nothing_of_its_owner() {
        assertThat(SocketRow.parse("tcp 0F02000A:B0C2 076433C6:01BB 06 0").orElseThrow().owned()).isFalse();
    }

    @Test
    void a_socket_that_listens_or_has_no_other_end_is_not_connected() {
        assertThat(SocketRow.parse("tcp 00000000:15B3 00000000:0000 0A 2000").orElseThrow().connected()).isFalse();
        assertThat(SocketRow.parse("udp 00000000:14E9 00000000:0000 07 1020").orElseThrow().connected()).isFalse();
    }

    @Test
    void a_row_that_was_cut_off_is_none() {
        assertThat(SocketRow.parse("tcp 0F02000A:B0C2 0764")).isEmpty();
        assertThat(SocketRow.parse("at 1763850000")).isEmpty();
    }

    @Test
    void names_what_shares_a_uid_and_what_has_a_fixed_one() {
        Uids uids = Uids.parse(List.of("package:com.mi.globalbrowser uid:10123", "package:b.c uid:10050", "package:a.b uid:10050",
                "package:android uid:1000", "something else"));
        assertThat(uids.name(10050)).isEqualTo("a.b, b.c");
        assertThat(uids.name(1000)).isEqualTo("system");
        assertThat(uids.name(10999)).isEqualTo("uid 10999");
        assertThat(uids.uidsOf(List.of("com.mi.globalbrowser", "not.there"))).containsExactly(10123);
    }

    @Test
    void adds_up_the_buckets_of_a_uid_and_leaves_out_tagged_ones() {
        String wifi = "  ident=[{type=WIFI, subType=COMBINED, networkId=\"lab\", metered=false, defaultNetwork=true}]";
        ByteCounts counts = ByteCounts.of(List.of(wifi + " uid=10123 set=DEFAULT tag=0x0", "    NetworkStatsHistory: bucketDuration=7200",
                "      st=1763848800 rb=100 rp=2 tb=30 tp=1 op=0", "      st=1763856000 rb=1 rp=1 tb=2 tp=1 op=0", "--",
                wifi + " uid=10123 set=FOREGROUND tag=0x0", "    NetworkStatsHistory: bucketDuration=7200",
                "      st=1763848800 rb=1000 rp=2 tb=300 tp=1 op=0", wifi + " uid=10123 set=DEFAULT tag=0xffffff01",
                "      st=1763848800 rb=7 rp=2 tb=7 tp=1 op=0"));
        assertThat(counts).isEqualTo(new ByteCounts(332, 1101));
    }
}
