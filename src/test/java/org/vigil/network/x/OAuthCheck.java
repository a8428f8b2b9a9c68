package org.vigil.network.x;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vigil.network.Request;

/** Checks a request's OAuth 1.0a signature as a server would (RFC 5849, 3.4), apart from the library that made it. */
final class OAuthCheck {
    private OAuthCheck() {}

    /** The fields of the header {@code Authorization}, decoded. */
    static Map<String, String> fields(LoggedRequest request) {
        String header = request.getHeader("Authorization");
        return Arrays.stream(header.substring("OAuth ".length()).split(","))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1].replace("\"", ""))));
    }

    static String signature(LoggedRequest request, URI server, String consumerSecret, String tokenSecret)
            throws GeneralSecurityException {
        Map<String, String> all = new TreeMap<>(fields(request));
        all.remove("oauth_signature");
        String url = request.getUrl();
        int query = url.indexOf('?');
        if (query >= 0) {
            addPairs(url.substring(query + 1), all);
        }
        if ("application/x-www-form-urlencoded".equals(request.getHeader("Content-Type"))) {
            addPairs(request.getBodyAsString(), all);
        }
        String base = request.getMethod().getName() + "&"
                + Request.encoded(server + (query < 0 ? url : url.substring(0, query))) + "&"
                + Request.encoded(Request.encoded(all));
        Mac mac = Mac.getInstance("HmacSHA1");
        String key = Request.encoded(consumerSecret) + "&" + Request.encoded(tokenSecret);
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void addPairs(String pairs, Map<String, String> all) {
        for (String pair : pairs.split("&")) {
            String[] nameAndValue = pair.split("=", 2);
            all.put(decoded(nameAndValue[0]), decoded(nameAndValue[1]));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
