package org.vigil.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
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
        assertThat(found(page, visits)).isEmpty();
        page.navigate(tells.address());
        page.navigate(plain.address());
        assertThat(found(page, visits))
                .as("of a page that is gone again")
                .singleElement()
                .asString()
                .startsWith("a secret stands in " + tells.address())
                .doesNotContain(Secrets.OF_ACCOUNTS);
        page.evaluate("secret => console.log('key ' + secret)", Secrets.OF_ACCOUNTS);
        assertThat(found(page, visits))
                .singleElement()
                .asString()
                .startsWith("a secret was written to the console of " + plain.address())
                .doesNotContain(Secrets.OF_ACCOUNTS);
        plain.close();
        tells.close();
    }

    /** What the page told before it answered this is heard by then. */
    private static List<String> found(Page page, Visits visits) {
        page.evaluate("1");
        return visits.forbidden();
    }
}
