package org.vigil.exchange;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Countries by code and by their names in the languages of lists, and the zone of those that have only one. */
final class CountryNames {
    private static final Map<String, String> CODES = read();

    private static final Map<String, Optional<String>> ZONES = new ConcurrentHashMap<>();

    private CountryNames() {}

    private static Map<String, String> read() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Stream.of("en", "ru", "uk", "be", "pl", "az", "tr", "ar", "fa", "es", "zh", "vi")
                    .map(language -> com.ibm.icu.util.ULocale.getDisplayCountry("und-" + code, language))
                    .forEach(name -> codes.putIfAbsent(PlainWords.of(name), code));
        }
        for (String code : Locale.getISOCountries()) {
            codes.put(code.toLowerCase(Locale.ROOT), code);
        }
        return codes;
    }

    static Optional<String> code(String text) {
        return Optional.ofNullable(CODES.get(PlainWords.of(text)));
    }

    /** Empty where a country has several zones: then somebody has to say which. */
    static Optional<String> onlyZone(String code) {
        return ZONES.computeIfAbsent(code, CountryNames::zone);
    }

    private static Optional<String> zone(String code) {
        Set<String> zones = TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, code, null);
        return zones.size() == 1 ? zones.stream().findFirst() : Optional.empty();
    }
}
