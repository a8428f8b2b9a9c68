package org.vigil.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one browser for the whole run, which reaches nothing but this machine. */
final class Chromium implements ExecutionCondition, ParameterResolver, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(Chromium.class);
    private static final AtomicBoolean SAID = new AtomicBoolean();

    /** Whatever a page asks for: no name but that of this machine is looked up. */
    private static final List<String> NOWHERE_ELSE = List.of(
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--no-proxy-server",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-domain-reliability",
            "--disable-quic",
            "--disable-sync",
            "--no-first-run",
            "--disable-gpu");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        return switch (Installed.find()) {
            case Installed.Found.All all -> ConditionEvaluationResult.enabled("there is a Chromium");
            case Installed.Found.Missing missing -> skip("Browser tests are not run: " + missing.why() + ".");
        };
    }

    private static ConditionEvaluationResult skip(String why) {
        if (Installed.isRequired()) {
            throw new IllegalStateException(why);
        }
        if (SAID.compareAndSet(false, true)) {
            System.out.println(why);
        }
        return ConditionEvaluationResult.disabled(why);
    }

    /** What is given to a constructor belongs to one test. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Visits.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Browser browser = test.getRoot()
                .getStore(OURS)
                .computeIfAbsent("one", key -> Running.start(), Running.class)
                .browser();
        return test.getStore(OURS).computeIfAbsent("visits", key -> new Visits(browser), Visits.class);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Visits visits = test.getStore(OURS).get("visits", Visits.class);
        if (visits != null) {
            visits.end();
        }
    }

    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
        static Running start() {
            if (!(Installed.find() instanceof Installed.Found.All(Installed installed))) {
                throw new IllegalStateException("there was a Chromium just now");
            }
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(installed.environment()));
            return new Running(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(installed.chromium())
                                    .setHeadless(true)
                                    .setArgs(NOWHERE_ELSE)));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
