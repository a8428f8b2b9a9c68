package org.vigil.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** An address as tries are counted by it: of IPv6 the first 64 bits, since one household has all the rest. */
final class Network64 {
    /** Whatever has other characters would be looked up as a name. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private Network64() {}

    static String of(String address) {
        String plain = address.replaceFirst("%.*$", "").replaceAll("[\\[\\]]", "");
        if (!NUMERIC.matcher(plain).matches()) {
            return "unknown";
        }
        try {
            InetAddress parsed = InetAddress.getByName(plain);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8)) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
