package org.vigil.browser;

import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** A slow mobile network: 400 ms there and back, 400 kbit a second. */
final class Slowly {
    private Slowly() {}

    static void slow(Page page) {
        CDPSession chromium = page.context().newCDPSession(page);
        chromium.send("Network.enable");
        chromium.send(
                "Network.emulateNetworkConditions",
                JsonParser.parseString(
                                "{\"offline\": false, \"latency\": 400, \"downloadThroughput\": 50000, \"uploadThroughput\": 50000}")
                        .getAsJsonObject());
    }

    /** Of the page and all that it loaded, as they came over the network. */
    static int bytes(Page page) {
        return ((Number) page.evaluate("() => performance.getEntries().filter(each => each.transferSize)"
                        + ".reduce((sum, each) => sum + each.transferSize, 0)"))
                .intValue();
    }
}
