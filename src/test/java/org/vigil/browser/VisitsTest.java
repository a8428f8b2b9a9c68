package org.vigil.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.vigil.testing.Secrets;

/** What no page may do is seen. */
@InBrowser
class VisitsTest {
    private static final String NOTHING = "<!DOCTYPE html><html lang=en><title>A page</title><p>nothing</p>";

    @Test
    void aSecretInAPageOrOnItsConsoleIsFound(Visits visits) {
        Page page = visits.desk();
        OtherSite plain = OtherSite.with(NOTHING);
        OtherSite tells = OtherSite.with(NOTHING + "<input value='" + Secrets.OF_ACCOUNTS + "'>");
        page.navigate(plain.address());
        assertThat(visits.forbidden()).isEmpty();
        page.navigate(tells.address());
        assertThat(visits.forbidden())
                .singleElement()
                .asString()
                .startsWith("a secret stands in " + tells.address())
                .doesNotContain(Secrets.OF_ACCOUNTS);
        page.navigate(plain.address());
        page.evaluate("secret => console.log('key ' + secret)", Secrets.OF_ACCOUNTS);
        assertThat(visits.forbidden())
                .singleElement()
                .asString()
                .startsWith("a secret was written to the console of " + plain.address())
                .doesNotContain(Secrets.OF_ACCOUNTS);
        plain.close();
        tells.close();
    }
}
