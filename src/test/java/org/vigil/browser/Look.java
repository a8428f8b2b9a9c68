package org.vigil.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vigil.testing.Secrets;

/**
 * What holds of every page, whatever is on it: axe-core finds no violation, light or dark, and nothing is wider than a
 * telephone. Its screenshots stay in target/screenshots: on a telephone in light, and where {@code VIGIL_BROWSER} insists also
 * on a desk and in dark.
 */
final class Look {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String LIGHT = "light";
    private static final String DARK = "dark";
    private static final int NARROW = 320;
    private static final int HEIGHT = 844;
    private static final String AXE = script();

    private static final String VIOLATIONS = """
            async options => (await axe.run(document, options)).violations
                .flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.failureSummary + ' ' + node.html))""";
    private static final String TOO_WIDE = """
            () => document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.querySelectorAll('body *')]
                .filter(each => each.getBoundingClientRect().right > window.innerWidth + 1 || each.getBoundingClientRect().left < -1)
                .map(each => each.outerHTML.slice(0, 160)).slice(0, 5)""";

    private Look() {}

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Look.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name of the screenshots */
    static void at(Page page, String name) {
        assertThat(page.locator("h1").count())
                .as("headings of the first order on " + name)
                .isEqualTo(1);
        assertThat(page.locator("main").count()).as("main parts of " + name).isEqualTo(1);
        assertThat(page.locator("body").innerText())
                .as("keys without a text on " + name)
                .doesNotContainPattern("\\?\\?(?!account\\.key\\.token_)[\\w.-]+_en\\?\\?");
        assertThat(page.title()).as("title of " + name).isNotBlank();
        assertThat(Secrets.has(page.content())).as("a secret stands on " + name).isFalse();
        CDPSession chromium = page.context().newCDPSession(page);
        for (String scheme : List.of(LIGHT, DARK)) {
            chromium.send("Emulation.setEmulatedMedia", media(scheme));
            for (int width : widths(scheme)) {
                page.setViewportSize(width, HEIGHT);
                keep(page, chromium, name, width, scheme);
            }
            hasNoViolation(page, name, scheme);
        }
        chromium.send("Emulation.setEmulatedMedia", media(LIGHT));
        for (int width : List.of(NARROW, Visits.TELEPHONE)) {
            page.setViewportSize(width, HEIGHT);
            assertThat(page.evaluate(TOO_WIDE))
                    .as("%s is wider than %d pixels", name, width)
                    .isEqualTo(List.of());
        }
    }

    /** As a screen that is light or dark has it, from now on. */
    static void in(Page page, String scheme) {
        page.context().newCDPSession(page).send("Emulation.setEmulatedMedia", media(scheme));
    }

    /** Where a browser is insisted on there is time for all pictures; else there are the ones that most people would see. */
    private static List<Integer> widths(String scheme) {
        return Installed.isRequired()
                ? List.of(Visits.TELEPHONE, Visits.DESK)
                : scheme.equals(LIGHT) ? List.of(Visits.TELEPHONE) : List.of();
    }

    /** Playwright writes its own enums in the machine's language: here, in Turkish, "lıght" and "dısabled". */
    private static JsonObject media(String scheme) {
        return JsonParser.parseString(
                        "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"" + scheme + "\"}]}")
                .getAsJsonObject();
    }

    /** All of the page, quickly. */
    private static void keep(Page page, CDPSession chromium, String name, int width, String scheme) {
        Object height = page.evaluate("() => document.documentElement.scrollHeight");
        JsonObject asked = JsonParser.parseString(
                        "{\"captureBeyondViewport\": true, \"optimizeForSpeed\": true, \"clip\": {\"x\": 0, \"y\": 0, \"scale\": 1, \"width\": "
                                + width + ", \"height\": " + height + "}}")
                .getAsJsonObject();
        byte[] picture = Base64.getDecoder()
                .decode(chromium.send("Page.captureScreenshot", asked)
                        .get("data")
                        .getAsString());
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + "-" + width + "-" + scheme + ".png"), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where only the colours are others, only their contrast is looked at. */
    private static void hasNoViolation(Page page, String name, String scheme) {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(AXE + ";0");
        }
        Map<String, Object> options = scheme.equals(DARK)
                ? Map.of(
                        "resultTypes",
                        List.of("violations"),
                        "runOnly",
                        List.of("color-contrast", "link-in-text-block"))
                : Map.of("resultTypes", List.of("violations"));
        assertThat(page.evaluate(VIOLATIONS, options))
                .as("what axe-core finds on %s, %s", name, scheme)
                .isEqualTo(List.of());
    }
}
