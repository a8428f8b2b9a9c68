package org.vigil.console;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.access.FactorRule;
import org.vigil.access.Role;
import org.vigil.access.User;
import org.vigil.node.Node;
import org.vigil.settings.ConsoleSettings;
import org.vigil.settings.FilesSource;
import org.vigil.settings.PublicSite;
import org.vigil.settings.Settings;

/** What a change of the settings would do that somebody may not want, although nothing is wrong with it. */
final class SettingsWarnings {
    private final Node node;
    private final List<Warning> all = new ArrayList<>();

    /** @param words a key of the texts, with what it is about */
    record Warning(String words, String about) {}

    private SettingsWarnings(Node node) {
        this.node = node;
    }

    static List<Warning> of(Node node, Settings before, Settings after) {
        SettingsWarnings warnings = new SettingsWarnings(node);
        if (!before.console().equals(after.console())) {
            warnings.console(before.console(), after.console());
        }
        warnings.signIn(before, after);
        if (!before.approvers().equals(after.approvers())) {
            warnings.approvers(after.approvers());
        }
        if (before.source() != after.source() && after.source() == FilesSource.FILES) {
            warnings.add("source", "");
        }
        if (before.toNotify().isPresent() && after.toNotify().isEmpty()) {
            warnings.add("nobody", "");
        }
        Optional<URI> open = before.followers().map(PublicSite::url);
        if (open.isPresent() && !open.equals(after.followers().map(PublicSite::url))) {
            warnings.add("public", open.get().toString());
        }
        return List.copyOf(warnings.all);
    }

    private void add(String words, String about) {
        all.add(new Warning(words, about));
    }

    /** Nobody gets in where people open the pages at an address that is wrong. */
    private void console(ConsoleSettings before, ConsoleSettings after) {
        add("console", after.url().map(URI::toString).orElse("http://127.0.0.1:8080"));
        if (before.url().isPresent() && after.url().isEmpty()) {
            add("console.local", before.url().get().toString());
        }
        after.tls().stream()
                .flatMap(tls -> Stream.of(tls.certificate(), tls.key()))
                .filter(file -> !isThere(file))
                .forEach(file -> add("console.file", file));
    }

    private boolean isThere(String file) {
        return file.indexOf(0) < 0 && Files.isReadable(node.folder().resolve(Path.of(file)));
    }

    private void signIn(Settings before, Settings after) {
        if (before.signIn().secondFactor() != after.signIn().secondFactor()) {
            boolean everybody = after.signIn().secondFactor() == FactorRule.EVERYBODY;
            add(
                    everybody ? "factor" : "factor.less",
                    everybody
                            ? String.valueOf(
                                    active().filter(user -> !user.hasFactor()).count())
                            : "");
        }
        if (!before.signIn().openId().equals(after.signIn().openId())) {
            add(
                    after.signIn().openId().isPresent() ? "openid" : "openid.none",
                    after.signIn()
                            .openId()
                            .map(openId -> openId.issuer().toString())
                            .orElse(""));
        }
    }

    private void approvers(List<String> names) {
        List<String> known = active().map(user -> user.name().value()).toList();
        names.stream().filter(name -> !known.contains(name)).forEach(name -> add("approver", name));
        boolean anybody = active().filter(
                        user -> names.isEmpty() || names.contains(user.name().value()))
                .anyMatch(user -> user.roles().somewhere(Role.APPROVER));
        if (names.isEmpty()) {
            add("approvers.all", "");
        } else if (!anybody) {
            add("approvers.none", "");
        } else if (names.size() == 1) {
            add("approvers.one", Objects.requireNonNull(names.getFirst()));
        }
    }

    private Stream<User> active() {
        return node.doors().users().all().stream().filter(user -> user.state() == User.State.ACTIVE);
    }
}
