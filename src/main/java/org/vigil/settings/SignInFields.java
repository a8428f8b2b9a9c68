package org.vigil.settings;

import java.net.URI;
import java.util.Optional;
import org.vigil.access.FactorRule;
import org.vigil.source.Fields;

/** Reads {@code sign_in:} of the settings. */
final class SignInFields {
    private static final String CLIENT = "how the identity provider calls Vigil, such as vigil";

    private SignInFields() {}

    static SignInSettings read(Fields fields) {
        FactorRule rule = fields.choice("second_factor", FactorRule.class).orElse(FactorRule.ADMINS);
        Optional<SignInSettings.OpenId> openId = fields.child("openid").flatMap(SignInFields::openId);
        fields.done();
        return new SignInSettings(rule, openId);
    }

    private static Optional<SignInSettings.OpenId> openId(Fields fields) {
        Optional<URI> issuer = Optional.empty();
        try {
            issuer = Optional.of(WebAddress.uri(fields.requiredText("issuer").replaceFirst("/$", "")));
        } catch (IllegalArgumentException e) {
            if (fields.has("issuer")) {
                fields.problem(
                        "issuer",
                        "what stands here is " + e.getMessage(),
                        "an address that begins with https:// (http:// to this machine only)");
            }
        }
        Optional<String> client = fields.requiredValue("client_id", SignInFields::client, CLIENT);
        if (fields.has("client_secret")) {
            fields.text("client_secret");
            fields.problem(
                    "client_secret",
                    "a secret does not belong into a file that others see",
                    "take it out and change it; then: ./vigil user openid-secret, or VIGIL_OPENID_CLIENT_SECRET");
        }
        fields.done();
        return issuer.flatMap(uri -> client.map(id -> new SignInSettings.OpenId(uri, id)));
    }

    private static String client(String text) {
        if (!text.matches("[!-~]{1,200}")) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
