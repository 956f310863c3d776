package dev.storywire.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.storywire.ingest");

    @Test
    void featuresDependOnEachOtherInOneDirectionOnly() {
        slices().matching(
                        "dev.storywire.ingest.(story|outbox|cluster|leader|retention|republication|push|preview|problem|status|feed|fetch|discovery|fulltext|schedule|websub|search|alert)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void kafkaIsKnownToTheOutboxAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..outbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..")
                .check(classes);
    }

    @Test
    void theWebIsReachedThroughTheFetcherAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..ingest.fetch..", "..ingest.access..", "..ingest.search..", "..ingest.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.core.http..", "io.vertx.core.net..", "java.net.http..", "io.netty..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URL")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .because("only the fetcher asks whether an address may be fetched from; the door of the service only"
                        + " answers, and the search service and the database are neighbours")
                .check(classes);
    }

    @Test
    void theFetcherKnowsNothingOfWhoUsesIt() {
        noClasses()
                .that()
                .resideInAPackage("..ingest.fetch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..ingest.story..",
                        "..ingest.feed..",
                        "..ingest.schedule..",
                        "..ingest.websub..",
                        "..ingest.alert..",
                        "..ingest.discovery..",
                        "..ingest.fulltext..",
                        "..ingest.push..",
                        "..ingest.preview..",
                        "..ingest.problem..")
                .check(classes);
    }

    @Test
    void robotsTxtIsReadInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..ingest.fulltext..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("crawlercommons..")
                .check(classes);
    }

    @Test
    void theDatabaseIsKnownToThoseAloneWhoOwnTables() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..story..",
                        "..outbox..",
                        "..leader..",
                        "..cluster..",
                        "..retention..",
                        "..republication..",
                        "..feed..",
                        "..schedule..",
                        "..websub..",
                        "..alert..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..", "org.hibernate..", "io.vertx.mutiny.sqlclient..", "java.sql..")
                .check(classes);
    }

    @Test
    void noClassOfAnotherServiceIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.storywire.search..", "dev.storywire.gateway..", "dev.storywire.embedded..")
                .check(classes);
    }
}
