package org.vigil.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigil.source.Fields;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.Yaml;

/** Reads {@code settings.yaml}. */
public final class SettingsFile {
    public static final String PATH = "settings.yaml";

    private SettingsFile() {}

    /** The settings; empty where anything is wrong with the file, and then {@code problems} says all that is. */
    public static Optional<Settings> read(SourceFile file, Problems problems) {
        Problems own = new Problems();
        Optional<Settings> settings = Yaml.read(file, own).map(SettingsFile::settings);
        problems.addAll(own.list());
        return own.isEmpty() ? settings : Optional.empty();
    }

    private static Settings settings(Fields fields) {
        Optional<Notify> notify = fields.child("notify").map(NotifyFields::read);
        Optional<Heartbeat> heartbeat = fields.child("heartbeat").flatMap(SettingsFile::heartbeat);
        List<String> approvers = approvers(fields);
        Optional<Digest> digest = fields.child("digest").map(child -> DigestFields.read(child, notify));
        Optional<XPrices> xPrices = fields.child("x_prices").flatMap(XPricesFields::read);
        Optional<PublicSite> followers = fields.child("public").flatMap(PublicSiteFields::read);
        EngagementSettings engagement = fields.child("engagement")
                .map(child -> EngagementFields.read(child, notify, digest))
                .orElse(EngagementSettings.USUAL);
        ConsoleSettings console =
                fields.child("console").map(ConsoleFields::read).orElse(ConsoleSettings.LOCAL);
        SignInSettings signIn = fields.child("sign_in").map(SignInFields::read).orElse(SignInSettings.USUAL);
        FilesSource source = fields.choice("source", FilesSource.class).orElse(FilesSource.PAGES);
        fields.done();
        return new Settings(
                notify, heartbeat, approvers, digest, xPrices, followers, engagement, console, signIn, source);
    }

    private static List<String> approvers(Fields fields) {
        List<String> names = fields.values("approvers", NotifyFields::name, NotifyFields.NAME);
        if (fields.has("approvers") && fields.texts("approvers").isEmpty()) {
            fields.problem("approvers", "nobody is named", "names as --as gives them; leave it out for everybody");
        }
        Set<String> seen = new HashSet<>();
        names.stream()
                .filter(name -> !seen.add(name))
                .distinct()
                .forEach(name -> fields.problem("approvers", "\"" + name + "\" stands there twice", "each name once"));
        return List.copyOf(names);
    }

    private static Optional<Heartbeat> heartbeat(Fields fields) {
        if (!fields.has("url")) {
            fields.problem("url", "the field is missing", WebAddress.ALLOWED);
        }
        Optional<WebAddress> url = WebAddress.in(fields, "url");
        Heartbeat.Method method =
                fields.choice("method", Heartbeat.Method.class).orElse(Heartbeat.Method.GET);
        fields.done();
        return url.map(address -> new Heartbeat(address, method));
    }
}
