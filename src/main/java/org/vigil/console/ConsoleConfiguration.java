package org.vigil.console;

import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.vigil.access.Doors;
import org.vigil.database.Database;
import org.vigil.engagement.report.Report;
import org.vigil.node.Node;

/** The pages, and no more of Spring than they need: nothing is scanned for, and nothing is configured by what lies about. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:console/console.properties")
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    MessageSourceAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class
})
@Import({
    SecurityConfiguration.class,
    WebSettings.class,
    Frame.class,
    OverviewPage.class,
    SandboxPage.class,
    ErrorPage.class,
    SignInPage.class,
    WelcomePage.class,
    SecondFactorPage.class,
    MePage.class,
    StopPage.class,
    Today.class,
    HoldPage.class,
    PeoplePage.class,
    PersonPage.class,
    PersonPhoto.class,
    LiftPage.class,
    VerifyPage.class,
    ReviewPage.class,
    TakedownPage.class,
    DeletePage.class,
    CorrectPage.class,
    DraftPage.class,
    NewPersonPage.class,
    EditPersonPage.class,
    PersonChangePage.class,
    PhotoUploadPage.class,
    ImportPage.class,
    DeliveriesPage.class,
    DeliveryPage.class,
    ApprovalsPage.class,
    ApprovalPage.class,
    PicturePage.class,
    CalendarPage.class,
    SlotPage.class,
    PinPage.class,
    TemplatesPage.class,
    TemplatePage.class,
    NewTemplatePage.class,
    HistoryPage.class,
    SchedulesPage.class,
    SchedulePage.class,
    StartPage.class,
    EventsPage.class,
    EventPage.class,
    EventEditPage.class,
    EventFilePage.class,
    EventRemovalPage.class,
    ScheduleRemovalPage.class,
    EngagementPage.class,
    EngagementLogPage.class,
    AccountsPage.class,
    AccountKeysPage.class,
    AccountCodePage.class,
    AccountTestPage.class,
    AccountRemovalPage.class,
    FirstHourPage.class,
    RehearsalPage.class,
    PreviewPage.class,
    ConsentPage.class,
    FamilyPage.class,
    OrganisationsPage.class,
    OrganisationFormPage.class,
    OrganisationRemovalPage.class,
    UsersPage.class,
    SettingsPage.class,
    SettingsSectionPage.class,
    SettingsFilePage.class,
    AuditPage.class
})
public class ConsoleConfiguration {
    @Bean
    FilterRegistrationBean<Guard> guard(Listen listen) {
        FilterRegistrationBean<Guard> guard = new FilterRegistrationBean<>(new Guard(listen));
        guard.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        // What is for followers is answered before.
        guard.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return guard;
    }

    @Bean
    Doors doors(Node node) {
        return node.doors();
    }

    /** What the reports that stand alone are made of as well. */
    @Bean
    ClassLoaderTemplateResolver reportParts() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Report.class.getClassLoader());
        resolver.setPrefix("report/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setResolvablePatterns(Set.of("report-sections"));
        resolver.setOrder(1);
        return resolver;
    }

    @Bean
    Faces faces(Node node) {
        return new Faces(node);
    }

    @Bean
    ComingCosts comingCosts(Node node) {
        return new ComingCosts(node);
    }

    @Bean
    AccountTrials accountTrials(Node node) {
        return new AccountTrials(node);
    }

    @Bean
    AccountSignIn accountSignIn(Node node, Cookies cookies) {
        return new AccountSignIn(node, cookies, new HalfSignIns(node.clock()));
    }

    @Bean
    Cards cards(TeamFiles files) {
        return new Cards(files);
    }

    @Bean
    Posts posts(Database database) {
        return new Posts(database.jdbc());
    }

    @Bean
    SandboxThreads sandboxThreads(Database database) {
        return new SandboxThreads(database.jdbc());
    }

    @Bean
    Ledger ledger(Database database) {
        return new Ledger(database.jdbc());
    }

    /** The language of the texts that are there, whatever a browser asks for. */
    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.ENGLISH);
    }
}
