package org.vigil.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.vigil.testing.Secrets;

/**
 * What one test opens in the browser. In the end it is seen whether a page did what none may do: ask another host, show a
 * dialog, break its own policy, end a script with an error, or have a secret in it or on its console.
 */
public final class Visits {
    static final int TELEPHONE = 390;
    static final int DESK = 1280;
    private static final int HEIGHT = 844;
    private static final Pattern ELSEWHERE =
            Pattern.compile("^(?!http://127\\.0\\.0\\.1[:/]|data:|blob:|about:).*", Pattern.CASE_INSENSITIVE);

    private final Browser browser;
    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> forbidden = new ArrayList<>();

    Visits(Browser browser) {
        this.browser = browser;
    }

    /** At a telephone's width. */
    Page telephone(Cookie... cookies) {
        return page(as -> as.setViewportSize(TELEPHONE, HEIGHT).setHasTouch(true), cookies);
    }

    Page desk(Cookie... cookies) {
        return page(as -> as.setViewportSize(DESK, HEIGHT), cookies);
    }

    Page withoutScripts(Cookie... cookies) {
        return page(as -> as.setViewportSize(TELEPHONE, HEIGHT).setJavaScriptEnabled(false), cookies);
    }

    /** Somebody who reads this in New York, in English. */
    Page page(UnaryOperator<Browser.NewContextOptions> as, Cookie... cookies) {
        BrowserContext context = browser.newContext(
                as.apply(new Browser.NewContextOptions().setLocale("en-GB").setTimezoneId("America/New_York")));
        open.add(context);
        context.setDefaultTimeout(20_000);
        context.addCookies(List.of(cookies));
        context.route(ELSEWHERE, asked -> {
            forbidden.add("asked for " + asked.request().url());
            asked.abort();
        });
        context.onDialog(dialog -> {
            forbidden.add("said " + dialog.message());
            dialog.dismiss();
        });
        context.onWebError(error -> forbidden.add("a script ended with " + error.error()));
        context.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                forbidden.add(message.text());
            }
            if (Secrets.has(message.text())) {
                forbidden.add("a secret was written to the console of "
                        + message.page().url());
            }
        });
        return context.newPage();
    }

    /** What Chromium has made of each open page by now, what scripts put into it as well. */
    private void look() {
        open.stream().flatMap(context -> context.pages().stream()).forEach(page -> {
            if (Secrets.has(page.content())) {
                forbidden.add("a secret stands in " + page.url());
            }
        });
    }

    /** What pages did so far that none may do; it is told once. */
    List<String> forbidden() {
        look();
        List<String> all = List.copyOf(forbidden);
        forbidden.clear();
        return all;
    }

    void end() {
        look();
        open.forEach(BrowserContext::close);
        assertThat(forbidden).as("what no page may do").isEmpty();
    }
}
