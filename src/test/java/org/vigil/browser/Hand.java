package org.vigil.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/** Somebody at a page who types at a person's speed and looks for a while before each step; counts what it took. */
final class Hand {
    /** 200 signs a minute: who types with a few fingers. */
    static final int MILLIS_A_SIGN = Integer.getInteger("hand.sign", 300);

    /** To find the next field or button. */
    static final int MILLIS_TO_LOOK = Integer.getInteger("hand.look", 2_000);

    private final Page page;
    private int clicks;
    private int fields;
    private int signs;

    Hand(Page page) {
        this.page = page;
    }

    Page page() {
        return page;
    }

    int clicks() {
        return clicks;
    }

    int fields() {
        return fields;
    }

    int signs() {
        return signs;
    }

    private void look() {
        page.waitForTimeout(MILLIS_TO_LOOK);
    }

    private Locator field(String name) {
        return page.locator("main [name='" + name + "']:not([type=hidden])").first();
    }

    Hand type(String name, String value) {
        look();
        page.waitForTimeout(value.length() * MILLIS_A_SIGN);
        field(name).fill(value);
        fields++;
        signs += value.length();
        return this;
    }

    /** Pasted, and not typed. */
    Hand paste(String name, String value) {
        look();
        field(name).fill(value);
        fields++;
        return this;
    }

    Hand choose(String name, String value) {
        look();
        field(name).selectOption(value);
        fields++;
        return this;
    }

    Hand tick(String name, String value) {
        look();
        page.locator("main input[name='" + name + "'][value='" + value + "']")
                .first()
                .check();
        fields++;
        return this;
    }

    Hand file(String name, FilePayload file) {
        look();
        field(name).setInputFiles(file);
        fields++;
        return this;
    }

    Hand press(String words) {
        look();
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true))
                .first()
                .click();
        clicks++;
        return this;
    }

    Hand follow(String words) {
        look();
        page.locator("a:visible")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .click();
        clicks++;
        return this;
    }
}
