package org.vigil.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.IntStream;

/**
 * Whether an address leads out into the internet, where networks' servers are, and not to this machine, its neighbours, or
 * whatever a hosting provider answers from inside. What is kept for other purposes (IANA's special-purpose registries, RFC
 * 6890) is not outward either.
 */
final class Outward {
    /** Base and length of each block of IPv4 that is not the internet's; 100.64/10 has providers' neighbours and metadata. */
    private static final String[] KEPT = {
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3"
    };

    /** Addresses of IPv4 inside of IPv6 by RFC 6052; a network without IPv4 reaches the whole internet by them. */
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private Outward() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return IntStream.range(0, KEPT.length).noneMatch(i -> within(bytes, KEPT[i]));
        }
        if (IntStream.range(0, TRANSLATED.length).allMatch(i -> bytes[i] == TRANSLATED[i])) {
            return is(embedded(bytes, 12));
        }
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean special = bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] & 0xfe) == 0;
        boolean documentation =
                bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] & 0xff) == 0x0d && (bytes[3] & 0xff) == 0xb8;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        return global && !special && !documentation && !(sixToFour && !is(embedded(bytes, 2)));
    }

    private static InetAddress embedded(byte[] bytes, int at) {
        try {
            return InetAddress.getByAddress(new byte[] {bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean within(byte[] address, String block) {
        String[] parts = block.split("[./]", -1);
        int bits = Integer.parseInt(parts[4]);
        int mask = -1 << (32 - bits);
        int base = 0;
        int asked = 0;
        for (int i = 0; i < 4; i++) {
            base = base << 8 | Integer.parseInt(parts[i]);
            asked = asked << 8 | (address[i] & 0xff);
        }
        return (asked & mask) == (base & mask);
    }
}
