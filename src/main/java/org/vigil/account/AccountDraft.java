package org.vigil.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** What somebody says of a new account, not judged yet. It is judged by the rules of the file that it goes to. */
public record AccountDraft(
        String name,
        String network,
        String language,
        boolean threads,
        @Nullable String server,
        @Nullable String watch,
        @Nullable String organisation,
        @Nullable String imitates) {

    /** The account; empty where {@code problems} now names, field by field, all that cannot stand there. */
    public Optional<Account> read(Problems problems) {
        int before = problems.size();
        List<Account> read = AccountsFile.read(SourceFile.ofText(AccountsFile.PATH, yaml()), problems);
        return problems.size() == before ? Optional.of(read.getFirst()) : Optional.empty();
    }

    private String yaml() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", quoted(name));
        fields.put("network", quoted(network));
        fields.put("language", quoted(language));
        fields.put("threads", Boolean.toString(threads));
        add(fields, "server", server);
        add(fields, "watch", watch);
        add(fields, "organisation", organisation);
        add(fields, "imitates", imitates);
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining(", ", "accounts: [{ ", " }]\n"));
    }

    private static void add(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, quoted(value));
        }
    }

    private static String quoted(String value) {
        return "'" + value.replaceAll("\\p{Cntrl}", "?").replace("'", "''") + "'";
    }
}
