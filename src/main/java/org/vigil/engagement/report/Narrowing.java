package org.vigil.engagement.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigil.account.AccountName;
import org.vigil.engagement.TemplateWords;
import org.vigil.network.Network;

/**
 * Which of a campaign's messages a report is about alone; what is empty asks for nothing.
 *
 * @param accounts on one of these
 * @param template the file of the words that all accounts share, which stands for the organisations' own words as well
 * @param language as the account's file has it
 */
public record Narrowing(
        Optional<Set<AccountName>> accounts,
        Optional<Network> network,
        Optional<String> template,
        Optional<String> language) {
    /** All of them. */
    public static final Narrowing NONE =
            new Narrowing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether only series know which messages these are: nobody can say it of one that nobody has begun to read. */
    boolean needsSeries() {
        return network.isPresent() || template.isPresent() || language.isPresent();
    }

    /** As conditions on the series {@code s}. */
    String ofSeries() {
        List<String> asked = new ArrayList<>();
        accounts.ifPresent(any -> asked.add("s.account = any(:accounts)"));
        network.ifPresent(any -> asked.add("s.network = :network"));
        template.ifPresent(any -> asked.add("(s.template = :template or s.template like :ownWords)"));
        language.ifPresent(any -> asked.add("s.language = :language"));
        return asked.isEmpty() ? "" : " and " + String.join(" and ", asked) + "\n";
    }

    /** As a condition on the delivery {@code d}, as far as it knows. */
    String ofDelivery() {
        return accounts.isEmpty() ? "" : " and d.account = any(:accounts)\n";
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        accounts.ifPresent(names ->
                values.put("accounts", names.stream().map(AccountName::value).toArray(String[]::new)));
        network.ifPresent(value -> values.put("network", value.word()));
        template.ifPresent(value -> {
            values.put("template", value);
            values.put("ownWords", TemplateWords.ownWords(value));
        });
        language.ifPresent(value -> values.put("language", value));
        return values;
    }
}
