package org.vigil.browser;

import com.microsoft.playwright.Page;

/** Somebody who has a keyboard and nothing else. */
final class Keys {
    private static final int MANY = 80;

    private static final String NAME = """
            () => { const at = document.activeElement;
                    const said = at.labels && at.labels.length ? at.labels[0].textContent : at.textContent;
                    return said.replace(/\\s+/g, ' ').trim(); }""";

    private Keys() {}

    static String focused(Page page) {
        return String.valueOf(page.evaluate(NAME));
    }

    /** Steps on until what is called so has the focus, and shows it. */
    static void to(Page page, String name) {
        for (int step = 0; step < MANY; step++) {
            if (focused(page).equals(name)) {
                if (!Boolean.TRUE.equals(
                        page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle !== 'none'"))) {
                    throw new AssertionError("nobody sees that \"" + name + "\" has the focus");
                }
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not lead to \"" + name + "\" on " + page.url());
    }
}
